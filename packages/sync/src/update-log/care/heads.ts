/** How far every document of a log has come, read beside a server that writes in it. */

import { openLogFileToRead } from '../sqlite-file.ts';
import { readDocuments } from './stored.ts';

/** Document → position of its last entry. Throws LogUnreadable. */
export function readHeads(file: string): ReadonlyMap<string, number> {
  const db = openLogFileToRead(file, 5_000);
  try {
    return new Map(readDocuments(db).rows.map(({ name, head }) => [name, head]));
  } finally {
    db.close();
  }
}
