/**
 * One document of a plan, open on this page: its copy on this device, its socket, and the truth about both.
 *
 * What is typed is on this device at once and on its way at once. A dead link is noticed within seconds. Nothing is shown as the plan's
 * content before this device or the server has given it.
 */

import { findSectionOfKind, readMeta } from '@tangram/plan';
import { closeCode } from '@tangram/sync/client';
import { IndexeddbPersistence } from 'y-indexeddb';
import { WebsocketProvider } from 'y-websocket';
import * as Y from 'yjs';
import { sectionOf } from '../editor/section-of.ts';
import { createStore, type Store } from '../ui/store.ts';
import { createLine } from './line.ts';
import { storeName, type Unsent, unsentNote } from './local-copy.ts';

export interface RoomState {
  /** The plan's content is here and may be shown. */
  readonly ready: boolean;
  readonly connected: boolean;
  readonly starting: boolean;
  readonly unsent: boolean;
  /** The server's disk refuses for now. */
  readonly notSaving: boolean;
  /** This device keeps a copy. */
  readonly kept: boolean;
  /** The server has ended this for good, and why. */
  readonly closed: { readonly code: number } | null;
}

export interface Room {
  readonly name: string;
  readonly doc: Y.Doc;
  readonly awareness: WebsocketProvider['awareness'];
  readonly state: Store<RoomState>;
  /** The sections in which this device has words that were not acknowledged. */
  unsent(): Unsent | null;
  /** Ends the connection; the copy on this device stays. */
  close(): void;
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

export function openRoom(options: RoomOptions): Room {
  const { document: name, personId, generation, schemaVersion } = options;
  const doc = new Y.Doc();
  const note = unsentNote(personId, name);
  const kept = typeof indexedDB !== 'undefined';
  const state = createStore<RoomState>({
    ready: false,
    connected: false,
    starting: true,
    unsent: note.get() !== null,
    notSaving: false,
    kept,
    closed: null,
  });
  const set = (changed: Partial<RoomState>) => state.set({ ...state.get(), ...changed });
  const look = () => {
    if (!state.get().ready && readMeta(doc) !== null) set({ ready: true });
  };

  const copy = kept ? new IndexeddbPersistence(storeName(personId, name, generation), doc) : null;
  copy?.whenSynced.then(look);

  const line = createLine({
    onAcknowledged: () => {
      note.set(null);
      set({ unsent: false });
    },
    onNotSaving: (notSaving) => set({ notSaving }),
    onTold: options.onTold,
    onSilence: () => again(),
  });
  const provider = new WebsocketProvider(`${location.origin.replace(/^http/, 'ws')}/live`, name, doc, {
    disableBc: true,
    WebSocketPolyfill: line.Socket,
    maxBackoffTime: backoffLeastMs + Math.random() * backoffSpreadMs,
    params: { ack: '1', schema: String(schemaVersion), generation: String(generation) },
  });
  line.attach(provider);
  const again = () => {
    if (state.get().closed !== null) return;
    provider.wsUnsuccessfulReconnects = 0;
    provider.disconnect();
    provider.connect();
  };

  const typed = (_update: Uint8Array, origin: unknown, _doc: Y.Doc, transaction: Y.Transaction) => {
    if (origin === provider || origin === copy) return;
    const touched = [...transaction.changed.keys()].flatMap((type) => sectionOf(doc, type) ?? []);
    note.set({ title: planTitle(doc), sections: [...new Set([...(note.get()?.sections ?? []), ...touched])] });
    if (!state.get().unsent) set({ unsent: true });
  };
  doc.on('update', typed);
  provider.on('sync', (synced) => {
    look();
    set({ connected: synced, ...(synced ? { starting: false } : {}) });
  });
  provider.on('connection-close', () => set({ connected: false, starting: false }));
  provider.on('closed', ({ code }) => set({ closed: { code }, connected: false, starting: false }));
  const patience = setTimeout(() => set({ starting: false }), startingMs);

  // The browser's word on the network is a hint: the link is tried anew, and the trying tells.
  const probe = () => line.probe();
  const seen = () => {
    if (document.visibilityState === 'visible') probe();
  };
  addEventListener('online', again);
  addEventListener('offline', again);
  document.addEventListener('visibilitychange', seen);

  return {
    name,
    doc,
    awareness: provider.awareness,
    state,
    unsent: () => note.get(),
    close() {
      clearTimeout(patience);
      removeEventListener('online', again);
      removeEventListener('offline', again);
      document.removeEventListener('visibilitychange', seen);
      line.close();
      provider.destroy();
      doc.destroy();
    },
  };
}

/** The close codes after which this device's words can no longer go into the plan by themselves. */
export const endings: ReadonlySet<number> = new Set([
  closeCode.badFrame,
  closeCode.noAccess,
  closeCode.notFound,
  closeCode.fork,
  closeCode.tooLarge,
  closeCode.invalidContent,
]);

/** What the plan is called, for a person who is asked about unsent words; '' in the authors' part, which has no title. */
function planTitle(doc: Y.Doc): string {
  return findSectionOfKind(doc, 'overview')?.title?.toString() ?? '';
}
