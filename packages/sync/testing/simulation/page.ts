/**
 * One tab with one document open: the stock provider and our acknowledgements as they are, a copy on the
 * device that outlives the tab, and an undo stack. What it says about itself is held against the disk.
 */

import { WebsocketProvider } from 'y-websocket';
import * as Y from 'yjs';
import { type Acknowledgements, attachAcknowledgements } from '../../client/acknowledgements.ts';
import type { Access } from '../../client/codes.ts';
import type { DocumentName, PersonKey } from '../../src/names.ts';
import { scanTrusted } from '../../src/scan.ts';
import type { Cable, PageEnd } from './cable.ts';
import { newDocument } from './documents.ts';
import type { Judge } from './judge.ts';
import type { Ledger } from './ledger.ts';
import { Actor, type VirtualTime } from './time.ts';
import type { Accuse } from './violation.ts';

/** Where a person works; what it keeps of a document outlives every tab. */
export interface Device {
  readonly person: PersonKey;
  /** by document and generation, in the order in which it was written */
  readonly copies: Map<string, Uint8Array[]>;
  /** by the same: pages whose words were not all acknowledged, and how often each has written since */
  readonly unsent: Map<string, Map<string, number>>;
}

export interface PageOptions {
  readonly name: string;
  readonly device: Device;
  readonly document: DocumentName;
  readonly generation: number;
  readonly time: VirtualTime;
  readonly ledger: Ledger;
  readonly judge: () => Judge;
  /** Opens a socket of this page. */
  readonly connect: (page: Page) => PageEnd;
  /** Somebody writes under this client id. */
  readonly writesAs: (client: number, person: PersonKey) => void;
  readonly trace: (line: string) => void;
  readonly accuse: Accuse;
  readonly copyMs: number;
  readonly backoffMs: number;
  /** Does it wait for the copy on the device before it connects? */
  readonly isPatient: boolean;
  /** Does it repeat to the server what it hears of others, as the stock client does? */
  readonly repeatsOthers: boolean;
}

const COPY = 'the copy on this device';

export class Page {
  readonly options: PageOptions;
  readonly actor: Actor;
  readonly doc: Y.Doc = newDocument();
  readonly undo: Y.UndoManager;
  readonly line: Acknowledgements;
  readonly provider: WebsocketProvider;
  role: Access | null = null;
  /** the code with which the server ended it for good */
  closedWith: number | null = null;
  cable: Cable | null = null;
  isGone = false;
  isOffline = false;
  /** sockets that were opened while offline */
  readonly hanging: PageEnd[] = [];
  /** Has its content been here, from the server or from the device? */
  isReady = false;
  /** where this person goes on typing */
  caret: { readonly after: Y.RelativePosition; readonly run: string[] } | null = null;
  /** what was written here and, for all that was proven so far, might not be stored */
  #unproven: Uint8Array[] = [];
  /** Is everything here that the device kept? */
  #hasCopy = false;

