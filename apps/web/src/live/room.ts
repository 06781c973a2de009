/**
 * One document of a plan, open on this page: its copy on this device, its socket, and the truth about both.
 *
 * What is typed is on this device at once and on its way at once. Nothing is shown as the plan's content before this device or the
 * server has given it.
 */
import { findSectionOfKind, readMeta } from '@tangram/plan';
import { attachAcknowledgements, type SaveState as DocumentState, messageType, syncType } from '@tangram/sync/client';
import { WebsocketProvider } from 'y-websocket';
import * as Y from 'yjs';
import { sectionOf } from '../editor/section-of.ts';
import { tellSelection } from '../editor/selection-in-time.ts';
import { createStore, type Store } from '../ui/store.ts';
import { whenQuiet } from '../ui/when-quiet.ts';
import { keepCopy } from './kept-copy.ts';
import { storeName, type Unsent, unsentNotes } from './local-copy.ts';
import { ownKeyFirst } from './own-key-first.ts';

interface RoomState {
  /** The plan's content is here and may be shown. */
  readonly ready: boolean;
  /** The server has told what it has of the plan: nothing that was stored before this page opened is missing. */
  readonly heard: boolean;
  readonly line: DocumentState;
  readonly unsentBefore: boolean;
  readonly kept: boolean;
  readonly starting: boolean;
  /** The server has ended this for good, with this code. */
  readonly closed: number | null;
}

export interface Room {
  readonly name: string;
  readonly doc: Y.Doc;
  readonly awareness: WebsocketProvider['awareness'];
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
const backoffLeastMs = 1_500;
const backoffSpreadMs = 2_500;

export function openRoom({ document, personId, generation, schemaVersion, onTold }: RoomOptions): Room {
  const doc = new Y.Doc();
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
      })
    : null;
  void copy?.loaded.then(() => {
    hasCopy = true;
    look();
    if (line.state.kind === 'saved') allIsSaved();
  });
  // The answer to the server's question held everything of this document.
  const allIsSaved = () => {
    cleared.ask();
    set({ unsentBefore: false });
  };

  const provider = new WebsocketProvider(`${location.origin.replace(/^http/, 'ws')}/live`, document, doc, {
    disableBc: true,
    // Reconnects of many pages after a restart are spread.
    maxBackoffTime: backoffLeastMs + Math.random() * backoffSpreadMs,
    params: { ack: '1', schema: String(schemaVersion), generation: String(generation) },
  });
  const line = attachAcknowledgements(provider, doc, {
    unsentBefore: () => notes.read() !== null,
    loadedBy: [copy?.origin],
    onState: (next) => {
      set({ line: next, ...(next.kind === 'offline' ? {} : { starting: false }) });
      if (next.kind === 'saved' && hasCopy) allIsSaved();
    },
    onTell: onTold,
    onClosed: (code) => set({ closed: code, starting: false }),
  });
  provider.on('sync', (hasAll: boolean) => {
    if (hasAll && !state.get().heard) set({ heard: true });
    look();
  });
  // A colleague's words are drawn with the caret where the editor believes it to be. Once they are in the document it is too late
  // to tell: an old place in the text would be taken for one in the new text.
  const readSync = provider.messageHandlers[messageType.sync];
  const key = ownKeyFirst();
  provider.messageHandlers[messageType.sync] = (...message) => {
    const read = () => {
      tellSelection();
      readSync?.(...message);
    };
    const [, { arr, pos }] = message;
    if (arr[pos] === syncType.update) return key.behind(read);
    // A question is answered from all that came before it.
    key.letGo();
    read();
  };
  // The stock provider repeats to the server what the server has just said of the others; each page speaks for itself alone.
  const tellPresence = provider._awarenessUpdateHandler;
  provider.awareness.off('update', tellPresence);
  const tellOwnPresence: typeof tellPresence = (changed, origin) => {
    if (origin !== provider) tellPresence(changed, origin);
  };
  provider.awareness.on('update', tellOwnPresence);
  const patience = setTimeout(() => set({ starting: false }), startingMs);

  const typed = (_update: Uint8Array, origin: unknown, _doc: Y.Doc, transaction: Y.Transaction) => {
    if (origin === provider || origin === copy?.origin) return;
    cleared.stop();
    const touched = [...transaction.changed.keys()].flatMap((type) => sectionOf(doc, type) ?? []);
    notes.wrote(() => planTitle(doc), touched);
  };
  doc.on('update', typed);

  return {
    name: document,
    doc,
    awareness: provider.awareness,
    state,
    loaded: copy?.loaded ?? Promise.resolve(),
    unsent: () => notes.read(),
    again() {
      if (state.get().closed === null) return;
      set({ closed: null });
      provider.connect();
    },
    async close() {
      clearTimeout(patience);
      key.end();
      if (line.state.kind === 'saved' && hasCopy) notes.clear();
      cleared.stop();
      line.destroy();
      provider.awareness.off('update', tellOwnPresence);
      provider.destroy();
      await copy?.close();
      doc.destroy();
    },
  };
}

/** What the plan is called, for a person who is asked about unsent words; '' in the authors' part, which has no title. */
function planTitle(doc: Y.Doc): string {
  return findSectionOfKind(doc, 'overview')?.title?.toString() ?? '';
}
