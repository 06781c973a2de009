/** What survives when the process does not: the engine's own program, killed while five people type. */

import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { until as untilWithin } from '../testing/engine.ts';
import { dice } from '../testing/histories.ts';
import { kill, startSyncProcess } from '../testing/servers/sync-process.ts';
import { typist } from '../testing/typist.ts';

const program = fileURLToPath(new URL('./sync-server.ts', import.meta.url));

/** Starting a process takes its time on a busy machine. */
const until = (what: string, isSo: () => boolean) => untilWithin(what, isSo, 30_000);

const start = (folder: string, port = '0') => startSyncProcess(['--port', port, '--data', folder]);

test('twenty kills while five people type: every word called saved is there once, in order, and none twice (§L2, §K1)', async () => {
  const roll = dice(20);
  const folder = mkdtempSync(join(tmpdir(), 'tangram-kill-'));
  let server = await start(folder);
  const { port } = new URL(server.url);
  const people = ['a', 'b', 'c', 'd', 'e'].map((name) => typist(server.url, name));
  let saved = 0;
  for (let round = 0; round < 20; round++) {
    const rounds = 5 + roll(20);
    for (let i = 0; i < rounds; i++) {
      for (const person of people) person.type();
      await new Promise((resolve) => setImmediate(resolve));
    }
    if (round % 3 !== 0)
      await until('somebody’s words are saved', () => people.some(({ saves }) => saves.state.kind === 'saved'));
    const calledSaved = people.map((person) => person.saved());
    await kill(server);
    server = await start(folder, port);

    // A stranger without a copy sees exactly what the disk has.
    const stranger = typist(server.url, 'x');
    await until('the stranger has it all', () => stranger.provider.synced);
    const words = stranger.words();
    for (const tokens of calledSaved)
      for (const token of tokens) expect(words.split(token), `round ${round}`).toHaveLength(2);
    saved += calledSaved.flat().length;
    stranger.leave();
  }
  await until('everyone’s words are saved', () => people.every(({ saves }) => saves.state.kind === 'saved'));
  await until('all read the same', () => new Set(people.map(({ words }) => words())).size === 1);
  const words = people[0]?.words() ?? '';
  for (const { typed } of people) {
    for (const token of typed) expect(words.split(token)).toHaveLength(2);
    const places = typed.map((token) => words.indexOf(token));
    expect(places).toEqual(places.toSorted((a, b) => a - b));
  }
  expect(saved).toBeGreaterThan(500);
  for (const person of people) person.leave();
  await kill(server);
}, 120_000);

test('a second process on the same folder is refused, and says why', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'tangram-twice-'));
  const first = await start(folder);
  const second = spawn(process.execPath, [program, '--port', '0', '--data', folder], {
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  let said = '';
  second.stderr.on('data', (data: Buffer) => {
    said += data.toString();
  });
  const [code] = await once(second, 'exit');
  expect(code).toBe(1);
  expect(said).toContain(`in use by another process (process ${first.child.pid})`);
  await kill(first);
}, 60_000);

test('told to stop, it writes what is pending, says goodbye and ends well (§O5)', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'tangram-stop-'));
  const first = await start(folder);
  const ana = typist(first.url, 'ana');
  const closes: (number | undefined)[] = [];
  ana.provider.on('connection-close', (event) => closes.push(event?.code));
  await until('Ana is connected', () => ana.saves.state.kind === 'saved');
  for (let i = 0; i < 50; i++) ana.type();
  await until('it is saved', () => ana.saves.state.kind === 'saved');
  first.child.kill('SIGTERM');
  const [code] = await once(first.child, 'exit');
  expect(code).toBe(0);
  await until('Ana is told', () => closes.length > 0);
  expect(closes[0]).toBe(4512);
  const second = await start(folder, new URL(first.url).port);
  await until('Ana is back', () => ana.saves.state.kind === 'saved');
  ana.leave();
  await kill(second);
}, 60_000);
