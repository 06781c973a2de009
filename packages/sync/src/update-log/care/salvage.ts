/**
 * What can be kept of a damaged document. Positions stay what they were: where a row is lost, or does not fit any
 * more, empty entries stand in its place, and what was there is set aside. A good snapshot brings back the words of
 * every row before it. Decides; touches nothing.
 */

import * as Y from 'yjs';
import { type DocumentName, nobody, type PersonKey } from '../../names.ts';
import { scanTrusted } from '../../scan.ts';
import { type Row, unpackRow } from '../rows.ts';
import type { Entry, LoggedUpdate, LogPosition, Snapshot } from '../update-log.ts';
import { Replay } from './replay.ts';

/** A row that does not stay, as it was found. */
export interface SetAside {
  readonly row: Row;
  readonly why: string;
  /** Are its words gone from the document? If not, they came out of the snapshot. */
  readonly lost: boolean;
}

export interface KeptRow {
  readonly position: LogPosition;
  readonly at: number;
  readonly entries: readonly Entry[];
}

export interface Salvaged {
  readonly rows: readonly KeptRow[];
  readonly owners: ReadonlyMap<number, PersonKey>;
  readonly snapshot: Snapshot;
  readonly setAside: readonly SetAside[];
  /** How many entries are gone, or could not be kept without those. */
  readonly lost: number;
}

const nothing = Uint8Array.of(0, 0);
const blank: Entry = { author: nobody, update: nothing };

export class Salvage {
  readonly #name: DocumentName;
  readonly #snapshot: Snapshot | null;
  readonly #at: number;
  readonly #replay = new Replay();
  readonly #owners: Map<number, PersonKey>;
  readonly #rows: KeptRow[] = [];
  readonly #setAside: SetAside[] = [];
  #lost = 0;
  #reached: LogPosition = 0;
  /** Up to here the words came out of the snapshot. */
  #covered: LogPosition = 0;

  /** `snapshot` and `owners` are known to be good. */
  constructor(name: DocumentName, owners: ReadonlyMap<number, PersonKey>, snapshot: Snapshot | null, at: number) {
    this.#name = name;
    this.#owners = new Map(owners);
    this.#snapshot = snapshot;
    this.#at = at;
  }

  /** Goes through the rows, in order; the document once reached up to `head`. */
  run(rows: readonly Row[], head: LogPosition): Salvaged {
    for (const row of rows) this.#row(row);
    const end = Math.max(head, this.#reached, this.#snapshot?.position ?? 0);
    if (this.#reached < end) this.#fill(end);
    if (this.#lost > 0) {
      // Whatever was derived from the lost entries is older than the document from now on.
      this.#reached = end + 1;
      this.#rows.push({ position: this.#reached, at: this.#at, entries: [blank] });
    }
    const { doc } = this.#replay;
    return {
      rows: this.#rows,
      owners: this.#owners,
      snapshot: { position: this.#reached, update: Y.encodeStateAsUpdate(doc), stateVector: Y.encodeStateVector(doc) },
      setAside: this.#setAside,
      lost: this.#lost,
    };
  }

  #row(row: Row): void {
    let entries: readonly LoggedUpdate[];
    try {
      entries = unpackRow(this.#name, row);
    } catch {
      // Its words are gone, unless the snapshot has them: the place that it leaves is filled later.
      this.#setAside.push({ row, why: 'it is not what was written', lost: !this.#isInSnapshot(row.position) });
      return;
    }
    const from = row.position - row.entries;
    if (from < this.#reached) {
      this.#lost += row.entries;
      this.#setAside.push({ row, why: 'it overlaps the row before it', lost: true });
      return;
    }
    if (from > this.#reached) this.#fill(from);
    const complaints: string[] = [];
    const isCovered = row.position <= this.#covered;
    const kept = entries.map((entry) => {
      const complaint = entry.position <= this.#covered ? 'its words are in the snapshot' : this.#take(entry);
      if (complaint === null) return entry;
      if (entry.position > this.#covered) this.#lost++;
      complaints.push(`entry ${entry.position}: ${complaint}`);
      return { author: entry.author, update: nothing };
    });
    if (complaints.length > 0) this.#setAside.push({ row, why: complaints.join('; '), lost: !isCovered });
    this.#rows.push({ position: row.position, at: row.at, entries: kept });
    this.#reached = row.position;
  }

  #take(entry: LoggedUpdate): string | null {
    for (const client of clientsOf(entry.update)) if (!this.#owners.has(client)) this.#owners.set(client, entry.author);
    return this.#replay.take(entry, this.#owners);
  }

  /** Puts something in the place of entries that are not there, up to `to`. */
  #fill(to: LogPosition): void {
    const snapshot = this.#isInSnapshot(this.#reached + 1) && this.#covered === 0 ? this.#snapshot : null;
    const entries: Entry[] = Array.from({ length: to - this.#reached }, () => blank);
    if (snapshot !== null) {
      const whole = new Y.Doc();
      Y.applyUpdate(whole, snapshot.update);
      const update = Y.encodeStateAsUpdate(whole, Y.encodeStateVector(this.#replay.doc));
      for (const client of clientsOf(update)) if (!this.#owners.has(client)) this.#owners.set(client, nobody);
      this.#replay.takeState(update);
      entries[0] = { author: nobody, update };
      this.#covered = snapshot.position;
    }
    this.#lost += Math.max(0, to - Math.max(this.#reached, this.#covered));
    this.#rows.push({ position: to, at: this.#at, entries });
    this.#reached = to;
  }

  #isInSnapshot(position: LogPosition): boolean {
    return position <= (this.#snapshot?.position ?? 0);
  }
}

function clientsOf(update: Uint8Array): readonly number[] {
  try {
    return scanTrusted(update)
      .blocks.map(({ client }) => client)
      .filter((client) => client !== 0);
  } catch {
    return [];
  }
}
