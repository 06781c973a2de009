/**
 * The file `log.db`: its tables, its format, and which history it holds. A file of an older format is brought
 * forward in one transaction; one of a newer format, or of somebody else's, is left as it is.
 */

import { crc32 } from 'node:zlib';
import Database from 'better-sqlite3';
import type { PersonKey } from '../names.ts';
import { documentChecksum, ownerChecksum } from './rows.ts';

/** What this release reads and writes. 1 had no head, no checksum of names and owners, and no generation. */
const LOG_FORMAT = 2;

/** The file as a whole cannot be used. Nothing was changed in it. */
export class LogUnreadable extends Error {
  override readonly name = 'LogUnreadable';

  constructor(file: string, why: string, cause?: unknown) {
    super(`the update log ${file} cannot be used: ${why}`, { cause });
  }
}

/** An error of opening, as what it means for the file. */
export function unreadable(file: string, error: unknown): LogUnreadable {
  if (error instanceof LogUnreadable) return error;
  return new LogUnreadable(file, error instanceof Error ? error.message : String(error), error);
}

/** What the file says of itself. */
export interface Facts {
  readonly format: number;
  readonly generation: number;
  /** how many documents there are */
  readonly documents: number;
}

const metaTable = `
  CREATE TABLE meta (
    id INTEGER PRIMARY KEY CHECK (id = 1),
    format INTEGER NOT NULL,
    generation INTEGER NOT NULL CHECK (generation > 0),
    documents INTEGER NOT NULL,
    checksum INTEGER NOT NULL
  ) STRICT;
`;

const tables = `
  ${metaTable}
  CREATE TABLE documents (
    id INTEGER PRIMARY KEY,
    name TEXT NOT NULL UNIQUE,
    head INTEGER NOT NULL, -- position of the last entry
    checksum INTEGER NOT NULL
  ) STRICT;
  CREATE TABLE updates (
    document INTEGER NOT NULL REFERENCES documents,
    position INTEGER NOT NULL, -- of the last entry in this row
    entries INTEGER NOT NULL CHECK (entries > 0),
    at INTEGER NOT NULL,
    body BLOB NOT NULL,
    checksum INTEGER NOT NULL,
    PRIMARY KEY (document, position)
  ) STRICT, WITHOUT ROWID;
  CREATE TABLE snapshots (
    document INTEGER PRIMARY KEY REFERENCES documents,
    position INTEGER NOT NULL,
    content BLOB NOT NULL,
    state_vector BLOB NOT NULL,
    checksum INTEGER NOT NULL
  ) STRICT;
  CREATE TABLE owners (
    document INTEGER NOT NULL REFERENCES documents,
    client INTEGER NOT NULL,
    person TEXT NOT NULL,
    checksum INTEGER NOT NULL,
    PRIMARY KEY (document, client)
  ) STRICT, WITHOUT ROWID;
`;

/** Opens the file for writing, making it if it is not there. Throws LogUnreadable. */
export function openLogFile(file: string, busyMs: number): Database.Database {
  const db = open(file, { timeout: busyMs });
  try {
    const format = formatOf(file, db); // first: somebody else's file is not to be touched
    db.pragma('journal_mode = WAL');
    db.pragma('synchronous = FULL');
    if (format !== LOG_FORMAT) db.transaction(() => prepare(file, db)).exclusive();
    return db;
  } catch (error) {
    db.close();
    throw unreadable(file, error);
  }
}

/** Opens the file for reading only, while somebody may be writing in it. Throws LogUnreadable. */
export function openLogFileToRead(file: string, busyMs: number): Database.Database {
  const db = open(file, { timeout: busyMs, readonly: true, fileMustExist: true });
  try {
    if (formatOf(file, db) !== LOG_FORMAT) {
      throw new LogUnreadable(file, 'it is of an older release; start the server of this one on it first');
    }
    return db;
  } catch (error) {
    db.close();
    throw unreadable(file, error);
  }
}

