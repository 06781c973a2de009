/**
 * The update log on an open SQLite file, without a thread of its own. Every append is one transaction, flushed
 * to the disk before it returns (WAL, synchronous=FULL). What the disk has spoilt is noticed by checksums, by
 * positions that do not follow one another, and by a document that ends early.
 */

import { existsSync } from 'node:fs';
import type Database from 'better-sqlite3';
import type { DocumentName, PersonKey } from '../names.ts';
import { Directory, isCorruption, type Known } from './directory.ts';
import { goodRows } from './good-rows.ts';
import { ownerChecksum, type Row, rowChecksum, snapshotChecksum } from './rows.ts';
import { sameFiles } from './same-files.ts';
import { type Facts, openLogFile, readFacts, unreadable } from './sqlite-file.ts';
import {
  type Appended,
  type Binding,
  DocumentDamaged,
  type Head,
  type LoggedUpdate,
  type LogPosition,
  type Missed,
  type Snapshot,
  type StoredDocument,
} from './update-log.ts';

/** What one document gets, its entries packed at `from`–`to` of the buffer that comes along. */
export interface PackedBatch {
  readonly document: DocumentName;
  readonly after: LogPosition;
  readonly entries: number;
  readonly from: number;
  readonly to: number;
  readonly owners: readonly Binding[];
}

interface SnapshotRow {
  readonly position: number;
  readonly content: Uint8Array;
  readonly state_vector: Uint8Array;
  readonly checksum: number;
}

interface OwnerRow {
  readonly client: number;
  readonly person: PersonKey;
  readonly checksum: number;
}

/** Opens the log in a file for writing, making it if it is not there. Throws LogUnreadable. */
export function openLog(file: string, busyMs: number): LogFile {
  const db = openLogFile(file, busyMs);
  try {
    return new LogFile(db);
  } catch (error) {
    db.close();
    throw unreadable(file, error);
  }
}

type Landed = readonly [known: Known, head: LogPosition];

export class LogFile {
  readonly facts: Facts;
  readonly #db: Database.Database;
  readonly #directory: Directory;
  readonly #lookThatItIsThere: () => void;
  readonly #addRow: Database.Statement<[number, number, number, number, Uint8Array, number]>;
  readonly #addOwner: Database.Statement<[number, number, string, number]>;
  readonly #rowsAfter: Database.Statement<[number, number], Row>;
  readonly #owners: Database.Statement<[number], OwnerRow>;
  readonly #findSnapshot: Database.Statement<[number], SnapshotRow>;
  readonly #putSnapshot: Database.Statement<[number, number, Uint8Array, Uint8Array, number]>;
  readonly #appendTogether: (batches: readonly PackedBatch[], bytes: Uint8Array, at: number) => Appended[];
  #landed: Landed[] = [];

