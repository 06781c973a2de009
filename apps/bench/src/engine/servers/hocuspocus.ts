/** Hocuspocus as its documentation sets it up: defaults, and where `sqlite` is asked for, its database extension on SQLite. */

import { join } from 'node:path';
import { Database as DatabaseExtension } from '@hocuspocus/extension-database';
import { Server } from '@hocuspocus/server';
import Database from 'better-sqlite3';
import { folder, listening, settings } from './control.ts';

function onSqlite(): DatabaseExtension {
  const db = new Database(join(folder, 'hocuspocus.db'));
  db.pragma('journal_mode = WAL');
  db.exec('CREATE TABLE IF NOT EXISTS documents (name TEXT PRIMARY KEY, data BLOB NOT NULL)');
  const find = db.prepare<[string], { data: Buffer }>('SELECT data FROM documents WHERE name = ?');
  const put = db.prepare<[string, Uint8Array]>(
    'INSERT INTO documents (name, data) VALUES (?, ?) ON CONFLICT (name) DO UPDATE SET data = excluded.data',
  );
  return new DatabaseExtension({
    fetch: async ({ documentName }) => find.get(documentName)?.data ?? null,
    store: async ({ documentName, state }) => {
      put.run(documentName, state);
    },
  });
}

const server = new Server({
  port: 0,
  address: '127.0.0.1',
  quiet: true,
  extensions: settings.includes('sqlite') ? [onSqlite()] : [],
});
await server.listen();
listening(server.address.port);
