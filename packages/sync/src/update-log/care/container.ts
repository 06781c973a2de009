/**
 * A backup is one file: a line that says what it is, the checksum of the table of contents, the table of contents,
 * and the files one after the other. Whether it is whole is known before anything of it is used.
 */

import { createHash } from 'node:crypto';
import { createReadStream, createWriteStream, type ReadStream, statSync } from 'node:fs';
import { open } from 'node:fs/promises';
import { finished, pipeline } from 'node:stream/promises';

export interface Contents {
  readonly madeAt: string;
  /** which history the log in it holds */
  readonly generation: number;
  readonly files: readonly { readonly name: string; readonly bytes: number; readonly sha256: string }[];
}

/** The file is no backup, not a whole one, or none of this release. Nothing was touched. */
export class BackupUnusable extends Error {
  override readonly name = 'BackupUnusable';

  constructor(file: string, why: string) {
    super(`${file} cannot be restored: ${why}`);
  }
}

const KIND = 'tangram-backup';
const FORMAT = 1;
const HEAD_BYTES_MAX = 64 * 1024;

const sha256 = (bytes: string) => createHash('sha256').update(bytes).digest('hex');

async function sha256Of(stream: ReadStream): Promise<string> {
  const hash = createHash('sha256');
  await pipeline(stream, hash);
  return hash.digest('hex');
}

/** Writes the files into one, and flushes it. `file` must not exist. */
export async function writeContainer(
  file: string,
  about: Omit<Contents, 'files'>,
  files: readonly { readonly name: string; readonly path: string }[],
): Promise<Contents> {
  const listed = [];
  for (const { name, path } of files) {
    listed.push({ name, bytes: statSync(path).size, sha256: await sha256Of(createReadStream(path)) });
  }
  const contents: Contents = { ...about, files: listed };
  const table = JSON.stringify(contents);
  const into = createWriteStream(file, { flags: 'wx', mode: 0o600, flush: true });
  into.write(`${KIND} ${FORMAT}\n${sha256(table)}\n${table}\n`);
  for (const { path } of files) await pipeline(createReadStream(path), into, { end: false });
  into.end();
  await finished(into);
  return contents;
}

/** Reads the table of contents and holds every byte against it. Throws BackupUnusable. */
export async function readContainer(file: string): Promise<{ readonly contents: Contents; readonly from: number }> {
  const refuse = (why: string) => new BackupUnusable(file, why);
  const size = statSync(file, { throwIfNoEntry: false })?.size;
  if (size === undefined) throw refuse('it is not there');
  const handle = await open(file);
  const { buffer, bytesRead } = await handle.read(Buffer.alloc(HEAD_BYTES_MAX), 0, HEAD_BYTES_MAX, 0);
  await handle.close();
  const head = buffer.subarray(0, bytesRead).toString('latin1');
  const [kind = '', checksum = '', table] = head.split('\n', 3);
  if (!kind.startsWith(`${KIND} `)) throw refuse('it is no backup of Tangram');
  if (kind !== `${KIND} ${FORMAT}`) throw refuse(`it is of another release (${kind})`);
  if (table === undefined || sha256(table) !== checksum) throw refuse('its table of contents is not what was written');
  const contents = JSON.parse(table) as Contents;
  const from = kind.length + checksum.length + table.length + 3;
  const expected = contents.files.reduce((sum, { bytes }) => sum + bytes, from);
  if (size !== expected) throw refuse(`it has ${size} bytes and should have ${expected}; it was cut off, or added to`);
  let at = from;
  for (const { name, bytes, sha256 } of contents.files) {
    if (!/^[a-z0-9][a-z0-9.-]*$/.test(name)) throw refuse(`${JSON.stringify(name)} is no name of a file in it`);
    if ((await sha256Of(part(file, at, bytes))) !== sha256) throw refuse(`${name} in it is not what was written`);
    at += bytes;
  }
  return { contents, from };
}

/** Copies one file out of a backup, flushed. */
export async function copyOut(file: string, at: number, bytes: number, to: string): Promise<void> {
  await pipeline(part(file, at, bytes), createWriteStream(to, { flags: 'wx', mode: 0o600, flush: true }));
}

function part(file: string, at: number, bytes: number): ReadStream {
  return bytes === 0 ? createReadStream('/dev/null') : createReadStream(file, { start: at, end: at + bytes - 1 });
}
