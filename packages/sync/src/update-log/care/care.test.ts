import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { afterEach, describe } from 'vitest';
import { careContract } from '../../../testing/care-contract.ts';
import { openSqliteLog } from '../sqlite.ts';
import { repairLog } from './repair.ts';
import { checkLog } from './self-check.ts';

const folders: string[] = [];
afterEach(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true });
});

describe('the care for a log in a folder', () => {
  careContract(async () => {
    const folder = mkdtempSync(join(tmpdir(), 'tangram-care-'));
    folders.push(folder);
    const file = join(folder, 'log.db');
    const withFile = <T>(act: (db: Database.Database) => T): T => {
      const db = new Database(file);
      try {
        return act(db);
      } finally {
        db.close();
      }
    };
    const numberOf = (document: string) =>
      withFile((db) => db.prepare<[string], number>('SELECT id FROM documents WHERE name = ?').pluck().get(document));
    return {
      open: () => openSqliteLog(folder),
      run: async (sql) => withFile((db) => db.prepare(sql.replaceAll(/[{}]/g, '')).run().changes),
      numberOf: async (document) => numberOf(document) as number,
      positionsOf: async (document) =>
        withFile((db) =>
          db
            .prepare<[number], number>('SELECT position FROM updates WHERE document = ? ORDER BY position')
            .pluck()
            .all(numberOf(document) as number),
        ),
      check: async () => [...checkLog(file)],
      repair: async () => repairLog(folder),
    };
  });
});
