/**
 * Every document of a log replayed from its first entry: checksums, positions without holes, clocks without holes,
 * words under nobody else's client id, and a snapshot that holds what its entries say. It only reads, a document at
 * a time, and may do so while a server writes.
 */

import Database from 'better-sqlite3';
import type { PersonKey } from '../../names.ts';
import { documentChecksum, isIntact, ownerChecksum, unpackRow } from '../rows.ts';
import { openLogFileToRead, readFacts } from '../sqlite-file.ts';
import type { LoggedUpdate } from '../update-log.ts';
import { Replay } from './replay.ts';
import { isSnapshotIntact, readDocument, readDocuments, readStored, type Stored, type StoredRow } from './stored.ts';

/** Something that is not as it should be. */
export interface Problem {
  /** null: it concerns the file */
  readonly document: string | null;
  readonly what: string;
}

const BUSY_MS = 5_000;

/** Looks at a whole log. Every problem that is found, document by document. */
export function* checkLog(file: string): Generator<Problem, { readonly documents: number }> {
  yield* checkDatabase(file);
  let db: Database.Database;
  try {
    db = openLogFileToRead(file, BUSY_MS);
  } catch (error) {
    yield { document: null, what: (error as Error).message };
    return { documents: 0 };
  }
  try {
    yield* checkNames(db);
    const { rows } = readDocuments(db);
    for (const { id } of rows) {
      // One document at a time: a long look would keep the server's file growing.
      yield* atOneMoment(db, () => {
        const now = readDocument(db, id);
        return now === null ? [] : [...checkDocument(now, readStored(db, id))];
      });
    }
    return { documents: rows.length };
  } finally {
    db.close();
  }
}

/** What SQLite itself finds wrong with a file. */
export function* checkDatabase(file: string): Generator<Problem> {
  let db: Database.Database | null = null;
  try {
    db = new Database(file, { readonly: true, fileMustExist: true, timeout: BUSY_MS });
    const said = db.prepare<[], string>('PRAGMA integrity_check(20)').pluck().all();
    for (const what of said) if (what !== 'ok') yield { document: null, what };
    for (const { table } of db.prepare<[], { table: string }>('PRAGMA foreign_key_check').all()) {
      yield { document: null, what: `a row of ${table} belongs to something that is not there` };
    }
  } catch (error) {
    yield { document: null, what: (error as Error).message };
  } finally {
    db?.close();
  }
}

/** Reads what is there at one moment, whatever is written meanwhile. */
function atOneMoment<T>(db: Database.Database, read: () => T): T {
  db.exec('BEGIN');
  try {
    return read();
  } finally {
    if (db.inTransaction) db.exec('ROLLBACK');
  }
}

function* checkNames(db: Database.Database): Generator<Problem> {
  const { rows, ended, facts, why } = atOneMoment(db, () => {
    const { rows, ended } = readDocuments(db);
    try {
      return { rows, ended, facts: readFacts(db), why: '' };
    } catch (error) {
      return { rows, ended, facts: null, why: (error as Error).message };
    }
  });
  if (facts === null) yield { document: null, what: why };
  if (ended) yield { document: null, what: 'the list of documents cannot be read to its end' };
  if (facts !== null && facts.documents !== rows.length) {
    yield { document: null, what: `there are ${rows.length} documents, and there should be ${facts.documents}` };
  }
}

function* checkDocument({ id, name, head, checksum }: StoredRow, stored: Stored): Generator<Problem> {
  const problem = (what: string): Problem => ({ document: String(name), what });
  if (documentChecksum(id, name, head) !== checksum) yield problem('its name or its head is not what was written');
  for (const table of stored.unreadable) yield problem(`its ${table} cannot be read to their end`);

  const owners = new Map<number, PersonKey>();
  for (const { client, person, checksum } of stored.owners) {
    if (ownerChecksum(id, client, person) === checksum) owners.set(client, person);
    else yield problem(`whose client ${client} is, is not what was written`);
  }

  const { snapshot } = stored;
  const good = snapshot !== null && isSnapshotIntact(name, snapshot) ? snapshot : null;
  if (snapshot !== good) yield problem('its snapshot is not what was written');

  const replay = new Replay();
  let reached = 0;
  let isWhole = true;
  for (const row of stored.rows) {
    const from = row.position - row.entries;
    if (from !== reached) {
      isWhole = false;
      yield problem(`after ${reached} comes a row that begins at ${from + 1}`);
    }
    reached = row.position;
    let entries: readonly LoggedUpdate[];
    try {
      entries = unpackRow(name, row);
    } catch {
      isWhole = false;
      yield problem(`the row at ${row.position} ${isIntact(name, row) ? 'cannot be read' : 'is not what was written'}`);
      continue;
    }
    for (const entry of entries) {
      const complaint = replay.take(entry, owners);
      if (complaint !== null) yield problem(`entry ${entry.position}: ${complaint}`);
      isWhole &&= complaint === null;
      if (!isWhole || good?.position !== entry.position) continue;
      const difference = replay.difference({ update: good.content, stateVector: good.state_vector });
      if (difference !== null) yield problem(`its snapshot at ${entry.position}: ${difference}`);
    }
  }
  if (reached !== head) yield problem(`its last row ends at ${reached}, and it should end at ${head}`);
  if (good !== null && good.position > reached) yield problem('its snapshot lies behind its last row');
}
