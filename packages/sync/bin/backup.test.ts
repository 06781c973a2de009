/** Backups of a folder in which people write, and what is restored from them: the commands as they are called. */

import { spawn } from 'node:child_process';
import { once } from 'node:events';
import {
  copyFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import Database from 'better-sqlite3';
import { beforeAll, expect, test } from 'vitest';
import { restore } from '../src/update-log/care/backup.ts';
import { until } from '../testing/engine.ts';
import { missingFrom, startServer, typist } from '../testing/processes.ts';
import { writeLog } from '../testing/stored-log.ts';

const home = mkdtempSync(join(tmpdir(), 'tangram-backup-'));

/** Runs a command; its exit code and everything it said. */
async function command(name: 'backup' | 'restore' | 'self-check' | 'repair', ...args: string[]) {
  const child = spawn(process.execPath, [fileURLToPath(new URL(`./${name}.ts`, import.meta.url)), ...args]);
  let said = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.on('data', (data: Buffer) => {
      said += data.toString();
    });
  }
  const [code] = await once(child, 'close');
  return { code: code as number, said };
}

test('T-backup: what was called saved before the backup began is in the restored folder, which is a new history (§L10)', async () => {
  const folder = join(home, 'busy');
  const server = await startServer(folder);
  // Something beside the log, as an application has it.
  const beside = new Database(join(folder, 'beside.db'));
  beside.exec("PRAGMA journal_mode = WAL; CREATE TABLE plans (name TEXT); INSERT INTO plans VALUES ('ratios')");
  writeFileSync(join(folder, 'secret'), 'kept');
  const people = ['a', 'b', 'c'].map((name) => typist(server.url, name));
  const typing = setInterval(() => {
    for (const person of people) person.type();
  }, 1);
  try {
    await until('much is saved', () => people.every((person) => person.saved().length > 200));
    const before = people.map((person) => person.saved());
    const file = join(home, 'busy.backup');
    expect(await command('backup', '--data', folder, file)).toMatchObject({ code: 0 });
    const after = people.map((person) => person.saved().length);
    expect(after.every((count, i) => count > (before[i]?.length ?? 0))).toBe(true); // nobody had to wait for it
    expect(statSync(file).mode & 0o777).toBe(0o600);
    expect(readdirSync(home).filter((name) => name.includes('making'))).toEqual([]);

    const restored = join(home, 'restored');
    const { code, said } = await command('restore', '--data', restored, file);
    expect([code, said]).toEqual([0, expect.stringContaining('It is a new history')]);
    expect(readdirSync(restored).toSorted()).toEqual(['beside.db', 'lock', 'lock.pid', 'log.db', 'secret']);
    expect(new Database(join(restored, 'beside.db')).prepare('SELECT name FROM plans').pluck().all()).toEqual([
      'ratios',
    ]);
    expect(await command('self-check', '--data', restored)).toMatchObject({ code: 0 });

    const again = await startServer(restored);
    const stranger = typist(again.url, 'x');
    await until('the stranger has it all', () => stranger.provider.synced);
    expect(before.flatMap((words) => missingFrom(stranger.words(), words))).toEqual([]);
    // A page of the history before is not merged into this one.
    const old = typist(again.url, 'y', 'ratios', { generation: '1' });
    await until('the old page is told', () => old.state.kind === 'notSaved');
    expect(old.state).toEqual({ kind: 'notSaved', why: 'closed', code: 4409, reason: 'fork' });
    for (const one of [stranger, old]) one.leave();
    await again.end('SIGTERM');
  } finally {
    clearInterval(typing);
    for (const person of people) person.leave();
    beside.close();
    await server.end('SIGKILL');
  }
}, 60_000);

let whole: string;
beforeAll(async () => {
  const folder = join(home, 'small');
  mkdirSync(folder);
  writeLog(join(folder, 'log.db'), 3);
  writeFileSync(join(folder, 'secret'), 'kept');
  whole = join(home, 'small.backup');
  expect(await command('backup', '--data', folder, whole)).toMatchObject({ code: 0 });
});

function variant(change: (file: string, bytes: Buffer) => void): string {
  const file = join(mkdtempSync(join(home, 'variant-')), 'file');
  copyFileSync(whole, file);
  change(file, readFileSync(whole));
  return file;
}

