import {
  chmodSync,
  copyFileSync,
  mkdirSync,
  mkdtempSync,
  renameSync,
  rmSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { sameFiles } from './same-files.ts';

let now = 0;

/** Two files in a folder in which nothing has happened for long, looked at once. */
function lookedAt(through?: 'a link') {
  const root = mkdtempSync(join(tmpdir(), 'tangram-same-'));
  const folder = join(root, 'data');
  mkdirSync(folder);
  for (const name of ['log.db', 'log.db-wal']) writeFileSync(join(folder, name), name);
  utimesSync(folder, 0, 0);
  const named = join(root, 'named');
  if (through !== undefined) symlinkSync(folder, named);
  const files = ['log.db', 'log.db-wal'].map((name) => join(through === undefined ? folder : named, name));
  const look = sameFiles(files, () => now);
  look();
  return { root, folder, look, file: files[1] as string };
}

test.each([
  ['deleted', 'was deleted', (file: string) => rmSync(file)],
  ['moved', 'was deleted', (file: string) => renameSync(file, `${file}.elsewhere`)],
  [
    'replaced',
    'was replaced',
    (file: string) => copyFileSync(file, `${file}.copy`) ?? renameSync(`${file}.copy`, file),
  ],
])('a file that was %s is missed at the next look, also through a link to its folder (§L11)', (_, words, spoil) => {
  for (const through of [undefined, 'a link'] as const) {
    const { look, file } = lookedAt(through);
    look();
    spoil(file);
    expect(look).toThrow(words);
    expect(look).toThrow(words);
  }
});

test('a folder that was replaced with all that is in it is noticed, and one that is gone (§L11)', () => {
  const { root, folder, look } = lookedAt();
  renameSync(folder, join(root, 'before'));
  expect(look).toThrow('was deleted');
  mkdirSync(folder);
  for (const name of ['log.db', 'log.db-wal']) writeFileSync(join(folder, name), name);
  expect(look).toThrow('was replaced');
});

test('between looks at the files themselves they are not touched; that one was locked away is noticed then (§L11)', () => {
  const { look, file } = lookedAt();
  chmodSync(file, 0);
  now += 99;
  look();
  now += 1;
  expect(look).toThrow('may not be read or written any more');
  chmodSync(file, 0o600);
  look();
});

test('while the folder has just changed the files are looked at each time: the next change may bear the same time', () => {
  const { folder, look, file } = lookedAt();
  writeFileSync(join(folder, 'something else'), '');
  look();
  chmodSync(file, 0);
  expect(look).toThrow('may not be read or written any more');
});
