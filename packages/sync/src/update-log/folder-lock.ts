/**
 * One process for each data folder. The lock is the operating system's, taken through SQLite, so it is
 * gone the moment its process is, however that ended.
 */

import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
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

export interface FolderLock {
  /** A log was made here before. When it is not there now, somebody has lost it. */
  readonly hadLog: boolean;
  /** From now on there is a log here. */
  noteLog(): void;
  release(): void;
}

const LOG_WAS_MADE = 'there is a log here';

/** Makes the folder if needed and takes it for this process. Throws FolderInUse. */
export function lockFolder(folder: string): FolderLock {
  mkdirSync(folder, { recursive: true });
  const lock = new Database(join(folder, 'lock'), { timeout: 0 });
  const note = join(folder, 'lock.pid');
  try {
    lock.pragma('locking_mode = EXCLUSIVE');
    lock.exec('BEGIN EXCLUSIVE');
  } catch (error) {
    lock.close();
    if (!(error instanceof Database.SqliteError) || !error.code.startsWith('SQLITE_BUSY')) throw error;
    throw new FolderInUse(folder, `process ${readNote(note)[0] ?? 'unknown'}`);
  }
  const hadLog = readNote(note).includes(LOG_WAS_MADE);
  writeFileSync(note, [process.pid, ...(hadLog ? [LOG_WAS_MADE] : [])].join('\n'));
  return {
    hadLog,
    noteLog: () => writeFileSync(note, `${process.pid}\n${LOG_WAS_MADE}`),
    release: () => lock.close(),
  };
}

function readNote(path: string): string[] {
  return existsSync(path) ? readFileSync(path, 'utf8').split('\n') : [];
}
