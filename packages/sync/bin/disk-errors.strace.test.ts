/** F2, T-eio (F11): every word is flushed before it is called saved; and a disk that reports errors for a while loses none. */

import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { checkLog } from '../src/update-log/care/self-check.ts';
import { until as untilWithin } from '../testing/engine.ts';
import { missingFrom, startServer, typist } from '../testing/processes.ts';
import { attach } from '../testing/strace.ts';

const until = (what: string, isSo: () => boolean) => untilWithin(what, isSo, 30_000);
const freshFolder = () => mkdtempSync(join(tmpdir(), 'tangram-strace-'));

test('F2: between a word and its “saved” there is a flush, each time (§L2)', async () => {
  const server = await startServer(freshFolder());
  const ana = typist(server.url, 'ana');
  await until('it is connected', () => ana.state.kind === 'saved');
  const watch = await attach(server.child, 'trace=fsync,fdatasync');
  const times: [typed: number, saved: number][] = [];
  for (let i = 0; i < 20; i++) {
    const typed = Date.now();
    ana.type();
    await until('it is saved', () => ana.saved().length === ana.typed.length);
    times.push([typed, Date.now()]);
  }
  const lines = await watch.letGo();
  // "123 1700000000.123456 fdatasync(20) = 0"; a call that another thread interrupts is noted again when it resumes.
  const flushes = lines
    .filter((line) => /f(data)?sync.*= 0$/.test(line))
    .map((line) => Number(line.trim().split(/\s+/)[1]) * 1_000);
  for (const [typed, saved] of times) {
    expect(
      flushes.some((at) => at >= typed - 1 && at <= saved + 1),
      `${typed}–${saved} of ${flushes.join()}`,
    ).toBe(true);
  }
  ana.leave();
  await server.end('SIGTERM');
}, 60_000);

test.each([
  ['a flush that fails', 'inject=fsync,fdatasync:error=EIO'],
  ['a write that fails', 'inject=pwrite64:error=EIO'],
  ['a write for which there is no room', 'inject=pwrite64:error=ENOSPC'],
  ['a write over the quota', 'inject=pwrite64:error=EDQUOT'],
])(
  'T-eio: %s: the page is told, nothing is called saved, and afterwards it recovers by itself (§K4)',
  async (_, fault) => {
    const folder = freshFolder();
    const server = await startServer(folder);
    const people = ['a', 'b'].map((name) => typist(server.url, name));
    for (const person of people) person.type();
    await until('all is saved', () => people.every(({ state }) => state.kind === 'saved'));
    const watch = await attach(server.child, 'trace=fsync,fdatasync,pwrite64', fault);
    people[0]?.type();
    await until('both are told', () => people.every(({ state }) => state.kind === 'notSaved'));
    expect(server.complaints()).toContain('nothing is saved: ');
    for (let i = 0; i < 30; i++) for (const person of people) person.type();
    expect(people.map((person) => person.saved().length)).toEqual([1, 1]);
    await watch.letGo();
    await until('all is saved again', () => people.every(({ state }) => state.kind === 'saved'));
    await server.end('SIGKILL');
    expect([...checkLog(join(folder, 'log.db'))]).toEqual([]);
    const again = await startServer(folder);
    const newcomer = typist(again.url, 'x');
    await until('the newcomer has it all', () => newcomer.provider.synced);
    expect(people.flatMap(({ typed }) => missingFrom(newcomer.words(), typed))).toEqual([]);
    for (const one of [newcomer, ...people]) one.leave();
    await again.end('SIGTERM');
  },
  60_000,
);
