/**
 * A document of a log replayed from its first entry: checksums, positions without holes, clocks without holes, words
 * under nobody else's client id, and a snapshot that holds what its entries say. Decides; touches nothing.
 */

import type { PersonKey } from '../../names.ts';
import { documentChecksum, isIntact, ownerChecksum, unpackRow } from '../rows.ts';
import type { LoggedUpdate } from '../update-log.ts';
import { Replay } from './replay.ts';
import { isSnapshotIntact, type Stored, type StoredRow } from './stored.ts';

/** Something that is not as it should be. */
export interface Problem {
  /** null: it concerns the log as a whole */
  readonly document: string | null;
  readonly what: string;
}

/** What is wrong with one document, as it is stored. */
export function* checkDocument({ id, name, head, checksum }: StoredRow, stored: Stored): Generator<Problem> {
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
