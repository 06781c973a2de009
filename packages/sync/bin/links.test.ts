/** F11, F14, A5: links that are slow, broken, half-open or bytewise: whatever they do, every word arrives once. */

import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { until as untilWithin } from '../testing/engine.ts';
import { dice } from '../testing/histories.ts';
import { missingFrom, startServer, typist } from '../testing/processes.ts';
import { type BadLink, badLinkTo } from '../testing/proxy.ts';

const until = (what: string, isSo: () => boolean) => untilWithin(what, isSo, 40_000);

test('T-links: six people on six bad links type for some seconds; in the end all read the same, each word once (§K2, §K5)', async () => {
  const seed = 11;
  const roll = dice(seed);
  const server = await startServer(mkdtempSync(join(tmpdir(), 'tangram-links-')));
  const links = await Promise.all([1, 2, 3, 4, 5, 6].map((i) => badLinkTo(server.url, seed + i)));
  const [far, slow, bytewise, breaking, deaf, mute] = links as [BadLink, BadLink, BadLink, BadLink, BadLink, BadLink];
  for (const direction of ['toServer', 'toPage'] as const) {
    far.change(direction, { delayMs: 150, jitterMs: 100 });
    slow.change(direction, { bytesPerSecond: 20_000 });
    bytewise.change(direction, { pieceBytesMax: 1 });
  }
  const people = links.map(({ url }, i) => typist(url, `p${i}`));
  await until('all are connected', () => people.every(({ state }) => state.kind === 'saved'));
  for (let turn = 0; turn < 60; turn++) {
    for (const person of people) person.type();
    if (turn % 9 === 5) breaking.cut(roll(2) === 0 ? 'FIN' : 'RST');
    if (turn === 20) deaf.change('toPage', { isSilent: true });
    if (turn === 25) mute.change('toServer', { isSilent: true });
    if (turn === 40) mute.cut('RST');
    await new Promise((resolve) => setTimeout(resolve, 20 + roll(30)));
  }
  // Half-open links: their pages must not say that all is saved.
  expect(people[4]?.state.kind).not.toBe('saved');
  for (const link of [deaf, mute]) {
    for (const direction of ['toServer', 'toPage'] as const) link.change(direction, { isSilent: false });
  }
  await until('everyone’s words are saved', () => people.every(({ state }) => state.kind === 'saved'));
  await until('all read the same', () => new Set(people.map(({ words }) => words())).size === 1);
  expect(people.flatMap(({ typed }) => missingFrom(people[0]?.words() ?? '', typed))).toEqual([]);
  for (const person of people) person.leave();
  for (const link of links) await link.remove();
  await server.end('SIGTERM');
}, 90_000);
