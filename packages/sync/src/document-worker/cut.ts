/**
 * What of an update is new to a document. A step-2 message repeats every deletion there ever was, and
 * whatever a lost connection left in doubt; only the rest is worth storing and showing.
 */

import * as Y from 'yjs';
import { varUintSize, writeVarUint } from '../bytes.ts';
import { scanTrusted } from '../scan.ts';

/** The part of an update that the document does not have; null if there is none. */
export function cutKnown(doc: Y.Doc, update: Uint8Array): Uint8Array | null {
  const clocks = Y.decodeStateVector(Y.encodeStateVector(doc));
  const structs = Y.diffUpdate(update, Y.encodeStateVector(doc));
  const scan = scanTrusted(structs);
  const deletes = new Map<number, number[]>();
  for (let i = 0; i < scan.deletes.length; i += 3) {
    const client = scan.deletes[i] as number;
    const clock = scan.deletes[i + 1] as number;
    const end = clock + (scan.deletes[i + 2] as number);
    const fresh = deletes.get(client) ?? [];
    addUndeleted(doc, client, clock, end, clocks.get(client) ?? 0, fresh);
    if (fresh.length > 0) deletes.set(client, fresh);
  }
  if (scan.blocks.length === 0 && deletes.size === 0) return null;

  let size = scan.deletesFrom + varUintSize(deletes.size);
  for (const [client, ranges] of deletes) {
    size += varUintSize(client) + varUintSize(ranges.length / 2);
    for (const number of ranges) size += varUintSize(number);
  }
  const rest = new Uint8Array(size);
  rest.set(structs.subarray(0, scan.deletesFrom));
  let at = writeVarUint(rest, scan.deletesFrom, deletes.size);
  for (const [client, ranges] of deletes) {
    at = writeVarUint(rest, at, client);
    at = writeVarUint(rest, at, ranges.length / 2);
    for (const number of ranges) at = writeVarUint(rest, at, number);
  }
  return rest;
}

/** Appends to `fresh` the pieces of a range that are not yet deleted, as clock and length. */
function addUndeleted(doc: Y.Doc, client: number, from: number, end: number, known: number, fresh: number[]): void {
  let open = -1;
  const close = (at: number) => {
    if (open >= 0) fresh.push(open, at - open);
    open = -1;
  };
  const structs = doc.store.clients.get(client) ?? [];
  let clock = from;
  for (let i = clock < known ? Y.findIndexSS(structs, clock) : structs.length; i < structs.length && clock < end; i++) {
    const struct = structs[i] as Y.Item | Y.GC;
    if (struct.deleted) close(clock);
    else if (open < 0) open = clock;
    clock = Math.min(end, struct.id.clock + struct.length);
  }
  if (clock < end && open < 0) open = clock; // of structs that come with this very update
  close(end);
}

/**
 * Does a repeated range say something else than what the document has? Then one client id has two
 * histories, and applying one over the other would leave people with different words under equal state
 * vectors. What has been deleted here can no longer be compared.
 */
export function contradicts(doc: Y.Doc, update: Uint8Array): boolean {
  const { structs } = Y.decodeUpdate(update);
  for (const theirs of structs) {
    if (!(theirs instanceof Y.Item)) continue;
    const ours = doc.store.clients.get(theirs.id.client);
    if (ours === undefined) continue;
    const known = Y.getState(doc.store, theirs.id.client);
    const end = Math.min(known, theirs.id.clock + theirs.length);
    for (let clock = theirs.id.clock; clock < end; ) {
      const struct = ours[Y.findIndexSS(ours, clock)] as Y.Item | Y.GC;
      const upTo = Math.min(end, struct.id.clock + struct.length);
      if (struct instanceof Y.Item && !struct.deleted && differ(struct, theirs, clock, upTo)) return true;
      clock = upTo;
    }
  }
  return false;
}

function differ(ours: Y.Item, theirs: Y.Item, from: number, to: number): boolean {
  if (theirs.content instanceof Y.ContentDeleted) return false;
  const piece = (item: Y.Item) => describe(item.content, from - item.id.clock, to - item.id.clock);
  return piece(ours) !== piece(theirs);
}

function describe(content: Y.Item['content'], from: number, to: number): string {
  if (content instanceof Y.ContentString) return `text ${content.str.slice(from, to)}`;
  if (content instanceof Y.ContentType) {
    const name = content.type instanceof Y.XmlElement ? content.type.nodeName : '';
    return `${content.type.constructor.name} ${name}`;
  }
  if (content instanceof Y.ContentFormat) return `format ${content.key} ${JSON.stringify(content.value)}`;
  return `${content.constructor.name} ${JSON.stringify(content.getContent().slice(from, to), plainBigInts)}`;
}

const plainBigInts = (_: string, value: unknown) => (typeof value === 'bigint' ? `${value}n` : value);
