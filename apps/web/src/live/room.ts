/**
 * One document of a plan, open on this page: its copy on this device, its socket, and the truth about both.
 *
 * What is typed is on its way at once, and on this device behind the frame that shows it. Nothing is shown as the plan's content before
 * this device or the server has given it.
 */
import { findSectionOfKind, readMeta } from '@tangram/plan';
import type { SaveState as DocumentState } from '@tangram/sync/client';
import { Awareness } from 'y-protocols/awareness';
import * as Y from 'yjs';
import { sectionOf } from '../editor/section-of.ts';
import { readLetter } from '../editor/typing/painted-first.ts';
import { sayConnected } from '../ui/connected-again.ts';
import { createStore, type Store } from '../ui/store.ts';
import { whenQuiet } from '../ui/when-quiet.ts';
import { keepCopy } from './kept-copy.ts';
import { storeName, type Unsent, unsentNotes } from './local-copy.ts';
import { type DocumentSocket, openSocket } from './socket.ts';

interface RoomState {
  /** The plan's content is here and may be shown. */
  readonly ready: boolean;
  /** The server has told what it has of the plan: nothing that was stored before this page opened is missing. */
  readonly heard: boolean;
  readonly line: DocumentState;
  readonly unsentBefore: boolean;
  readonly kept: boolean;
  readonly starting: boolean;
  /** The server does not let it in, because this person has as many documents open as go at once. */
  readonly crowded: boolean;
  /** The server has ended this for good, with this code. */
  readonly closed: number | null;
}

export interface Room {
  readonly name: string;
  readonly doc: Y.Doc;
  readonly awareness: Awareness;
  readonly state: Store<RoomState>;
  /** Resolves when the copy on this device has been read; never when this device cannot. */
  readonly loaded: Promise<unknown>;
  /** The sections in which this device has words that were not acknowledged; null when there are none. */
  unsent(): Unsent | null;
  /** Connects once more after the server has ended it: the person has signed in again. */
  again(): void;
  /** Ends the connection; the copy on this device stays. */
  close(): Promise<void>;
}

export interface RoomOptions {
  readonly document: string;
  readonly personId: string;
  readonly generation: number;
  readonly schemaVersion: number;
  /** Bytes that the server tells every open page of the plan. */
  readonly onTold: (bytes: Uint8Array) => void;
}

/** How long the first answer may take before the page says that it is offline. */
const startingMs = 3_000;
/** How long the server is not asked while the copy on this device is being read. */
const copyPatienceMs = 1_000;

export function openRoom({ document, personId, generation, schemaVersion, onTold }: RoomOptions): Room {
  const doc = new Y.Doc();
  // The editor would read it as a change of the new text.
  doc.on('beforeAllTransactions', readLetter);
  // Sooner for what this page does by itself: the letter would be a part of that, and undo takes back what was typed alone.
  doc.transact = (act, origin = null) => {
    readLetter();
    return Y.transact(doc, act, origin);
  };
  const awareness = new Awareness(doc);
  const notes = unsentNotes(personId, document);
  notes.takeOver();
  // Not for each key: whoever goes on typing keeps the note.
  const cleared = whenQuiet(() => notes.clear());
  const state = createStore<RoomState>({
    ready: false,
    heard: false,
    line: { kind: 'offline', unsent: false },
    unsentBefore: notes.read() !== null,
    kept: 'indexedDB' in globalThis,
    starting: true,
    crowded: false,
    closed: null,
  });
  const set = (changed: Partial<RoomState>) => state.set({ ...state.get(), ...changed });
  const look = () => {
    if (!state.get().ready && readMeta(doc) !== null) set({ ready: true });
  };
  /** Are the words of earlier visits here, if this device can give them at all? */
  let hasCopy = !state.get().kept;
  const copy = state.get().kept
    ? keepCopy(storeName(personId, document, generation), doc, () => {
        hasCopy = true;
        set({ kept: false });
        connect();
      })
    : null;
  void copy?.loaded.then(() => {
    hasCopy = true;
    connect();
    look();
    if (socket?.isSaved) allIsSaved();
  });
  // The answer to the server's question held everything of this document.
  const allIsSaved = () => {
    cleared.ask();
    set({ unsentBefore: false });
  };

  let isOver = false;
  let socket: DocumentSocket | null = null;
  const typed = (_update: Uint8Array, origin: unknown, _doc: Y.Doc, transaction: Y.Transaction) => {
    if (origin === socket?.origin || origin === copy?.origin) return;
    cleared.stop();
    const touched = [...transaction.changed.keys()].flatMap((type) => sectionOf(doc, type) ?? []);
    notes.wrote(() => planTitle(doc), touched);
  };

  const connect = () => {
    if (isOver || socket !== null) return;
    clearTimeout(copyPatience);
    socket = openSocket(doc, {
      document,
      awareness,
      schemaVersion,
      generation,
      unsentBefore: () => notes.read() !== null,
      loadedBy: [copy?.origin],
      onState: (next) => {
        if (state.get().line.kind === 'offline' && next.kind !== 'offline') sayConnected();
        set({ line: next, ...(next.kind === 'offline' ? {} : { starting: false }) });
        if (next.kind === 'saved' && hasCopy) allIsSaved();
      },
      onTell: onTold,
      onClosed: (code) => set({ closed: code, starting: false }),
      onCrowded: () => set({ crowded: true, starting: false }),
      onSync: (hasAll) => {
        if (hasAll && (state.get().crowded || !state.get().heard)) set({ heard: true, crowded: false });
        look();
      },
    });
    // Nothing can have been typed before: with somebody who listens every word that the copy brings would be written down once more.
    doc.on('update', typed);
  };
  // The server is asked for what this device does not have. Asked before the copy is read, it would send the whole plan, and be sent it.
  const copyPatience = setTimeout(connect, copyPatienceMs);
  if (hasCopy) connect();
  const patience = setTimeout(() => set({ starting: false }), startingMs);

  return {
    name: document,
    doc,
    awareness,
    state,
    loaded: copy?.loaded ?? Promise.resolve(),
    unsent: () => notes.read(),
    again() {
      if (state.get().closed === null) return;
      set({ closed: null });
      socket?.again();
    },
    async close() {
      isOver = true;
      clearTimeout(patience);
      clearTimeout(copyPatience);
      if (socket?.isSaved && hasCopy) notes.clear();
      cleared.stop();
      socket?.close();
      await copy?.close();
      doc.destroy();
    },
  };
}

/** What the plan is called, for a person who is asked about unsent words; '' in the authors' part, which has no title. */
function planTitle(doc: Y.Doc): string {
  return findSectionOfKind(doc, 'overview')?.title?.toString() ?? '';
}
