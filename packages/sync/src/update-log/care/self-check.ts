/** A log file looked at as a whole. It only reads, a document at a time, and may do so while a server writes. */

import Database from 'better-sqlite3';
import { openLogFileToRead, readFacts } from '../sqlite-file.ts';
import { checkDocument, type Problem } from './check-document.ts';
import { readDocument, readDocuments, readStored } from './stored.ts';

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
