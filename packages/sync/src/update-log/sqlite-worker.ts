/**
 * The thread that alone writes `log.db`. Every append is one transaction, flushed to the disk before it
 * is answered (WAL, synchronous=FULL).
 */

import { parentPort, workerData } from 'node:worker_threads';
import Database from 'better-sqlite3';
import type { DocumentName, PersonKey } from '../names.ts';
import { type Row, rowChecksum, snapshotChecksum, unpackRow } from './rows.ts';
import type { Appended, Head, LogPosition, Missed, Snapshot, StoredDocument } from './update-log.ts';
import { DocumentDamaged } from './update-log.ts';

/** What one document gets, its entries packed at `from`–`to` of the buffer that comes along. */
export interface PackedBatch {
  readonly document: DocumentName;
  readonly after: LogPosition;
  readonly entries: number;
  readonly from: number;
  readonly to: number;
  readonly owners: readonly (readonly [client: number, person: PersonKey])[];
}

export type LogRequest = { readonly id: number } & (
  | {
      readonly kind: 'append';
      readonly batches: readonly PackedBatch[];
      readonly bytes: Uint8Array;
      readonly at: number;
    }
  | {
      readonly kind: 'open' | 'readAfter' | 'missedSince';
      readonly document: DocumentName;
      readonly position: LogPosition;
    }
  | { readonly kind: 'heads'; readonly documents: readonly DocumentName[] }
  | { readonly kind: 'saveSnapshot'; readonly document: DocumentName; readonly snapshot: Snapshot }
  | { readonly kind: 'documents' }
  | { readonly kind: 'close' }
);

const port = parentPort;
if (port === null) throw new Error('this module is a worker');

const db = new Database(workerData.file, { timeout: workerData.busyMs });
db.pragma('journal_mode = WAL');
db.pragma('synchronous = FULL');
db.exec(`
  CREATE TABLE IF NOT EXISTS documents (id INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE) STRICT;
  CREATE TABLE IF NOT EXISTS updates (
    document INTEGER NOT NULL REFERENCES documents,
    position INTEGER NOT NULL, -- of the last entry in this row
    entries INTEGER NOT NULL CHECK (entries > 0),
    at INTEGER NOT NULL,
    body BLOB NOT NULL,
    checksum INTEGER NOT NULL,
    PRIMARY KEY (document, position)
  ) STRICT, WITHOUT ROWID;
  CREATE TABLE IF NOT EXISTS snapshots (
    document INTEGER PRIMARY KEY REFERENCES documents,
    position INTEGER NOT NULL,
    content BLOB NOT NULL,
    state_vector BLOB NOT NULL,
    checksum INTEGER NOT NULL
  ) STRICT;
  CREATE TABLE IF NOT EXISTS owners (
    document INTEGER NOT NULL REFERENCES documents,
    client INTEGER NOT NULL,
    person TEXT NOT NULL,
    PRIMARY KEY (document, client)
  ) STRICT, WITHOUT ROWID;
`);

interface SnapshotRow {
  readonly position: number;
  readonly content: Uint8Array;
  readonly state_vector: Uint8Array;
  readonly checksum: number;
}

const findDocument = db.prepare<[string], { id: number }>('SELECT id FROM documents WHERE name = ?');
const addDocument = db.prepare<[string]>('INSERT INTO documents (name) VALUES (?)');
const findHead = db
  .prepare<[number], number>('SELECT position FROM updates WHERE document = ? ORDER BY position DESC LIMIT 1')
  .pluck();
const addRow = db.prepare<[number, number, number, number, Uint8Array, number]>(
  'INSERT INTO updates (document, position, entries, at, body, checksum) VALUES (?, ?, ?, ?, ?, ?)',
);
const addOwner = db.prepare<[number, number, string]>(
  'INSERT INTO owners (document, client, person) VALUES (?, ?, ?) ON CONFLICT (document, client) DO NOTHING',
);
const rowsAfter = db.prepare<[number, number], Row>(
  'SELECT position, entries, at, body, checksum FROM updates WHERE document = ? AND position > ? ORDER BY position',
);
const allOwners = db.prepare<[number], { client: number; person: PersonKey }>(
  'SELECT client, person FROM owners WHERE document = ?',
);
const findSnapshot = db.prepare<[number], SnapshotRow>(
  'SELECT position, content, state_vector, checksum FROM snapshots WHERE document = ?',
);
const putSnapshot = db.prepare<[number, number, Uint8Array, Uint8Array, number]>(`
  INSERT INTO snapshots (document, position, content, state_vector, checksum) VALUES (?, ?, ?, ?, ?)
  ON CONFLICT (document) DO UPDATE SET
    position = excluded.position, content = excluded.content,
    state_vector = excluded.state_vector, checksum = excluded.checksum
  WHERE excluded.position >= position
`);
const allDocuments = db.prepare<[], { name: DocumentName }>(
  'SELECT name FROM documents WHERE EXISTS (SELECT 1 FROM updates WHERE document = documents.id)',
);

