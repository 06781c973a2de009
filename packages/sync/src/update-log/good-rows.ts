/** How far rows can be trusted: each is what was written, and follows the one before it. Pure. */

import type { DocumentName } from '../names.ts';
import { type Row, unpackRow } from './rows.ts';
import { DocumentDamaged, type LoggedUpdate, type LogPosition } from './update-log.ts';

export interface GoodRows {
  /** after `after`, oldest first, without a hole */
  readonly entries: readonly LoggedUpdate[];
  /** of the first row that is not what was written or not there; null if all are good */
  readonly badAt: LogPosition | null;
}

/** The entries after `after` in rows that should reach up to `head`, as far as they are good. */
export function goodRows(
  document: DocumentName,
  rows: readonly Row[],
  after: LogPosition,
  head: LogPosition,
): GoodRows {
  const entries: LoggedUpdate[] = [];
  let reached = after;
  for (const row of rows) {
    const from = row.position - row.entries;
    // The first row may begin before `after`: what was appended together lies together.
    if (from > reached || (from < reached && entries.length > 0)) return { entries, badAt: reached + 1 };
    try {
      for (const entry of unpackRow(document, row)) if (entry.position > after) entries.push(entry);
    } catch (error) {
      if (error instanceof DocumentDamaged) return { entries, badAt: row.position };
      throw error;
    }
    reached = row.position;
  }
  return { entries, badAt: reached < head ? reached + 1 : null };
}
