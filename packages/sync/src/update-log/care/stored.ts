/** What lies in a log file under one document, read as it is: whether it is right is another question. */

import type Database from 'better-sqlite3';
import type { DocumentName, PersonKey } from '../../names.ts';
import { isCorruption } from '../directory.ts';
import { type Row, snapshotChecksum } from '../rows.ts';

export interface StoredRow {
  readonly id: number;
  readonly name: DocumentName;
  readonly head: number;
  readonly checksum: number;
}

export interface StoredOwner {
  readonly client: number;
  readonly person: PersonKey;
  readonly checksum: number;
}

export interface StoredSnapshot {
  readonly position: number;
  readonly content: Uint8Array;
  readonly state_vector: Uint8Array;
  readonly checksum: number;
}

export interface Stored {
  readonly rows: readonly Row[];
  readonly owners: readonly StoredOwner[];
  readonly snapshot: StoredSnapshot | null;
  /** tables in which reading ended early */
  readonly unreadable: readonly string[];
}

/** Everything that can be read of the document with this number. */
export function readStored(db: Database.Database, id: number): Stored {
  const unreadable: string[] = [];
  const all = <T>(table: string, columns: string, order = '') => {
    const found: T[] = [];
    try {
      const rows = db.prepare<[number], T>(`SELECT ${columns} FROM ${table} WHERE document = ? ${order}`);
      for (const row of rows.iterate(id)) found.push(row);
    } catch (error) {
      if (!isCorruption(error)) throw error;
      unreadable.push(table);
    }
    return found;
  };
  const rows = all<Row>('updates', 'position, entries, at, body, checksum', 'ORDER BY position');
  const owners = all<StoredOwner>('owners', 'client, person, checksum');
  const [snapshot] = all<StoredSnapshot>('snapshots', 'position, content, state_vector, checksum');
  return { rows, owners, snapshot: snapshot ?? null, unreadable };
}

/** Is the snapshot what was written? */
export function isSnapshotIntact(name: DocumentName, { position, content, state_vector, checksum }: StoredSnapshot) {
  const areBytes = content instanceof Uint8Array && state_vector instanceof Uint8Array;
  return areBytes && snapshotChecksum(name, { position, update: content, stateVector: state_vector }) === checksum;
}

/** The first row of a document; null if there is none, or it cannot be read. */
export function readFirstRow(db: Database.Database, id: number): Row | null {
  try {
    const find = db.prepare<[number], Row>(
      'SELECT position, entries, at, body, checksum FROM updates WHERE document = ? ORDER BY position LIMIT 1',
    );
    return find.get(id) ?? null;
  } catch (error) {
    if (!isCorruption(error)) throw error;
    return null;
  }
}

/** The document with this number, as its own row has it; null if there is none, or it cannot be read. */
export function readDocument(db: Database.Database, id: number): StoredRow | null {
  try {
    const find = db.prepare<[number], StoredRow>('SELECT id, name, head, checksum FROM documents WHERE id = ?');
    return find.get(id) ?? null;
  } catch (error) {
    if (!isCorruption(error)) throw error;
    return null;
  }
}

/** Every row of the table of documents that can be read. */
export function readDocuments(db: Database.Database): { readonly rows: readonly StoredRow[]; readonly ended: boolean } {
  const rows: StoredRow[] = [];
  try {
    const all = db.prepare<[], StoredRow>('SELECT id, name, head, checksum FROM documents NOT INDEXED ORDER BY id');
    for (const row of all.iterate()) rows.push(row);
    return { rows, ended: false };
  } catch (error) {
    if (!isCorruption(error)) throw error;
    return { rows, ended: true };
  }
}
