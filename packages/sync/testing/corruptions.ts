/** Twenty and more ways in which a stored log can be wrong, each made by hand. */

import Database from 'better-sqlite3';
import * as Y from 'yjs';
import { type DocumentName, personKey } from '../src/names.ts';
import { scanTrusted } from '../src/scan.ts';
import { packEntries, rowChecksum, snapshotChecksum, unpackRow } from '../src/update-log/rows.ts';

interface Parts {
  readonly document: DocumentName;
  readonly db: Database.Database;
  readonly id: number;
  /** runs a statement about this document's rows at and around the middle one */
  change(sql: string): void;
  /** stores a row again, with a checksum that fits */
  rewrite(position: number, entries: (updates: Uint8Array[], first: Uint8Array) => Uint8Array[], author?: string): void;
}

const one = 'document = $id AND position = $middle';

/** What can happen to one document of a log, and what the self-check says of it. */
export const corruptions: readonly [name: string, spoil: (parts: Parts) => void, words: RegExp][] = [
  [
    'a byte of an update',
    ({ change }) =>
      change(`UPDATE updates SET body = CAST(substr(body, 1, length(body) - 1) || x'07' AS BLOB) WHERE ${one}`),
    /row at \d+ is not what was written/,
  ],
  [
    'the hour of an update',
    ({ change }) => change(`UPDATE updates SET at = at + 1 WHERE ${one}`),
    /is not what was written/,
  ],
  [
    'the checksum of an update',
    ({ change }) => change(`UPDATE updates SET checksum = checksum + 1 WHERE ${one}`),
    /is not what was written/,
  ],
  ['a row taken away', ({ change }) => change(`DELETE FROM updates WHERE ${one}`), /comes a row that begins at/],
  [
    'the first row taken away',
    ({ change }) => change('DELETE FROM updates WHERE document = $id AND position = $first'),
    /after 0 comes a row/,
  ],
  [
    'the last row taken away',
    ({ change }) => change('DELETE FROM updates WHERE document = $id AND position = $last'),
    /and it should end at/,
  ],
  ['all rows taken away', ({ change }) => change('DELETE FROM updates WHERE document = $id'), /last row ends at 0/],
  [
    'a row of another document',
    ({ change }) =>
      change(`UPDATE updates SET body = (SELECT body FROM updates WHERE document <> $id LIMIT 1) WHERE ${one}`),
    /is not what was written/,
  ],
  [
    'a row that strayed to another position',
    ({ change }) => change(`UPDATE updates SET position = position + 1000 WHERE ${one}`),
    /comes a row that begins at/,
  ],
  [
    'a snapshot with a byte changed',
    ({ change }) =>
      change(
        `UPDATE snapshots SET content = CAST(substr(content, 1, length(content) - 1) || x'07' AS BLOB) WHERE document = $id`,
      ),
    /snapshot is not what was written/,
  ],
  [
    'the position of a snapshot',
    ({ change }) => change('UPDATE snapshots SET position = position + 1 WHERE document = $id'),
    /snapshot is not what was written/,
  ],
  [
    'a snapshot of other words, with a good checksum',
    ({ db, id, document }) => {
      const other = new Y.Doc();
      other.getText('text').insert(0, 'words that nobody wrote');
      writeSnapshot(db, id, document, other);
    },
    /snapshot at \d+: it does not end where/,
  ],
  [
    'a snapshot that lost a deletion, with a good checksum',
    ({ db, id, document }) => {
      // The same clocks, and words that its readers deleted.
      const doc = new Y.Doc({ gc: false });
      const rows = db.prepare('SELECT * FROM updates WHERE document = ? ORDER BY position').all(id) as never[];
      for (const row of rows) {
        for (const { update } of unpackRow(document, row)) Y.applyUpdate(doc, withoutDeletions(update));
      }
      writeSnapshot(db, id, document, doc);
    },
    /snapshot at \d+: it holds other words/,
  ],
  [
    'whose a client id is',
    ({ change }) => change(`UPDATE owners SET person = 'mallory' WHERE document = $id`),
    /client \d+ is, is not what was written/,
  ],
  ['an owner taken away', ({ change }) => change('DELETE FROM owners WHERE document = $id'), /client \d+ is nobody's/],
  [
    'the name of a document',
    ({ change }) => change(`UPDATE documents SET name = 'other' WHERE id = $id`),
    /name or its head is not what was written/,
  ],
  [
    'the head of a document',
    ({ change }) => change('UPDATE documents SET head = head - 1 WHERE id = $id'),
    /name or its head is not what was written/,
  ],
  [
    'a document taken away',
    ({ change }) => change('DELETE FROM documents WHERE id = $id'),
    /belongs to something that is not there/,
  ],
  ['the generation', ({ db }) => db.exec('UPDATE meta SET generation = generation + 1'), /what it says of itself/],
  [
    'the number of documents',
    ({ db }) => db.exec('UPDATE meta SET documents = documents + 1'),
    /what it says of itself/,
  ],
  [
    'an update stored twice',
    ({ rewrite }) => rewrite(2, (updates, first) => updates.map(() => first)),
    /goes on at \d+, and ended at|waits|refused/,
  ],
  [
    'words in the name of somebody else',
    ({ rewrite }) => rewrite(1, (updates) => updates, 'mallory'),
    /is somebody else's/,
  ],
  [
    'bytes that are no update, with a good checksum',
    ({ rewrite }) => rewrite(1, (updates) => updates.map(() => Uint8Array.of(9, 9, 9))),
    /it is no update/,
  ],
];

/** Does it to a file. */
export function spoilLog(file: string, document: DocumentName, spoil: (parts: Parts) => void): void {
  const db = new Database(file);
  db.pragma('foreign_keys = OFF');
  const { id } = db.prepare('SELECT id FROM documents WHERE name = ?').get(document) as { id: number };
  const positions = db
    .prepare<[number], number>('SELECT position FROM updates WHERE document = ? ORDER BY position')
    .pluck()
    .all(id);
  const places = {
    id,
    first: positions[0] as number,
    middle: positions[positions.length >> 1] as number,
    last: positions.at(-1) as number,
  };
  spoil({
    document,
    db,
    id,
    change(sql) {
      const wanted = Object.fromEntries(Object.entries(places).filter(([key]) => sql.includes(`$${key}`)));
      if (db.prepare(sql).run(wanted).changes === 0) throw new Error(`nothing was spoilt by ${sql}`);
    },
    rewrite(nth, change, author) {
      const position = positions[nth] as number;
      const find = db.prepare('SELECT * FROM updates WHERE document = ? AND position = ?');
      const row = find.get(id, position) as { entries: number; at: number; body: Buffer };
      const entries = unpackRow(document, { ...row, position } as never);
      const first = find.get(id, positions[0]) as { body: Buffer };
      const [stored] = unpackRow(document, { ...first, position: positions[0] } as never);
      const updates = change(
        entries.map(({ update }) => update),
        stored?.update as Uint8Array,
      );
      const body = packEntries(
        entries.map((entry, i) => ({
          author: author === undefined ? entry.author : personKey(author),
          update: updates[i] as Uint8Array,
        })),
      );
      const checksum = rowChecksum(document, { ...row, position, body });
      db.prepare('UPDATE updates SET body = ?, checksum = ? WHERE document = ? AND position = ?').run(
        body,
        checksum,
        id,
        position,
      );
    },
  });
  db.close();
}

function writeSnapshot(db: Database.Database, id: number, document: DocumentName, doc: Y.Doc): void {
  const { head } = db.prepare('SELECT head FROM documents WHERE id = ?').get(id) as { head: number };
  const snapshot = { position: head, update: Y.encodeStateAsUpdate(doc), stateVector: Y.encodeStateVector(doc) };
  db.prepare('UPDATE snapshots SET position = ?, content = ?, state_vector = ?, checksum = ? WHERE document = ?').run(
    head,
    snapshot.update,
    snapshot.stateVector,
    snapshotChecksum(document, snapshot),
    id,
  );
}

function withoutDeletions(update: Uint8Array): Uint8Array {
  return Buffer.concat([update.subarray(0, scanTrusted(update).deletesFrom), Uint8Array.of(0)]);
}