function append(batches: readonly PackedBatch[], bytes: Uint8Array, at: number): Appended[] {
  return batches.map(({ document, after, entries, from, to, owners }) => {
    const id = findDocument.get(document)?.id ?? Number(addDocument.run(document).lastInsertRowid);
    const head = findHead.get(id) ?? 0;
    if (head < after) throw new Error(`${document} ends at ${head}, before ${after}: the log has lost what it held`);
    if (head > after) return { kind: 'overtaken', missed: missedSince(document, after) };
    const position = head + entries;
    const body = bytes.subarray(from, to);
    addRow.run(id, position, entries, at, body, rowChecksum(document, { position, entries, at, body }));
    for (const [client, person] of owners) addOwner.run(id, client, person);
    return { kind: 'appended', position };
  });
}

const appendTogether = db.transaction(append);

function readAfter(document: DocumentName, position: LogPosition) {
  const id = findDocument.get(document)?.id;
  if (id === undefined) return [];
  const entries = rowsAfter.all(id, position).flatMap((row) => unpackRow(document, row));
  return entries.filter((entry) => entry.position > position);
}

function ownersOf(id: number): Map<number, PersonKey> {
  return new Map(allOwners.all(id).map(({ client, person }) => [client, person]));
}

function missedSince(document: DocumentName, position: LogPosition): Missed {
  const id = findDocument.get(document)?.id;
  return { entries: readAfter(document, position), owners: id === undefined ? new Map() : ownersOf(id) };
}

function headOf(document: DocumentName): Head {
  const id = findDocument.get(document)?.id ?? -1;
  return { position: findHead.get(id) ?? 0, snapshot: findSnapshot.get(id)?.position ?? 0 };
}

function open(document: DocumentName): StoredDocument {
  const id = findDocument.get(document)?.id;
  if (id === undefined) return { snapshot: null, entries: [], position: 0, owners: new Map(), damage: null };
  const found = findSnapshot.get(id);
  const snapshot = found ? { position: found.position, update: found.content, stateVector: found.state_vector } : null;
  if (found && snapshot && snapshotChecksum(document, snapshot) !== found.checksum) {
    throw new DocumentDamaged(document, found.position);
  }
  const entries = readAfter(document, snapshot?.position ?? 0);
  return {
    snapshot,
    entries,
    position: entries.at(-1)?.position ?? snapshot?.position ?? 0,
    owners: ownersOf(id),
    damage: null,
  };
}

function saveSnapshot(document: DocumentName, snapshot: Snapshot): void {
  const id = findDocument.get(document)?.id;
  if (id === undefined) return;
  const { position, update, stateVector } = snapshot;
  putSnapshot.run(id, position, update, stateVector, snapshotChecksum(document, snapshot));
}

function answer(request: LogRequest): unknown {
  switch (request.kind) {
    case 'append':
      return appendTogether(request.batches, request.bytes, request.at);
    case 'open':
      return open(request.document);
    case 'readAfter':
      return readAfter(request.document, request.position);
    case 'missedSince':
      return missedSince(request.document, request.position);
    case 'heads':
      return request.documents.map(headOf);
    case 'saveSnapshot':
      return saveSnapshot(request.document, request.snapshot);
    case 'documents':
      return allDocuments.all().map(({ name }) => name);
    case 'close':
      db.close();
      return undefined;
  }
}

port.on('message', (request: LogRequest) => {
  try {
    port.postMessage({ id: request.id, kind: 'answer', value: answer(request) });
  } catch (error) {
    const { name, message } = error instanceof Error ? error : new Error(String(error));
    port.postMessage({ id: request.id, kind: 'error', name, message });
  }
});
