/**
 * How entries lie in a row of the log: one row for a document and commit, its authors named once. Every
 * checksum covers where the row belongs as well, so a row that strayed is as bad as a broken one.
 */

import { crc32 } from 'node:zlib';
import { Cursor, copyBytes, varUintSize, writeVarUint } from '../bytes.ts';
import type { DocumentName, PersonKey } from '../names.ts';
import { DocumentDamaged, type Entry, type LoggedUpdate, type LogPosition, type Snapshot } from './update-log.ts';

const encoder = new TextEncoder();

/** A row as it is stored. */
export interface Row {
  /** position of the last entry in it */
  readonly position: LogPosition;
  readonly entries: number;
  readonly at: number;
  readonly body: Uint8Array;
  readonly checksum: number;
}

export function packEntries(entries: readonly Entry[]): Uint8Array {
  const authors = new Map<PersonKey, number>();
  let size = varUintSize(entries.length);
  for (const { author, update } of entries) {
    if (!authors.has(author)) authors.set(author, authors.size);
    size += varUintSize(authors.get(author) as number) + varUintSize(update.length) + update.length;
  }
  const names = [...authors.keys()].map((author) => encoder.encode(author));
  size += varUintSize(names.length);
  for (const name of names) size += varUintSize(name.length) + name.length;

  const body = new Uint8Array(size);
  let at = writeVarUint(body, 0, names.length);
  const put = (bytes: Uint8Array) => {
    at = writeVarUint(body, at, bytes.length);
    at = copyBytes(bytes, 0, bytes.length, body, at);
  };
  for (const name of names) put(name);
  at = writeVarUint(body, at, entries.length);
  for (const { author, update } of entries) {
    at = writeVarUint(body, at, authors.get(author) as number);
    put(update);
  }
  return body;
}

/** The entries of a row, oldest first. Throws DocumentDamaged, whatever the disk made of the row. */
export function unpackRow(document: DocumentName, row: Row): LoggedUpdate[] {
  if (!isIntact(document, row)) throw new DocumentDamaged(document, row.position, 'the checksum does not match');
  try {
    return unpackBody(row);
  } catch {
    throw new DocumentDamaged(document, row.position, 'the row cannot be read');
  }
}

/** Is this what was written? A disk that fails can change even the kind of a value. */
export function isIntact(document: DocumentName, row: Row): boolean {
  return row.body instanceof Uint8Array && rowChecksum(document, row) === row.checksum;
}

function unpackBody({ body, at, position, entries: expected }: Row): LoggedUpdate[] {
  const cursor = new Cursor(body);
  const authors: PersonKey[] = [];
  for (let count = cursor.varUint(); count > 0; count--) authors.push(cursor.string() as PersonKey);
  const count = cursor.varUint();
  if (count !== expected) throw new Error('it holds another number of entries');
  const entries: LoggedUpdate[] = [];
  for (let i = 0; i < count; i++) {
    const author = authors[cursor.varUint()];
    if (author === undefined) throw new Error('an entry has no author');
    entries.push({ author, update: cursor.varBytes(), at, position: position - count + 1 + i });
  }
  if (!cursor.done) throw new Error('it goes on after its end');
  return entries;
}

export function rowChecksum(document: DocumentName, row: Omit<Row, 'checksum'>): number {
  return crc32(row.body, crc32(`${document}\n${row.position}\n${row.entries}\n${row.at}\n`));
}

export function snapshotChecksum(document: DocumentName, { position, update, stateVector }: Snapshot): number {
  return crc32(stateVector, crc32(update, crc32(`${document}\n${position}\n`)));
}

/** Of a document's name and head: a document must neither vanish nor end early without being missed. */
export function documentChecksum(id: number, name: string, head: LogPosition): number {
  return crc32(`${id}\n${name}\n${head}`);
}

export function ownerChecksum(id: number, client: number, person: PersonKey): number {
  return crc32(`${id}\n${client}\n${person}`);
}
