/** T-enospc (F11): a disk of eight megabytes on which people write until nothing more goes onto it. */

import { afterEach, expect, test } from 'vitest';
import { checkLog } from '../src/update-log/care/self-check.ts';
import { until as untilWithin } from '../testing/engine.ts';
import { missingFrom, startServer, type Typist, typist } from '../testing/processes.ts';
import { mountSmallDisk, type SmallDisk } from '../testing/small-disk.ts';

const until = (what: string, isSo: () => boolean) => untilWithin(what, isSo, 30_000);
let disk: SmallDisk | null = null;
afterEach(() => disk?.remove());

test('T-enospc: when the disk is full all pages are told, nothing is called saved, and it recovers by itself (§K4)', async () => {
  disk = mountSmallDisk(8);
  const server = await startServer(disk.folder);
  const people = ['a', 'b', 'c'].map((name) => typist(server.url, name, name === 'c' ? 'another room' : 'ratios'));
  for (const person of people) person.type();
  await until('all is saved', () => people.every(({ state }) => state.kind === 'saved'));
  disk.fill(200_000);
  // Only two of them write; the third is told as well.
  const [ana, ben] = people as [Typist, Typist, Typist];
  while (server.complaints() === '') {
    for (let i = 0; i < 20; i++) ana.type();
    ben.type();
    await new Promise((resolve) => setTimeout(resolve, 1));
  }
  await until('all are told', () => people.every(({ state }) => state.kind === 'notSaved'));
  expect(server.complaints()).toContain('nothing is saved: database or disk is full');

  // Writing goes on here, and none of it is called saved.
  const saved = people.map((person) => person.saved());
  for (const person of people) for (let i = 0; i < 50; i++) person.type();
  const meanwhile = typist(server.url, 'y');
  await until('whoever comes meanwhile has what was saved', () => meanwhile.provider.synced);
  for (const person of people)
    expect(missingFrom(meanwhile.words(), person.typed)).toContain(`${person.typed.at(-1)} is missing`);
  meanwhile.leave();
  expect(people.map((person) => person.saved())).toEqual(saved);
  expect(people.every(({ state }) => state.kind === 'notSaved')).toBe(true);

  disk.makeRoom();
  await until('everything is saved, without anybody doing anything', () =>
    people.every(({ state }) => state.kind === 'saved'),
  );
  expect(server.complaints()).toContain('everything is saved again');
  await server.end('SIGKILL');
  expect([...checkLog(`${disk.folder}/log.db`)]).toEqual([]);
  const again = await startServer(disk.folder);
  for (const room of ['ratios', 'another room']) {
    const newcomer = typist(again.url, 'x', room);
    await until('the newcomer has it all', () => newcomer.provider.synced);
    const here = people.filter((_, i) => (i === 2) === (room === 'another room'));
    expect(here.flatMap(({ typed }) => missingFrom(newcomer.words(), typed))).toEqual([]);
    newcomer.leave();
  }
  for (const person of people) person.leave();
  await again.end('SIGTERM');
}, 90_000);

test('F27: told to stop while the disk is full, it ends by itself, badly, and what was saved is there', async () => {
  disk = mountSmallDisk(8);
  const server = await startServer(disk.folder);
  const ana = typist(server.url, 'ana');
  ana.type();
  await until('it is saved', () => ana.state.kind === 'saved');
  disk.fill(0);
  while (ana.state.kind !== 'notSaved') {
    for (let i = 0; i < 50; i++) ana.type();
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
  const saved = ana.saved();
  expect(await server.end('SIGTERM')).toBe(1);
  // If it had not come to an end in ten seconds it would have ended without a word.
  expect(server.complaints()).toContain('not everything was saved');
  expect(ana.saved()).toEqual(saved);
  disk.makeRoom();
  const again = await startServer(disk.folder, { port: server.port });
  const newcomer = typist(again.url, 'x');
  await until('the newcomer has it all', () => newcomer.provider.synced);
  expect(missingFrom(newcomer.words(), saved)).toEqual([]);
  await until('Ana’s page has kept the rest, and brings it', () => ana.state.kind === 'saved');
  await until('it arrives', () => missingFrom(newcomer.words(), ana.typed).length === 0);
  for (const one of [newcomer, ana]) one.leave();
  await again.end('SIGTERM');
}, 60_000);
