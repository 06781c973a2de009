/**
 * A whole data folder in one file, made while a server writes in it, and put back into an empty folder.
 *
 * The log is copied last. What stands in the databases beside it may point at words in the log, and is written after
 * them; so whatever a copy points at is in the log's copy, and all that was acknowledged before the backup began is.
 */

import {
  chmodSync,
  closeSync,
  existsSync,
  fsyncSync,
  mkdirSync,
  mkdtempSync,
  openSync,
  readdirSync,
  renameSync,
  rmdirSync,
  rmSync,
} from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import Database from 'better-sqlite3';
import { lockFolder } from '../folder-lock.ts';
import { LogUnreadable, openLogFile, openLogFileToRead, raiseGeneration, readFacts } from '../sqlite-file.ts';
import { BackupUnusable, type Contents, copyOut, readContainer, writeContainer } from './container.ts';
import { checkDatabase } from './self-check.ts';

const LOG = 'log.db';
const BUSY_MS = 5_000;
/** Of this machine and this moment, or left by a repair. */
const staysBehind = /^lock(\.pid)?$|-(wal|shm|journal)$|\.(damaged-.*|repairing)$/;

/** The folder may not be filled, or the file not be written. Nothing was touched. */
class NotTouched extends Error {
  override readonly name = 'NotTouched';
}

/** Copies a folder into a new file. Throws NotTouched, or LogUnreadable when a database in it is damaged. */
export async function backUp(folder: string, file: string): Promise<Contents> {
  if (existsSync(file)) throw new NotTouched(`${file} is there already; a backup never replaces anything`);
  if (!existsSync(join(folder, LOG))) throw new NotTouched(`there is no log in ${folder}`);
  const names = readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isFile() && !staysBehind.test(entry.name) && entry.name !== LOG)
    .map(({ name }) => name);
  const copies = mkdtempSync(`${resolve(file)}.making-`);
  try {
    const files = [];
    for (const name of [...names, LOG]) {
      const path = name.endsWith('.db') ? join(copies, name) : join(folder, name);
      if (name.endsWith('.db')) await copyDatabase(join(folder, name), path);
      files.push({ name, path });
    }
    const log = openLogFileToRead(join(copies, LOG), BUSY_MS);
    const { generation } = readFacts(log);
    log.close();
    const made = join(copies, 'backup');
    const contents = await writeContainer(made, { madeAt: new Date().toISOString(), generation }, files);
    if (existsSync(file)) throw new NotTouched(`${file} is there already; a backup never replaces anything`);
    renameSync(made, file);
    flush(dirname(resolve(file)));
    return contents;
  } finally {
    rmSync(copies, { recursive: true, force: true });
  }
}

/** Puts a backup into a folder that is empty or not there. Throws NotTouched or BackupUnusable. */
export async function restore(file: string, folder: string): Promise<Contents & { readonly raisedTo: number }> {
  if (existsSync(folder) && readdirSync(folder).length > 0) {
    throw new NotTouched(`${folder} is not empty; restore into a new folder, and keep the old one until all is well`);
  }
  const { contents, from } = await readContainer(file);
  if (!contents.files.some(({ name }) => name === LOG)) throw new BackupUnusable(file, 'there is no log in it');
  const lock = lockFolder(folder);
  try {
    lock.noteLog(); // a server that finds the folder half filled does not begin an empty log in it
    chmodSync(folder, 0o700);
    const filling = join(folder, 'restoring');
    mkdirSync(filling);
    let at = from;
    for (const { name, bytes } of contents.files) {
      await copyOut(file, at, bytes, join(filling, name));
      at += bytes;
    }
    const raisedTo = beginHistory(join(filling, LOG));
    for (const { name } of contents.files) if (name !== LOG) renameSync(join(filling, name), join(folder, name));
    renameSync(join(filling, LOG), join(folder, LOG));
    rmdirSync(filling);
    flush(folder);
    return { ...contents, raisedTo };
  } catch (error) {
    // It was empty, and has been ours since.
    for (const name of readdirSync(folder)) rmSync(join(folder, name), { recursive: true, force: true });
    throw error;
  } finally {
    lock.release();
  }
}

/** Copies a database as it is at one moment, whoever writes in it. */
async function copyDatabase(from: string, to: string): Promise<void> {
  const db = new Database(from, { readonly: true, fileMustExist: true, timeout: BUSY_MS });
  try {
    // All pages in one step: in several, a busy writer would make it begin again and again.
    await db.backup(to, { progress: () => Number.MAX_SAFE_INTEGER });
  } finally {
    db.close();
  }
  const [problem] = checkDatabase(to);
  if (problem !== undefined)
    throw new LogUnreadable(from, `it is damaged, so no backup is made of it: ${problem.what}`);
}

/** Pages that are open somewhere hold a later state than what was restored: they are not merged into it. */
function beginHistory(log: string): number {
  const db = openLogFile(log, BUSY_MS);
  raiseGeneration(db, readFacts(db));
  const { generation } = readFacts(db);
  db.close();
  return generation;
}

function flush(folder: string): void {
  if (process.platform === 'win32') return;
  const handle = openSync(folder, 'r');
  fsyncSync(handle);
  closeSync(handle);
}