test.each([
  ['cut off in its files', (file: string, bytes: Buffer) => truncateSync(file, bytes.length - 1), 'it was cut off'],
  ['cut off in its table of contents', (file: string) => truncateSync(file, 120), 'its table of contents'],
  ['empty', (file: string) => truncateSync(file, 0), 'it is no backup of Tangram'],
  [
    'longer than it was',
    (file: string, bytes: Buffer) => writeFileSync(file, Buffer.concat([bytes, bytes])),
    'or added to',
  ],
  [
    'changed in one byte',
    (file: string, bytes: Buffer) => writeFileSync(file, withBitChanged(bytes, bytes.length - 9_000)),
    'is not what was written',
  ],
  [
    'changed in its table of contents',
    (file: string, bytes: Buffer) => writeFileSync(file, withBitChanged(bytes, 110)),
    'its table of contents',
  ],
  [
    'of another release',
    (file: string, bytes: Buffer) =>
      writeFileSync(file, bytes.toString('latin1').replace('backup 1', 'backup 7'), 'latin1'),
    'it is of another release (tangram-backup 7)',
  ],
  [
    'of another product',
    (file: string) => writeFileSync(file, 'PK\u0003\u0004 a zip archive'),
    'it is no backup of Tangram',
  ],
  ['not there', (file: string) => rmSync(file), 'it is not there'],
])('B92: a backup that is %s is refused before anything is touched', async (_, change, words) => {
  const folder = join(home, 'never');
  const refused = restore(variant(change), folder);
  await expect(refused).rejects.toThrow(words);
  await expect(refused).rejects.toThrow('cannot be restored');
  expect(existsSync(folder)).toBe(false);
});

function withBitChanged(bytes: Buffer, at: number): Buffer {
  const changed = Buffer.from(bytes);
  changed[at] = (changed[at] as number) ^ 1;
  return changed;
}

test('a folder that holds anything is not restored into, and a file that is there is not written over', async () => {
  const folder = join(home, 'not-empty');
  mkdirSync(folder);
  writeFileSync(join(folder, 'note'), 'mine');
  expect(await command('restore', '--data', folder, whole)).toMatchObject({
    code: 2,
    said: expect.stringContaining('is not empty'),
  });
  expect(readdirSync(folder)).toEqual(['note']);
  const before = readFileSync(whole);
  const again = await command('backup', '--data', join(home, 'small'), whole);
  expect(again).toMatchObject({ code: 2, said: expect.stringContaining('is there already') });
  expect(Buffer.compare(readFileSync(whole), before)).toBe(0);
});

test('B92: the command says it in one sentence', async () => {
  const { code, said } = await command('restore', '--data', join(home, 'never'), join(home, 'small', 'secret'));
  expect([code, said]).toEqual([2, expect.stringMatching(/^\S+ cannot be restored: it is no backup of Tangram\n$/)]);
});

test('two restores of one backup are two histories', async () => {
  const generations: number[] = [];
  for (const name of ['one', 'two']) {
    const folder = join(home, name);
    expect(await command('restore', '--data', folder, whole)).toMatchObject({ code: 0 });
    const db = new Database(join(folder, 'log.db'), { readonly: true });
    generations.push(db.prepare<[], number>('SELECT generation FROM meta').pluck().get() ?? 0);
    db.close();
    if (name === 'one')
      await until('a second has passed', () => Math.floor(Date.now() / 1000) > (generations[0] as number));
  }
  expect(generations[0]).not.toBe(generations[1]);
});

test('B94: a folder whose log has gone does not begin an empty one, and says what to do (§L11)', async () => {
  const folder = join(home, 'lost-log');
  await (await startServer(folder)).end('SIGTERM');
  rmSync(join(folder, 'log.db'));
  await expect(startServer(folder)).rejects.toThrow('it is not there any more; put it back, or restore a backup');
  expect(existsSync(join(folder, 'log.db'))).toBe(false);
}, 30_000);

test('the commands say what they found: a damaged log is checked, repaired, and in order again', async () => {
  const folder = join(home, 'damaged');
  mkdirSync(folder);
  writeLog(join(folder, 'log.db'), 3);
  const db = new Database(join(folder, 'log.db'));
  db.exec('UPDATE updates SET at = 0 WHERE position > 5');
  db.close();
  const checked = await command('self-check', '--data', folder);
  expect([checked.code, checked.said]).toEqual([1, expect.stringContaining('is not what was written')]);
  const repaired = await command('repair', '--data', folder);
  expect([repaired.code, repaired.said]).toEqual([1, expect.stringContaining('of its changes were lost')]);
  expect(await command('self-check', '--data', folder)).toMatchObject({ code: 0 });
  expect(await command('repair', '--data', folder)).toMatchObject({
    code: 0,
    said: expect.stringContaining('in order'),
  });
  const server = await startServer(folder);
  expect(await command('repair', '--data', folder)).toMatchObject({ code: 2, said: expect.stringContaining('in use') });
  await server.end('SIGKILL');
}, 60_000);
