/** F27, B94: a server that is told to stop, loses its file, or comes back to everybody at once. */

import { mkdtempSync, renameSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { until as untilWithin } from '../testing/engine.ts';
import { dice } from '../testing/histories.ts';
import { missingFrom, type Running, startServer, type Typist, typist } from '../testing/processes.ts';

const until = (what: string, isSo: () => boolean) => untilWithin(what, isSo, 30_000);
const freshFolder = (name: string) => mkdtempSync(join(tmpdir(), `tangram-${name}-`));

/** What a newcomer reads. */
async function newcomerReads(server: Running): Promise<string> {
  const newcomer = typist(server.url, 'x');
  await until('the newcomer has it all', () => newcomer.provider.synced);
  const words = newcomer.words();
  newcomer.leave();
  return words;
}

/** Lets people type all the time. */
function typing(people: readonly Typist[]): () => void {
  const timer = setInterval(() => {
    for (const person of people) person.type();
  }, 2);
  return () => clearInterval(timer);
}

test('T-sigterm: told to stop under load, three times: it ends well within ten seconds, and nothing saved is lost (§O5)', async () => {
  const folder = freshFolder('sigterm');
  const roll = dice(27);
  let server = await startServer(folder);
  const { port } = server;
  const people = ['a', 'b', 'c', 'd', 'e'].map((name) => typist(server.url, name));
  const stop = typing(people);
  try {
    for (let round = 0; round < 3; round++) {
      const before = people.reduce((sum, person) => sum + person.saved().length, 0);
      await until(
        'more is saved',
        () => people.reduce((sum, person) => sum + person.saved().length, 0) > before + 50 + roll(200),
      );
      // After ten seconds it would have ended itself, with another code.
      expect(await server.end('SIGTERM')).toBe(0);
      expect(server.complaints()).toBe('');
      const saved = people.map((person) => person.saved());
      server = await startServer(folder, { port });
      const words = await newcomerReads(server);
      expect(saved.flatMap((tokens) => missingFrom(words, tokens))).toEqual([]);
    }
  } finally {
    stop();
  }
  await until('everyone’s words are saved', () => people.every(({ state }) => state.kind === 'saved'));
  const words = await newcomerReads(server);
  expect(people.flatMap(({ typed }) => missingFrom(words, typed))).toEqual([]);
  for (const person of people) person.leave();
  await server.end('SIGTERM');
}, 120_000);

test('B94: the file is taken away while people write: they are told, the operator too; a new start is refused', async () => {
  const folder = freshFolder('gone');
  const server = await startServer(folder);
  const ana = typist(server.url, 'ana');
  ana.type();
  await until('it is saved', () => ana.state.kind === 'saved');
  renameSync(join(folder, 'log.db'), join(folder, 'elsewhere.db'));
  ana.type();
  await until('Ana is told', () => ana.state.kind === 'notSaved');
  expect(ana.state).toEqual({ kind: 'notSaved', why: 'server' });
  expect(server.complaints()).toContain('log.db was deleted while it was in use; stop the server, put the file back');
  await server.end('SIGKILL');
  await expect(startServer(folder)).rejects.toThrow('it is not there any more; put it back');

  renameSync(join(folder, 'elsewhere.db'), join(folder, 'log.db'));
  const again = await startServer(folder, { port: server.port });
  await until('all is saved', () => ana.state.kind === 'saved');
  expect(missingFrom(await newcomerReads(again), ana.typed)).toEqual([]);
  ana.leave();
  await again.end('SIGTERM');
  rmSync(folder, { recursive: true });
}, 60_000);

test('T-reconnect: a hundred and fifty people come back after a restart, nobody is turned away, and what they typed meanwhile is there', async () => {
  const folder = freshFolder('all-back');
  const server = await startServer(folder);
  const people = Array.from({ length: 150 }, (_, i) => typist(server.url, `n${i}`, `room ${i % 30}`));
  for (const person of people) person.type();
  await until('all is saved', () => people.every(({ state }) => state.kind === 'saved'));
  await server.end('SIGTERM');
  let letIn = 0;
  for (const person of people) {
    person.provider.on('status', ({ status }) => {
      if (status === 'connected') letIn++;
    });
    person.type();
  }
  const again = await startServer(folder, { port: server.port });
  await until('all is saved again', () => people.every(({ state }) => state.kind === 'saved'));
  expect(letIn).toBe(people.length); // each of them once
  expect(again.complaints()).toBe('');
  for (let room = 0; room < 30; room++) {
    const here = people.filter((_, i) => i % 30 === room);
    await until('the room reads the same', () => new Set(here.map(({ words }) => words())).size === 1);
    expect(here.flatMap(({ typed }) => missingFrom(here[0]?.words() ?? '', typed))).toEqual([]);
  }
  for (const person of people) person.leave();
  await again.end('SIGTERM');
}, 60_000);