  constructor(options: PageOptions) {
    this.options = options;
    const { name, device, document, time, ledger, writesAs } = options;
    this.actor = new Actor(name);
    time.current = this.actor;
    const { doc } = this;
    const page = this;
    class Socket {
      constructor() {
        // biome-ignore lint/correctness/noConstructorReturn: a provider makes its sockets by itself, with `new`
        return options.connect(page);
      }
    }
    doc.on('afterTransaction', (transaction: Y.Transaction) => {
      if (transaction.origin === this.provider || transaction.origin === COPY) return;
      writesAs(doc.clientID, device.person);
      ledger.wrote(document, transaction);
    });
    doc.on('update', (update: Uint8Array, origin: unknown) => {
      if (origin === COPY) return;
      const keep = () => this.#copies().push(update);
      time.after(this.actor, options.copyMs, keep);
      if (origin === this.provider) return;
      this.#unproven.push(update);
      notes.set(name, (notes.get(name) ?? 0) + 1);
    });
    const notes = this.#notes();
    const before = new Map(notes);
    const tracked = new Set([this]);
    this.undo = new Y.UndoManager([doc.getText('text'), doc.getXmlFragment('body')], {
      trackedOrigins: tracked,
      captureTimeout: 300,
      doc,
    });
    this.provider = new WebsocketProvider('sim:', document, doc, {
      connect: false,
      disableBc: true,
      maxBackoffTime: options.backoffMs,
      WebSocketPolyfill: Socket as unknown as typeof WebSocket,
    });
    process.off('exit', this.provider._exitHandler);
    if (!options.repeatsOthers) this.#speakOnlyForItself();
    this.line = attachAcknowledgements(this.provider, doc, {
      loadedBy: [COPY],
      unsentBefore: () => notes.size > 0,
      onState: ({ kind }) => {
        if (kind !== 'saved' || !this.#hasCopy) return;
        notes.delete(name);
        // Another tab may have written on since this one took over its words.
        for (const [other, times] of before) if (notes.get(other) === times) notes.delete(other);
        before.clear();
      },
      onRole: (role) => {
        this.role = role;
      },
      onClosed: (code) => {
        this.closedWith = code;
        options.trace(`${name} is closed for good with ${code}`);
      },
    });
    this.provider.on('sync', (isSynced) => {
      if (isSynced) this.isReady = true;
    });
    time.after(this.actor, options.copyMs, () => {
      if (this.isGone) return;
      this.#loadCopy();
      if (options.isPatient) this.provider.connect();
    });
    if (!options.isPatient) this.provider.connect();
  }

  get person(): PersonKey {
    return this.options.device.person;
  }

  /** May there be words here that were not stored, and may not be? */
  get mayHoldMore(): boolean {
    return this.#unproven.length > 0;
  }

  /** Its machine loses the network, and nothing says so. */
  goOffline(): void {
    this.isOffline = true;
    this.cable?.up.hold('offline');
    this.cable?.down.hold('offline');
  }

  comeOnline(): void {
    this.isOffline = false;
    this.cable?.up.release('offline');
    this.cable?.down.release('offline');
    for (const end of this.hanging.splice(0)) this.options.time.after(this.actor, 0, () => end.closed(1006, ''));
  }

  /** The lid is opened. */
  wake(): void {
    this.options.time.wake(this.actor);
    this.cable?.up.release('asleep');
  }

  /** Is it saying that everything written here is stored? Then it must be. */
  check(): void {
    if (this.#unproven.length === 0 || this.isGone || this.line.state.kind !== 'saved') return;
    const { document, judge, name, accuse } = this.options;
    for (const update of this.#unproven) {
      const lacks = judge().lacks(document, scanTrusted(update));
      if (lacks !== null) accuse('saved', `${name} of ${this.person} says saved: ${lacks}`);
    }
    this.#unproven = [];
  }

  /** The tab is closed: it says goodbye. */
  close(): void {
    this.line.destroy();
    this.provider.destroy();
    this.provider.awareness.destroy();
    this.isGone = true;
  }

  /** The browser is gone in the middle of everything. */
  vanish(): void {
    this.options.time.kill(this.actor);
    this.cable?.pageVanishes();
    this.isGone = true;
  }

  #copies(): Uint8Array[] {
    const { device, document, generation } = this.options;
    const key = `${document} ${generation}`;
    const found = device.copies.get(key) ?? [];
    device.copies.set(key, found);
    return found;
  }

  #notes(): Map<string, number> {
    const { device, document, generation } = this.options;
    const key = `${document} ${generation}`;
    const found = device.unsent.get(key) ?? new Map<string, number>();
    device.unsent.set(key, found);
    return found;
  }

  #loadCopy(): void {
    const copies = this.#copies();
    this.#hasCopy = true;
    if (copies.length === 0) return;
    const update = Y.mergeUpdates(copies);
    Y.applyUpdate(this.doc, update, COPY);
    this.isReady = true;
    this.#unproven.push(Y.encodeStateAsUpdate(this.doc));
  }

  #speakOnlyForItself(): void {
    const { awareness } = this.provider;
    const tell = this.provider._awarenessUpdateHandler;
    awareness.off('update', tell);
    awareness.on('update', (changed: never, origin: unknown) => {
      if (origin !== this.provider) tell(changed, origin);
    });
  }
}
