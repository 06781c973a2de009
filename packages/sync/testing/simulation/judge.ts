/**
 * Reads the disk by itself, only what is safe on it, and holds the engine to what it finds there: every entry
 * continues the ones before it, belongs to whom its words belong to, and was written by somebody who might.
 */

import * as Y from 'yjs';
import { contentHash } from '../../src/document-worker/content-hash.ts';
import type { DocumentName, PersonKey } from '../../src/names.ts';
import { type Scan, scanTrusted } from '../../src/scan.ts';
import type { Snapshot } from '../../src/update-log/update-log.ts';
import { readerDocument } from './documents.ts';
import { type LogRow, readRows } from './log-rows.ts';
import type { Accuse } from './violation.ts';

export interface SafeEntry {
  readonly author: PersonKey;
  readonly update: Uint8Array;
  readonly scan: Scan;
}

/** A document as it would be found after a power cut at this moment. */
export interface SafeDocument {
  readonly doc: Y.Doc;
  readonly entries: SafeEntry[];
  /** who first wrote under a client id, as the log says; nobody is a server */
  readonly writers: Map<number, PersonKey>;
  snapshot: Snapshot | null;
}

export interface JudgeOptions {
  /** Whose a client id really is; undefined for the server's own. */
  readonly ownerOf: (client: number) => PersonKey | undefined;
  readonly accuse: Accuse;
  /** An entry has become safe. */
  readonly entered: (document: DocumentName, entry: SafeEntry) => void;
}

export class Judge {
  readonly #options: JudgeOptions;
  readonly #documents = new Map<DocumentName, SafeDocument>();
  #readUpTo = 0;
  #isBelieving = false;

  constructor(options: JudgeOptions) {
    this.#options = options;
  }

  /** More is safe than before. */
  read(safe: Uint8Array): void {
    const { rows, end } = readRows(safe, this.#readUpTo);
    this.#readUpTo = end;
    for (const row of rows) this.#take(row);
  }

  /** What is safe at the beginning is what it is. */
  believe(safe: Uint8Array): void {
    this.#isBelieving = true;
    this.read(safe);
    this.#isBelieving = false;
  }

  names(): Iterable<DocumentName> {
    return this.#documents.keys();
  }

  document(name: DocumentName): SafeDocument {
    let found = this.#documents.get(name);
    if (found === undefined) {
      found = { doc: readerDocument(), entries: [], writers: new Map(), snapshot: null };
      this.#documents.set(name, found);
    }
    return found;
  }

  /** Is all of this safe? Returns what is not, in a few words, or null. */
  lacks(name: DocumentName, { blocks, deletes }: Pick<Scan, 'blocks' | 'deletes'>): string | null {
    const { store } = this.document(name).doc;
    for (const { client, end } of blocks) {
      const have = Y.getState(store, client);
      if (have < end) return `${client} is safe up to ${have}, not ${end}`;
    }
    for (let i = 0; i < deletes.length; i += 3) {
      const [client = 0, clock = 0, length = 0] = deletes.slice(i, i + 3);
      if (!isDeleted(store, client, clock, length)) return `the deletion of ${client} ${clock}+${length} is not safe`;
    }
    return null;
  }

  #take(row: LogRow): void {
    const into = this.document(row.document);
    if (row.kind === 'snapshot') {
      this.#checkSnapshot(row.document, into, row.snapshot);
      into.snapshot = row.snapshot;
      return;
    }
    for (const { position, author, update } of row.entries) {
      if (position !== into.entries.length + 1) {
        this.#options.accuse('log', `${row.document} has entry ${position} after ${into.entries.length}`);
      }
      const entry = { author, update, scan: scanTrusted(update) };
      this.#checkEntry(row.document, into, entry);
      Y.applyUpdate(into.doc, update);
      if (into.doc.store.pendingStructs !== null || into.doc.store.pendingDs !== null) {
        this.#options.accuse('log', `entry ${position} of ${row.document} waits for something that is not there`);
      }
      into.entries.push(entry);
      if (!this.#isBelieving) this.#options.entered(row.document, entry);
    }
  }

  #checkEntry(name: DocumentName, { doc, entries, writers }: SafeDocument, { author, scan }: SafeEntry): void {
    for (const { client, clock, end } of scan.blocks) {
      if (!writers.has(client)) writers.set(client, author);
      const have = Y.getState(doc.store, client);
      if (clock !== have) {
        this.#options.accuse('log', `${name} has ${client} up to ${have} and is given ${clock} to ${end}`);
      }
      if (client === 0 && entries.length > 0) this.#options.accuse('history', `${name} is seeded, and has words`);
      const owner = this.#options.ownerOf(client);
      if (owner !== undefined && owner !== author) {
        this.#options.accuse('owners', `${author || 'the server'} wrote in ${name} as ${client}, who is ${owner}`);
      }
    }
  }

  #checkSnapshot(
    name: DocumentName,
    { entries, doc }: SafeDocument,
    { position, update, stateVector }: Snapshot,
  ): void {
    if (position > entries.length) this.#options.accuse('log', `${name} has a snapshot of ${position}, beyond its end`);
    let then = doc;
    if (position < entries.length) {
      then = readerDocument();
      for (const entry of entries.slice(0, position)) Y.applyUpdate(then, entry.update);
    }
    const again = readerDocument();
    Y.applyUpdate(again, update);
    const sameClocks = Buffer.compare(Y.encodeStateVector(again), stateVector) === 0;
    if (!sameClocks || !sameDocument(again, then)) {
      this.#options.accuse('log', `the snapshot of ${name} at ${position} is not what the entries up to it say`);
    }
  }
}

/** Are these the same, in what everyone reads and in what lies beneath? */
export function sameDocument(a: Y.Doc, b: Y.Doc): boolean {
  return contentHash(a) === contentHash(b) && bones(a) === bones(b);
}

/** What a is and b is not, for somebody who looks for the cause. */
export function difference(a: Y.Doc, b: Y.Doc): string {
  const told = (doc: Y.Doc) =>
    JSON.stringify([
      doc.getText('text').toDelta(),
      doc.getXmlFragment('body').toString(),
      doc.getMap('fields'),
      doc.getArray('list'),
    ]);
  return `${told(a)} ${bones(a)} instead of ${told(b)} ${bones(b)}`;
}

/** Clocks and deletions. */
function bones(doc: Y.Doc): string {
  const clocks = [...Y.decodeStateVector(Y.encodeStateVector(doc))].sort((a, b) => a[0] - b[0]);
  const deleted = [...Y.createDeleteSetFromStructStore(doc.store).clients].sort((a, b) => a[0] - b[0]);
  return JSON.stringify([clocks, deleted]);
}

function isDeleted(store: Y.Doc['store'], client: number, clock: number, length: number): boolean {
  const structs = store.clients.get(client) ?? [];
  const end = clock + length;
  if (Y.getState(store, client) < end) return false;
  for (let i = Y.findIndexSS(structs, clock); i < structs.length && (structs[i]?.id.clock ?? end) < end; i++) {
    if (!structs[i]?.deleted) return false;
  }
  return true;
}