  constructor(db: Database.Database) {
    this.facts = readFacts(db);
    this.#db = db;
    this.#lookThatItIsThere = sameFiles([db.name, `${db.name}-wal`].filter(existsSync));
    this.#directory = new Directory(db);
    this.#addRow = db.prepare(
      'INSERT INTO updates (document, position, entries, at, body, checksum) VALUES (?, ?, ?, ?, ?, ?)',
    );
    this.#addOwner = db.prepare(
      `INSERT INTO owners (document, client, person, checksum) VALUES (?, ?, ?, ?)
       ON CONFLICT (document, client) DO NOTHING`,
    );
    this.#rowsAfter = db.prepare(
      `SELECT position, entries, at, body, checksum FROM updates
       WHERE document = ? AND position > ? ORDER BY position`,
    );
    this.#owners = db.prepare('SELECT client, person, checksum FROM owners WHERE document = ?');
    this.#findSnapshot = db.prepare(
      'SELECT position, content, state_vector, checksum FROM snapshots WHERE document = ?',
    );
    this.#putSnapshot = db.prepare(
      'INSERT OR REPLACE INTO snapshots (document, position, content, state_vector, checksum) VALUES (?, ?, ?, ?, ?)',
    );
    this.#appendTogether = db.transaction((batches: readonly PackedBatch[], bytes: Uint8Array, at: number) => {
      this.#landed = [];
      return batches.map((batch) => this.#append(batch, bytes, at));
    });
  }

  /** Writes all batches, flushed to the disk when this returns; throws when nothing was written. */
  append(batches: readonly PackedBatch[], bytes: Uint8Array, at: number): Appended[] {
    this.#lookThatItIsThere();
    const outcomes = this.#appendTogether(batches, bytes, at);
    for (const [known, head] of this.#landed) this.#directory.keep(known, head);
    return outcomes;
  }

  open(document: DocumentName): StoredDocument {
    const known = this.#directory.find(document);
    if (known === null) return { snapshot: null, entries: [], position: 0, owners: new Map(), damage: null };
    const found = this.#snapshotOf(known);
    const snapshot = found === 'damaged' ? null : found;
    const { entries, damage } = this.#goodEntries(known, snapshot?.position ?? 0);
    return {
      snapshot,
      entries,
      position: entries.at(-1)?.position ?? snapshot?.position ?? 0,
      owners: this.#ownersOf(known),
      damage,
      ...(found === 'damaged' ? { needsSnapshot: true } : {}),
    };
  }

  readAfter(document: DocumentName, position: LogPosition): readonly LoggedUpdate[] {
    const known = this.#directory.find(document);
    if (known === null) return [];
    const { entries, damage } = this.#goodEntries(known, position);
    if (damage !== null) throw new DocumentDamaged(document, damage.position);
    return entries;
  }

  missedSince(document: DocumentName, position: LogPosition): Missed {
    const known = this.#directory.find(document);
    return {
      entries: this.readAfter(document, position),
      owners: known === null ? new Map() : this.#ownersOf(known),
    };
  }

  headOf(document: DocumentName): Head {
    const known = this.#directory.find(document);
    if (known === null) return { position: 0, snapshot: 0 };
    const snapshot = this.#snapshotOf(known);
    return { position: known.head, snapshot: snapshot === 'damaged' ? 0 : (snapshot?.position ?? 0) };
  }

  saveSnapshot(document: DocumentName, snapshot: Snapshot): void {
    const known = this.#directory.find(document);
    if (known === null) return;
    const stored = this.#snapshotOf(known);
    if (stored !== null && stored !== 'damaged' && stored.position > snapshot.position) return;
    const { position, update, stateVector } = snapshot;
    this.#putSnapshot.run(known.id, position, update, stateVector, snapshotChecksum(document, snapshot));
  }

  documents(): DocumentName[] {
    return [...this.#directory.all()].map(({ name }) => name);
  }

  close(): void {
    this.#db.close();
  }

  #append({ document, after, entries, from, to, owners }: PackedBatch, bytes: Uint8Array, at: number): Appended {
    const known = this.#directory.find(document);
    const head = known?.head ?? 0;
    if (head < after) throw new Error(`${document} ends at ${head}, before ${after}: the log has lost what it held`);
    if (head > after) return { kind: 'overtaken', missed: this.missedSince(document, after) };
    const position = head + entries;
    const into = known ?? this.#directory.add(document, position);
    if (known !== null) this.#directory.advance(known, position);
    const body = bytes.subarray(from, to);
    this.#addRow.run(into.id, position, entries, at, body, rowChecksum(document, { position, entries, at, body }));
    for (const [client, person] of owners) {
      this.#addOwner.run(into.id, client, person, ownerChecksum(into.id, client, person));
    }
    this.#landed.push([into, position]);
    return { kind: 'appended', position };
  }

  /** Every entry after `position`, up to the first that is not what was written. */
  #goodEntries({ id, name, head }: Known, position: LogPosition) {
    const rows: Row[] = [];
    try {
      for (const row of this.#rowsAfter.iterate(id, position)) rows.push(row);
    } catch (error) {
      if (!isCorruption(error)) throw error; // else there are rows missing, and that is noticed
    }
    const { entries, badAt } = goodRows(name, rows, position, head);
    return { entries, damage: badAt === null ? null : ({ what: 'update', position: badAt } as const) };
  }

  #snapshotOf({ id, name }: Known): Snapshot | 'damaged' | null {
    try {
      const found = this.#findSnapshot.get(id);
      if (found === undefined) return null;
      const { position, content: update, state_vector: stateVector, checksum } = found;
      const areBytes = update instanceof Uint8Array && stateVector instanceof Uint8Array;
      const snapshot = { position, update, stateVector };
      return areBytes && snapshotChecksum(name, snapshot) === checksum ? snapshot : 'damaged';
    } catch (error) {
      if (!isCorruption(error)) throw error;
      return 'damaged';
    }
  }

  /** Whose client ids are. One that cannot be read is nobody's: whoever writes on with it is refused, not believed. */
  #ownersOf({ id }: Known): Map<number, PersonKey> {
    const owners = new Map<number, PersonKey>();
    try {
      for (const { client, person, checksum } of this.#owners.iterate(id)) {
        if (ownerChecksum(id, client, person) === checksum) owners.set(client, person);
      }
    } catch (error) {
      if (!isCorruption(error)) throw error;
    }
    return owners;
  }
}
