import {
  chmodSync,
  copyFileSync,
  mkdtempSync,
  readFileSync,
  renameSync,
  rmSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { describe, expect, test } from 'vitest';
import { updateLogContract } from '../../testing/update-log-contract.ts';
import { documentName, personKey } from '../names.ts';
import { packEntries, rowChecksum } from './rows.ts';
import { openSqliteLog } from './sqlite.ts';

const ratios = documentName('ratios');
const fractions = documentName('fractions');
const ana = personKey('ana');
const words = { document: ratios, after: 0, entries: [{ author: ana, update: Uint8Array.of(1, 2, 3) }], owners: [] };

const gone = { cause: { name: 'FileGone', code: 'FILE_GONE' } };
/** Goes on until it throws. */
const endless = async (act: () => Promise<unknown>): Promise<never> => {
  for (;;) await act();
};

const freshFolder = () => mkdtempSync(join(tmpdir(), 'tangram-log-'));

describe('the update log in SQLite', () => {
  updateLogContract(() => openSqliteLog(freshFolder()));

  test('words are there after the log is opened again (§L1)', async () => {
    const folder = freshFolder();
    const log = await openSqliteLog(folder);
    await log.append([{ ...words, owners: [[7, ana]] }]);
    await log.close();
    const again = await openSqliteLog(folder);
    expect(await again.open(ratios)).toMatchObject({ position: 1, owners: new Map([[7, ana]]) });
    await again.close();
  });

  test('a second process on one folder is refused, and told who is there (§L8)', async () => {
    const folder = freshFolder();
    const log = await openSqliteLog(folder);
    await expect(openSqliteLog(folder)).rejects.toThrow(`in use by another process (process ${process.pid})`);
    await log.close();
    await (await openSqliteLog(folder)).close();
  });

  test('a row that is not what was written is noticed, and harms no other document (§L9, §L5)', async () => {
    const folder = freshFolder();
    const log = await openSqliteLog(folder);
    await log.append([words, { ...words, document: documentName('fractions') }]);
    await log.close();
    const file = new Database(join(folder, 'log.db'));
    file.exec(
      `UPDATE updates SET body = zeroblob(length(body)) WHERE document = (SELECT id FROM documents WHERE name = 'ratios')`,
    );
    file.close();
    const again = await openSqliteLog(folder);
    expect(await again.open(ratios)).toMatchObject({ entries: [], damage: { what: 'update', position: 1 } });
    await expect(again.readAfter(ratios, 0)).rejects.toThrow('ratios is damaged in the log at 1');
    expect(await again.readAfter(documentName('fractions'), 0)).toHaveLength(1);
    await again.close();
  });

  test('F22: a log of the first format is brought forward, and nothing in it changes', async () => {
    const folder = freshFolder();
    await (await openSqliteLog(folder)).close();
    const file = join(folder, 'log.db');
    for (const ending of ['', '-wal', '-shm']) rmSync(`${file}${ending}`, { force: true });
    const old = new Database(file);
    old.exec(`
      CREATE TABLE documents (id INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE) STRICT;
      CREATE TABLE updates (document INTEGER NOT NULL REFERENCES documents, position INTEGER NOT NULL,
        entries INTEGER NOT NULL CHECK (entries > 0), at INTEGER NOT NULL, body BLOB NOT NULL, checksum INTEGER NOT NULL,
        PRIMARY KEY (document, position)) STRICT, WITHOUT ROWID;
      CREATE TABLE snapshots (document INTEGER PRIMARY KEY REFERENCES documents, position INTEGER NOT NULL,
        content BLOB NOT NULL, state_vector BLOB NOT NULL, checksum INTEGER NOT NULL) STRICT;
      CREATE TABLE owners (document INTEGER NOT NULL REFERENCES documents, client INTEGER NOT NULL,
        person TEXT NOT NULL, PRIMARY KEY (document, client)) STRICT, WITHOUT ROWID;
      INSERT INTO documents VALUES (7, 'ratios'), (9, 'fractions');
      INSERT INTO owners VALUES (7, 70, 'ana');
    `);
    const body = packEntries(words.entries);
    for (const [id, name] of [
      [7, ratios],
      [9, fractions],
    ] as const) {
      const row = { position: 1, entries: 1, at: 5, body };
      old.prepare('INSERT INTO updates VALUES (?, 1, 1, 5, ?, ?)').run(id, body, rowChecksum(name, row));
    }
    old.close();
    const log = await openSqliteLog(folder);
    expect(log.generation).toBe(1);
    expect(await log.open(ratios)).toMatchObject({ position: 1, damage: null, owners: new Map([[70, ana]]) });
    expect(await log.append([{ ...words, after: 1 }])).toEqual([{ kind: 'appended', position: 2 }]);
    await log.close();
    const again = await openSqliteLog(folder);
    expect((await again.heads([ratios, fractions])).map(({ position }) => position)).toEqual([2, 1]);
    await again.close();
  });

  test.each([
    ['no database', 'a page of something else', 'file is not a database'],
    ['another database', 'CREATE TABLE recipes (name TEXT)', 'it is another file'],
    ['a log of a newer release', 'UPDATE meta SET format = 9, checksum = 4231109135', 'by a newer release (format 9)'],
    ['a log that forgot which history it is', 'UPDATE meta SET generation = 7', 'is not what was written'],
  ])('%s is refused with words, and left as it is', async (kind, content, words) => {
    const folder = freshFolder();
    const file = join(folder, 'log.db');
    if (kind.startsWith('a log')) await (await openSqliteLog(folder)).close();
    if (kind === 'no database') writeFileSync(file, content.repeat(100));
    else {
      const db = new Database(file);
      db.exec(content);
      db.close();
    }
    const before = readFileSync(file);
    await expect(openSqliteLog(folder)).rejects.toThrow(words);
    expect(Buffer.compare(readFileSync(file), before)).toBe(0);
  });

  test.each([
    ['deleted', (file: string) => rmSync(file)],
    ['replaced', (file: string) => copyFileSync(file, `${file}.copy`) ?? renameSync(`${file}.copy`, file)],
    ['locked away', (file: string) => chmodSync(file, 0)],
  ])('B94: nothing is accepted once the file was %s, in a new folder and in an old one (§L11)', async (kind, spoil) => {
    for (const name of ['log.db', 'log.db-wal']) {
      for (const age of ['new', 'old']) {
        const folder = freshFolder();
        const log = await openSqliteLog(folder);
        if (age === 'old') utimesSync(folder, 0, 0);
        await log.append([words]);
        spoil(join(folder, name));
        let after = 1;
        const append = () => log.append([{ ...words, after: after++ }]);
        // Who may open a file does not show in its folder: that is looked at ten times a second.
        if (kind === 'locked away' && age === 'old') await expect(endless(append)).rejects.toMatchObject(gone);
        for (let i = 0; i < 2; i++) await expect(append()).rejects.toMatchObject(gone);
        await log.close();
      }
    }
  });

  test('while the file cannot be written an append says so, and later ones succeed', async () => {
    const folder = freshFolder();
    const log = await openSqliteLog(folder);
    const other = new Database(join(folder, 'log.db'));
    other.exec('BEGIN IMMEDIATE');
    await expect(log.append([words])).rejects.toThrow('accepted nothing');
    other.exec('ROLLBACK');
    other.close();
    expect(await log.append([words])).toEqual([{ kind: 'appended', position: 1 }]);
    await log.close();
  });
});