/** What the file says of itself. Throws LogUnreadable when that is not what was written. */
export function readFacts(db: Database.Database): Facts {
  const found = db.prepare<[], Facts & { checksum: number }>('SELECT * FROM meta').get();
  if (found === undefined || factsChecksum(found) !== found.checksum) {
    throw new LogUnreadable(db.name, 'what it says of itself is not what was written; run the repair');
  }
  const { format, generation, documents } = found;
  return { format, generation, documents };
}

export function writeFacts(db: Database.Database, facts: Facts): void {
  db.prepare(
    `INSERT INTO meta (id, format, generation, documents, checksum) VALUES (1, ?, ?, ?, ?)
     ON CONFLICT (id) DO UPDATE SET format = excluded.format, generation = excluded.generation,
       documents = excluded.documents, checksum = excluded.checksum`,
  ).run(facts.format, facts.generation, facts.documents, factsChecksum(facts));
}

/** A history of its own from here on: pages that hold the one before are not merged into it. */
export function raiseGeneration(db: Database.Database, facts: Facts): void {
  // By the clock, so that two restores of one backup are two histories.
  const generation = Math.max(facts.generation + 1, Math.floor(Date.now() / 1000));
  writeFacts(db, { ...facts, generation });
}

function factsChecksum({ format, generation, documents }: Facts): number {
  return crc32(`${format}\n${generation}\n${documents}`);
}

function open(file: string, options: Database.Options): Database.Database {
  try {
    return new Database(file, options);
  } catch (error) {
    throw unreadable(file, error);
  }
}

function prepare(file: string, db: Database.Database): void {
  const format = formatOf(file, db);
  if (format === 0) {
    db.exec(tables);
    writeFacts(db, { format: LOG_FORMAT, generation: 1, documents: 0 });
  } else if (format === 1) bringForward(db);
}

/** The format of the file; 0 when there is nothing in it. */
function formatOf(file: string, db: Database.Database): number {
  const names = db.prepare<[], string>(`SELECT name FROM sqlite_schema WHERE type = 'table'`).pluck().all();
  if (names.length === 0) return 0;
  if (!names.includes('updates') || !names.includes('documents')) throw new LogUnreadable(file, 'it is another file');
  if (!names.includes('meta')) return 1;
  const format = db.prepare<[], number>('SELECT format FROM meta').pluck().get() ?? LOG_FORMAT;
  if (format > LOG_FORMAT && readFacts(db).format === format) {
    throw new LogUnreadable(file, `it was written by a newer release (format ${format}); use that one`);
  }
  return LOG_FORMAT;
}

function bringForward(db: Database.Database): void {
  db.exec(`
    ${metaTable}
    ALTER TABLE documents ADD COLUMN head INTEGER NOT NULL DEFAULT 0;
    ALTER TABLE documents ADD COLUMN checksum INTEGER NOT NULL DEFAULT 0;
    ALTER TABLE owners ADD COLUMN checksum INTEGER NOT NULL DEFAULT 0;
    UPDATE documents SET head = coalesce((SELECT max(position) FROM updates WHERE document = documents.id), 0);
  `);
  const documents = db.prepare<[], { id: number; name: string; head: number }>('SELECT * FROM documents').all();
  const nameDocument = db.prepare('UPDATE documents SET checksum = ? WHERE id = ?');
  for (const { id, name, head } of documents) nameDocument.run(documentChecksum(id, name, head), id);
  const owners = db.prepare<[], { document: number; client: number; person: PersonKey }>('SELECT * FROM owners').all();
  const nameOwner = db.prepare('UPDATE owners SET checksum = ? WHERE document = ? AND client = ?');
  for (const { document, client, person } of owners) {
    nameOwner.run(ownerChecksum(document, client, person), document, client);
  }
  writeFacts(db, { format: LOG_FORMAT, generation: 1, documents: documents.length });
}
