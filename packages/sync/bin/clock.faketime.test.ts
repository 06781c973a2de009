/** T-clock (F13, B95): the server's clock jumps, by an hour, by a day, to 1970, to the end of 32 bits; nobody notices. */

import { mkdtempSync, renameSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { documentName } from '../src/names.ts';
import { openLog } from '../src/update-log/log-file.ts';
import { until as untilWithin } from '../testing/engine.ts';
import { missingFrom, startServer, typist } from '../testing/processes.ts';

const until = (what: string, isSo: () => boolean) => untilWithin(what, isSo, 30_000);
const year = (at: number) => new Date(at).getUTCFullYear();

test('T-clock: people type while the clock jumps: no socket closes, all is saved, and the order is the log’s own (§L1)', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'tangram-clock-'));
  const clock = join(folder, 'clock');
  /** Sets the server's clock, in one stroke: it reads the file each time it is asked for the hour. */
  const set = (hour: string) => {
    writeFileSync(`${clock}.next`, `${hour}\n`);
    renameSync(`${clock}.next`, clock);
  };
  set('+0');
  const library = process.env.TANGRAM_TEST_FAKETIME;
  if (library === undefined) throw new Error('TANGRAM_TEST_FAKETIME names no library; run this with npm test');
  const server = await startServer(join(folder, 'data'), {
    env: {
      LD_PRELOAD: library,
      FAKETIME_TIMESTAMP_FILE: clock,
      FAKETIME_NO_CACHE: '1',
      DONT_FAKE_MONOTONIC: '1',
    },
  });
  const people = ['a', 'b', 'c'].map((name) => typist(server.url, name));
  await until('all are connected', () => people.every(({ state }) => state.kind === 'saved'));
  let closed = 0;
  for (const { provider } of people) provider.on('connection-close', () => closed++);
  const steps = [
    '+1h',
    '-1h',
    '+1d',
    '-1d',
    '@1970-01-01 00:00:01',
    '@2038-01-19 03:14:06',
    '@2016-12-31 23:59:59',
    '+0',
  ];
  for (const step of steps) {
    set(step);
    for (let i = 0; i < 5; i++) {
      for (const person of people) person.type();
      await until('it is saved', () => people.every((person) => person.saved().length === person.typed.length));
    }
  }
  expect(closed).toBe(0);
  expect(server.complaints()).toBe('');
  for (const person of people) person.leave();
  expect(await server.end('SIGTERM')).toBe(0);

  const log = openLog(join(folder, 'data', 'log.db'), 0);
  const hours = log.readAfter(documentName('ratios'), 0).map(({ at }) => year(at));
  log.close();
  // The clock did jump, and the log's order did not care.
  for (const there of [1970, 2016, 2038, new Date().getFullYear()]) expect(hours).toContain(there);
  expect(hours).not.toEqual(hours.toSorted());
  const again = await startServer(join(folder, 'data'));
  const newcomer = typist(again.url, 'x');
  await until('the newcomer has it all', () => newcomer.provider.synced);
  expect(people.flatMap(({ typed }) => missingFrom(newcomer.words(), typed))).toEqual([]);
  newcomer.leave();
  await again.end('SIGTERM');
}, 60_000);
