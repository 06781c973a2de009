/** The folder where everything is kept: the log's file, everything else's, and the secret of the sessions. */
import { randomBytes } from 'node:crypto';
import { chmodSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { UpdateLog } from '@tangram/sync';
import { FolderInUse, LogUnreadable, openSqliteLog } from '@tangram/sync/sqlite';

export interface DataFolder {
  /** Open; the folder is ours until it is closed. */
  readonly log: UpdateLog;
  readonly tangramFile: string;
  /** Signs the cookies of the sessions. */
  readonly secret: string;
}

/** Another process works in this folder, or it cannot be written. The message says so to whoever started us. */
export class FolderNotOurs extends Error {
  override readonly name = 'FolderNotOurs';
}

/** Takes the folder for this process, making it if it is not there. Rejects with `FolderNotOurs`. */
export async function openDataFolder(folder: string): Promise<DataFolder> {
  const tangramFile = join(folder, 'tangram.db');
  const secretFile = join(folder, 'session-secret');
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    chmodSync(folder, 0o700);
    const log = await openSqliteLog(folder);
    if (!existsSync(secretFile)) writeFileSync(secretFile, randomBytes(32).toString('base64url'), { mode: 0o600 });
    return { log, tangramFile, secret: readFileSync(secretFile, 'utf8').trim() };
  } catch (error) {
    throw new FolderNotOurs(whyNot(folder, error), { cause: error });
  }
}

function whyNot(folder: string, error: unknown): string {
  if (error instanceof FolderInUse) {
    return `Another Tangram is running on the data folder ${folder}. Stop it first, or set TANGRAM_DATA to another folder.`;
  }
  // What the log says of itself names the file, and what to do.
  if (error instanceof Error && error.name === LogUnreadable.name) return `Tangram does not start: ${error.message}.`;
  return `The data folder ${folder} cannot be used. Check who owns it, or set TANGRAM_DATA to another folder.`;
}
