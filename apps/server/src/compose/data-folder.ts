/**
 * The folder where everything is kept, for one process at a time. The lock is SQLite's own, so it is gone the moment
 * the process is, however it ends.
 */
import { randomBytes } from 'node:crypto';
import { chmodSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import SqliteDatabase from 'better-sqlite3';

export interface DataFolder {
  /** Whether nothing was in it before. */
  readonly isNew: boolean;
  readonly tangramFile: string;
  readonly logFile: string;
  /** Signs the cookies of the sessions. */
  readonly secret: string;
  release(): void;
}

/** Another process works in this folder, or it cannot be written. The message says so to whoever started us. */
export class FolderNotOurs extends Error {
  override readonly name = 'FolderNotOurs';
}

/** Opens the folder, making it if it is not there. Throws `FolderNotOurs`. */
export function openDataFolder(folder: string): DataFolder {
  const release = lock(folder);
  const tangramFile = join(folder, 'tangram.db');
  const isNew = !existsSync(tangramFile);
  const secretFile = join(folder, 'session-secret');
  if (!existsSync(secretFile)) writeFileSync(secretFile, randomBytes(32).toString('base64url'), { mode: 0o600 });
  const secret = readFileSync(secretFile, 'utf8').trim();
  return { isNew, tangramFile, logFile: join(folder, 'log.db'), secret, release };
}

function lock(folder: string): () => void {
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    chmodSync(folder, 0o700);
    const file = new SqliteDatabase(join(folder, 'lock'), { timeout: 0 });
    try {
      file.exec('begin exclusive');
    } catch (error) {
      file.close();
      throw error;
    }
    return () => file.close();
  } catch (error) {
    const busy = error instanceof SqliteDatabase.SqliteError && error.code.startsWith('SQLITE_BUSY');
    throw new FolderNotOurs(
      busy
        ? `Another Tangram is running on the data folder ${folder}. Stop it first, or set TANGRAM_DATA to another folder.`
        : `The data folder ${folder} cannot be written. Check who owns it, or set TANGRAM_DATA to another folder.`,
      { cause: error },
    );
  }
}
