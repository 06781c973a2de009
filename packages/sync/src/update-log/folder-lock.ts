/**
 * One process for each data folder. The lock is the operating system's, taken through SQLite, so it is
 * gone the moment its process is, however that ended.
 */

import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';

/** Another process writes in this folder. Nothing was touched. */
export class FolderInUse extends Error {
  override readonly name = 'FolderInUse';

  constructor(folder: string, holder: string) {
    super(
      `the data folder ${folder} is in use by another process (${holder}); stop that one first, or use another folder`,
    );
  }
}

/** Makes the folder if needed and takes it for this process; returns how to give it back. Throws FolderInUse. */
export function lockFolder(folder: string): () => void {
  mkdirSync(folder, { recursive: true });
  const lock = new Database(join(folder, 'lock'), { timeout: 0 });
  const note = join(folder, 'lock.pid');
  try {
    lock.pragma('locking_mode = EXCLUSIVE');
    lock.exec('BEGIN EXCLUSIVE');
  } catch (error) {
    lock.close();
    if (!(error instanceof Database.SqliteError) || !error.code.startsWith('SQLITE_BUSY')) throw error;
    throw new FolderInUse(folder, `process ${readNote(note)}`);
  }
  writeFileSync(note, String(process.pid));
  return () => lock.close();
}

function readNote(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return 'unknown';
  }
}
