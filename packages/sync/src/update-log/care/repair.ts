/**
 * A damaged log made whole again: what can be read is written into a new file, which takes the old one's place. The
 * old file stays beside it as it was, and in the new one a table names everything that was set aside. What was lost
 * begins a new generation, so that pages which still have it are not merged into the rest: they offer it as a copy.
 */

import { closeSync, existsSync, fsyncSync, linkSync, openSync, renameSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import type { DocumentName, PersonKey } from '../../names.ts';
import { lockFolder } from '../folder-lock.ts';
import {
  documentChecksum,
  isIntact,
  ownerChecksum,
  packEntries,
  type Row,
  rowChecksum,
  snapshotChecksum,
} from '../rows.ts';
import { type Facts, LogUnreadable, openLogFile, raiseGeneration, readFacts, writeFacts } from '../sqlite-file.ts';
import type { Problem } from './check-document.ts';
import { Salvage, type Salvaged } from './salvage.ts';
import { checkLog } from './self-check.ts';
import { isSnapshotIntact, readDocuments, readFirstRow, readStored, type Stored, type StoredRow } from './stored.ts';

/** What became of one document. */
interface Repaired {
  /** null when its name cannot be read: it is recognized when somebody opens it */
  readonly document: string | null;
  /** how many entries are gone, or could not be kept without those */
  readonly lost: number;
  /** how many rows were set aside, their words lost or not */
  readonly setAside: number;
}

export interface Repair {
  readonly problems: readonly Problem[];
  readonly documents: readonly Repaired[];
  /** what is kept of the log as it was: its file, or the table with what was set aside; null if nothing was wrong */
  readonly kept: string | null;
  /** of the log from now on */
  readonly generation: number;
}

const endings = ['', '-wal', '-shm'];
const BUSY_MS = 1_000;

/**
 * Repairs the log in a folder that no server holds. Throws FolderInUse, and LogUnreadable when there is nothing left
 * to read; then nothing was changed.
 */
export function repairLog(folder: string): Repair {
  const lock = lockFolder(folder);
  try {
    const file = join(folder, 'log.db');
    if (!existsSync(file)) throw new LogUnreadable(file, 'it is not there; restore a backup');
    const problems = [...checkLog(file)];
    if (problems.length > 0) return { ...rebuiltOrNothing(file), problems };
    const db = openLogFile(file, BUSY_MS);
    const { generation } = readFacts(db);
    db.close();
    return { problems, documents: [], kept: null, generation };
  } finally {
    lock.release();
  }
}

/** Rebuilds, or throws LogUnreadable and leaves nothing behind. */
function rebuiltOrNothing(file: string): Omit<Repair, 'problems'> {
  try {
    return rebuild(file);
  } catch (error) {
    for (const ending of endings) rmSync(`${file}.repairing${ending}`, { force: true });
    if (error instanceof LogUnreadable) throw error;
    throw new LogUnreadable(file, 'too much of it cannot be read; restore a backup', error);
  }
}

function rebuild(file: string): Omit<Repair, 'problems'> {
  const at = Date.now();
  const fresh = `${file}.repairing`;
  for (const ending of endings) rmSync(`${fresh}${ending}`, { force: true });
  writeBack(file);
  const from = new Database(file, { fileMustExist: true, readonly: true });
  const into = openLogFile(fresh, BUSY_MS);
  let facts: Facts;
  let documents: Repaired[];
  try {
    into.pragma('synchronous = OFF'); // it is flushed as a whole
    into.exec(setAsideTable);
    const rows = findDocuments(from);
    if (rows.length === 0) throw new LogUnreadable(file, 'no document can be read any more; restore a backup');
    documents = into.transaction(() => rows.map((row) => carryOver(from, into, row, at)))();
    writeFacts(into, { ...believable(from), documents: rows.length });
    if (documents.some(({ lost }) => lost > 0)) raiseGeneration(into, readFacts(into));
    facts = readFacts(into);
    into.pragma('wal_checkpoint(TRUNCATE)');
  } finally {
    from.close();
    into.close();
  }
  flush(fresh);
  const kept = `${file}.damaged-${new Date(at).toISOString().replaceAll(/\D/g, '').slice(0, 14)}`;
  linkSync(file, kept); // at no moment is there no log
  renameSync(fresh, file);
  return {
    documents: documents.filter(({ lost, setAside }) => lost + setAside > 0),
    kept,
    generation: facts.generation,
  };
}

/** Puts what was written last into the file itself, so that it is one file that is replaced. */
function writeBack(file: string): void {
  const db = new Database(file, { fileMustExist: true });
  try {
    db.pragma('wal_checkpoint(TRUNCATE)');
  } finally {
    db.close();
  }
  if ((statSync(`${file}-wal`, { throwIfNoEntry: false })?.size ?? 0) > 0) {
    throw new LogUnreadable(file, `what was written last, in ${file}-wal, cannot be put into it`);
  }
}

const setAsideTable = `
  CREATE TABLE set_aside (
    document TEXT NOT NULL,
    position INTEGER,
    entries INTEGER,
    at INTEGER,
    body BLOB,
    checksum INTEGER,
    why TEXT NOT NULL,
    lost INTEGER NOT NULL, -- 0: its words came out of the snapshot
    set_aside_at INTEGER NOT NULL
  );
`;

/** Every document of which there is something, with its name if that can be trusted. */
function findDocuments(db: Database.Database): (StoredRow & { readonly isNamed: boolean })[] {
  const found = readDocuments(db).rows.map((row) => {
    const first = readFirstRow(db, row.id);
    const isRight = documentChecksum(row.id, row.name, row.head) === row.checksum;
    const isNamed = isRight || (first !== null && isIntact(row.name, first));
    return { ...row, head: isRight ? row.head : 0, isNamed };
  });
  const known = new Set(found.map(({ id }) => id));
  const next = db.prepare<[number], number | null>('SELECT min(document) FROM updates WHERE document > ?').pluck();
  for (let id = next.get(0); typeof id === 'number'; id = next.get(id)) {
    if (!known.has(id)) found.push({ id, name: '' as DocumentName, head: 0, checksum: 0, isNamed: false });
  }
  return found;
}

/** Writes one document into the new file. */
function carryOver(
  from: Database.Database,
  into: Database.Database,
  { id, name, head, isNamed }: StoredRow & { readonly isNamed: boolean },
  at: number,
): Repaired {
  const stored = readStored(from, id);
  if (!isNamed) {
    copyNameless(into, id, stored);
    return { document: null, lost: 0, setAside: 0 };
  }
  const owners = new Map<number, PersonKey>();
  for (const { client, person, checksum } of stored.owners) {
    if (ownerChecksum(id, client, person) === checksum) owners.set(client, person);
  }
  const snapshot = stored.snapshot !== null && isSnapshotIntact(name, stored.snapshot) ? stored.snapshot : null;
  const good = snapshot && {
    position: snapshot.position,
    update: snapshot.content,
    stateVector: snapshot.state_vector,
  };
  const salvaged = new Salvage(name, owners, good, at).run(stored.rows, head);
  writeDocument(into, id, name, salvaged);
  const note = into.prepare('INSERT INTO set_aside VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)');
  for (const { row, why, lost } of salvaged.setAside) {
    note.run(name, row.position, row.entries, row.at, row.body, row.checksum, why, Number(lost), at);
  }
  return { document: name, lost: salvaged.lost, setAside: salvaged.setAside.length };
}

function writeDocument(into: Database.Database, id: number, name: DocumentName, salvaged: Salvaged): void {
  const { rows, owners, snapshot } = salvaged;
  const head = rows.at(-1)?.position ?? 0;
  into.prepare('INSERT INTO documents VALUES (?, ?, ?, ?)').run(id, name, head, documentChecksum(id, name, head));
  const addRow = into.prepare('INSERT INTO updates VALUES (?, ?, ?, ?, ?, ?)');
  for (const { position, at, entries } of rows) {
    const body = packEntries(entries);
    const row = { position, entries: entries.length, at, body };
    addRow.run(id, position, entries.length, at, body, rowChecksum(name, row));
  }
  const addOwner = into.prepare('INSERT INTO owners VALUES (?, ?, ?, ?)');
  for (const [client, person] of owners) addOwner.run(id, client, person, ownerChecksum(id, client, person));
  if (head === 0) return;
  const { position, update, stateVector } = snapshot;
  into
    .prepare('INSERT INTO snapshots VALUES (?, ?, ?, ?, ?)')
    .run(id, position, update, stateVector, snapshotChecksum(name, snapshot));
}

/** A document without a name keeps its rows as they are: the first of them knows the name that it is asked for. */
function copyNameless(into: Database.Database, id: number, { rows, owners, snapshot }: Stored): void {
  into.prepare('INSERT INTO documents VALUES (?, ?, 0, 0)').run(id, `the name of document ${id} cannot be read`);
  const addRow = into.prepare<[number, number, number, number, Uint8Array, number]>(
    'INSERT INTO updates VALUES (?, ?, ?, ?, ?, ?)',
  );
  for (const { position, entries, at, body, checksum } of rows as readonly Row[]) {
    addRow.run(id, position, entries, at, body, checksum);
  }
  const addOwner = into.prepare('INSERT INTO owners VALUES (?, ?, ?, ?)');
  for (const { client, person, checksum } of owners) addOwner.run(id, client, person, checksum);
  if (snapshot === null) return;
  const { position, content, state_vector, checksum } = snapshot;
  into.prepare('INSERT INTO snapshots VALUES (?, ?, ?, ?, ?)').run(id, position, content, state_vector, checksum);
}

/** What the old file says of itself; where that cannot be trusted, a generation that nobody can have. */
function believable(db: Database.Database): Facts {
  try {
    return readFacts(db);
  } catch {
    return { format: 2, generation: Math.floor(Date.now() / 1000), documents: 0 };
  }
}

function flush(file: string): void {
  const handle = openSync(file, 'r+');
  fsyncSync(handle);
  closeSync(handle);
}
