/** What survives when the process does not: the engine's own program, killed while five people type. */

import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { until as untilWithin } from '../testing/engine.ts';
import { killRounds } from '../testing/kill-rounds.ts';
import { startServer, typist } from '../testing/processes.ts';

/** Starting a process takes its time on a busy machine. */
const until = (what: string, isSo: () => boolean) => untilWithin(what, isSo, 30_000);

test('T-kill9: twenty kills while five people type: every word called saved is there once, in order (§L2, §L4, §K1)', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'tangram-kill-'));
  expect(await killRounds({ rounds: 20, seed: 20, folder })).toBeGreaterThan(500);
}, 120_000);

test('a second process on the same folder is refused, and says why (§L8)', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'tangram-twice-'));
  const first = await startServer(folder);
  await expect(startServer(folder)).rejects.toThrow(`in use by another process (process ${first.child.pid})`);
  await first.end('SIGKILL');
}, 60_000);

test('told to stop, it writes what is pending, says goodbye and ends well (§O5)', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'tangram-stop-'));
  const first = await startServer(folder);
  const ana = typist(first.url, 'ana');
  const closes: (number | undefined)[] = [];
  ana.provider.on('connection-close', (event) => closes.push(event?.code));
  await until('Ana is connected', () => ana.state.kind === 'saved');
  for (let i = 0; i < 50; i++) ana.type();
  await until('it is saved', () => ana.state.kind === 'saved');
  expect(await first.end('SIGTERM')).toBe(0);
  await until('Ana is told', () => closes.length > 0);
  expect(closes[0]).toBe(4512);
  const second = await startServer(folder, { port: first.port });
  await until('Ana is back', () => ana.state.kind === 'saved');
  ana.leave();
  await second.end('SIGKILL');
}, 60_000);
