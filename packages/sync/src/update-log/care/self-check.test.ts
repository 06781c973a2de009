/** T-fsck (F23): the self-check finds what is wrong, and nothing where nothing is. */

import { copyFileSync, mkdtempSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { corruptions, spoilLog } from '../../../testing/corruptions.ts';
import { writeLog } from '../../../testing/stored-log.ts';
import { type DocumentName, personKey } from '../../names.ts';
import { openLog } from '../log-file.ts';
import { packEntries } from '../rows.ts';
import { checkLog } from './self-check.ts';

const folder = mkdtempSync(join(tmpdir(), 'tangram-check-'));
const sound = join(folder, 'sound.db');
let document: DocumentName;

beforeAll(() => {
  [document] = writeLog(sound, 4) as [DocumentName];
});

const problemsOf = (file: string) => [...checkLog(file)].map(({ what }) => what);

test('T-fsck: 100 random logs have nothing wrong with them', () => {
  for (let seed = 1; seed <= 100; seed++) {
    const file = join(folder, `valid-${seed}.db`);
    writeLog(file, seed, 1 + (seed % 4));
    expect(problemsOf(file), `seed ${seed}`).toEqual([]);
  }
}, 60_000);

test('it looks while somebody writes, and touches nothing', () => {
  const file = join(folder, 'live.db');
  copyFileSync(sound, file);
  const log = openLog(file, 0);
  const body = packEntries([{ author: personKey('ana'), update: Uint8Array.of(0, 0) }]);
  log.append(
    [{ document, after: log.headOf(document).position, entries: 1, from: 0, to: body.length, owners: [] }],
    body,
    5,
  );
  const before = [statSync(file).mtimeMs, readFileSync(file).length];
  expect(problemsOf(file)).toEqual([]);
  expect([statSync(file).mtimeMs, readFileSync(file).length]).toEqual(before);
  log.close();
});

describe('T-fsck: it finds', () => {
  test.each(corruptions)('%s', (name, spoil, words) => {
    const file = join(folder, `${name.replaceAll(/\W/g, '-')}.db`);
    copyFileSync(sound, file);
    spoilLog(file, document, spoil);
    expect(problemsOf(file).join('\n')).toMatch(words);
  });

  test('a page of the file that is no page', () => {
    const file = join(folder, 'page.db');
    const bytes = readFileSync(sound);
    bytes.fill(0x55, 3 * 4096, 4 * 4096);
    writeFileSync(file, bytes);
    expect(problemsOf(file).length).toBeGreaterThan(0);
  });

  test('a file that is no log', () => {
    const file = join(folder, 'foreign.db');
    writeFileSync(file, 'not a database at all '.repeat(500));
    expect(problemsOf(file).join()).toContain('not a database');
    expect(problemsOf(join(folder, 'not-there.db'))).not.toEqual([]);
  });
});
