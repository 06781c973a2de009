import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { describe, expect, test } from 'vitest';
import { updateLogContract } from '../../testing/update-log-contract.ts';
import { documentName, personKey } from '../names.ts';
import { openSqliteLog } from './sqlite.ts';

const ratios = documentName('ratios');
const ana = personKey('ana');
const words = { document: ratios, after: 0, entries: [{ author: ana, update: Uint8Array.of(1, 2, 3) }], owners: [] };

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
    await expect(again.open(ratios)).rejects.toThrow('ratios is damaged in the log at 1');
    expect(await again.readAfter(documentName('fractions'), 0)).toHaveLength(1);
    await again.close();
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
