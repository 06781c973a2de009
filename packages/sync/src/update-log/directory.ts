/**
 * Which documents a log file holds, and how far each has come. It is read once, row by row: a document whose
 * row cannot be trusted is recognized by its first update, whose checksum covers the name.
 */

import type Database from 'better-sqlite3';
import type { DocumentName } from '../names.ts';
import { documentChecksum, isIntact, type Row } from './rows.ts';
import { readFacts, writeFacts } from './sqlite-file.ts';
import { DocumentDamaged, type LogPosition } from './update-log.ts';

/** A document in the file. */
export interface Known {
  readonly id: number;
  readonly name: DocumentName;
  /** position of its last entry */
  head: LogPosition;
}

interface DocumentRow {
  readonly id: number;
  readonly name: DocumentName;
  readonly head: number;
  readonly checksum: number;
}

export class Directory {
  readonly #db: Database.Database;
  readonly #byName = new Map<DocumentName, Known>();
  /** documents that have updates, and whose name or head is not what was written */
  readonly #nameless = new Set<number>();
  /** Is there a document of which nothing at all can be read? */
  readonly #isIncomplete: boolean;
  readonly #add: Database.Statement<[string, number, number]>;
  readonly #set: Database.Statement<[number, number, number]>;
  readonly #firstRow: Database.Statement<[number], Row>;
  readonly #lastPosition: Database.Statement<[number], number>;

  constructor(db: Database.Database) {
    this.#db = db;
    this.#add = db.prepare('INSERT INTO documents (name, head, checksum) VALUES (?, ?, ?)');
    this.#set = db.prepare('UPDATE documents SET head = ?, checksum = ? WHERE id = ?');
    this.#firstRow = db.prepare(
      'SELECT position, entries, at, body, checksum FROM updates WHERE document = ? ORDER BY position LIMIT 1',
    );
    this.#lastPosition = db
      .prepare<[number], number>('SELECT position FROM updates WHERE document = ? ORDER BY position DESC LIMIT 1')
      .pluck();
    const sound = new Set<number>();
    for (const { id, name, head, checksum } of documentRows(db)) {
      if (documentChecksum(id, name, head) !== checksum) continue;
      this.#byName.set(name, { id, name, head });
      sound.add(id);
    }
    for (const id of documentsWithUpdates(db)) if (!sound.has(id)) this.#nameless.add(id);
    const recognizable = [...this.#nameless].filter((id) => this.#rowOf(id) !== undefined);
    this.#isIncomplete = readFacts(db).documents > this.#byName.size + recognizable.length;
  }

  /** Documents whose name cannot be read, by their number in the file. */
  get nameless(): ReadonlySet<number> {
    return this.#nameless;
  }

  all(): Iterable<Known> {
    return this.#byName.values();
  }

  /** The document of this name; null if there is none. Throws DocumentDamaged when nobody can tell. */
  find(name: DocumentName): Known | null {
    const known = this.#byName.get(name);
    if (known !== undefined) return known;
    for (const id of this.#nameless) {
      const first = this.#rowOf(id);
      if (first === undefined || !isIntact(name, first)) continue;
      return this.#recognize({ id, name, head: this.#lastPosition.get(id) ?? first.position });
    }
    if (this.#isIncomplete) throw new DocumentDamaged(name, 0, 'the names of some documents cannot be read');
    return null;
  }

  /** Notes a new document in the file. To be remembered with `keep` once that is committed. */
  add(name: DocumentName, head: LogPosition): Known {
    const id = Number(this.#add.run(name, head, 0).lastInsertRowid);
    this.#set.run(head, documentChecksum(id, name, head), id);
    const facts = readFacts(this.#db);
    writeFacts(this.#db, { ...facts, documents: facts.documents + 1 });
    return { id, name, head };
  }

  /** Notes in the file how far a document has come. To be remembered with `keep` once that is committed. */
  advance({ id, name }: Known, head: LogPosition): void {
    this.#set.run(head, documentChecksum(id, name, head), id);
  }

  keep(known: Known, head: LogPosition): void {
    known.head = head;
    this.#byName.set(known.name, known);
  }

  #recognize(found: Known): Known {
    this.#byName.set(found.name, found);
    this.#nameless.delete(found.id);
    if (!this.#db.readonly) this.#writeAgain(found);
    return found;
  }

  #writeAgain({ id, name, head }: Known): void {
    try {
      this.#db
        .prepare('INSERT OR REPLACE INTO documents (id, name, head, checksum) VALUES (?, ?, ?, ?)')
        .run(id, name, head, documentChecksum(id, name, head));
    } catch (error) {
      if (!isCorruption(error)) throw error; // then it is recognized again the next time
    }
  }

  #rowOf(id: number): Row | undefined {
    try {
      return this.#firstRow.get(id);
    } catch {
      return undefined;
    }
  }
}

/** Every row that can be read, in the order of the table: an index that is damaged does not matter. */
function* documentRows(db: Database.Database): Iterable<DocumentRow> {
  try {
    yield* db.prepare<[], DocumentRow>('SELECT id, name, head, checksum FROM documents NOT INDEXED').iterate();
  } catch (error) {
    if (!isCorruption(error)) throw error;
  }
}

function* documentsWithUpdates(db: Database.Database): Iterable<number> {
  const next = db.prepare<[number], number | null>('SELECT min(document) FROM updates WHERE document > ?').pluck();
  try {
    for (let id = next.get(0); typeof id === 'number'; id = next.get(id)) yield id;
  } catch (error) {
    if (!isCorruption(error)) throw error;
  }
}

/** Has the disk given back something that SQLite cannot read? */
export function isCorruption(error: unknown): boolean {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  return code.startsWith('SQLITE_CORRUPT') || code === 'SQLITE_NOTADB' || code.startsWith('SQLITE_CONSTRAINT');
}
