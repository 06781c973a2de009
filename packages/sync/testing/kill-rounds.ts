/**
 * T-kill9 (F1): a server killed again and again while five people type. What a page called saved is there after
 * every restart, once and in order; and in the end everybody's words are, on all pages alike.
 */

import { checkLog } from '../src/update-log/care/self-check.ts';
import { until as untilWithin } from './engine.ts';
import { dice } from './histories.ts';
import { missingFrom, type Running, startServer, typist } from './processes.ts';

/** Starting a process takes its time on a busy machine. */
const until = (what: string, isSo: () => boolean) => untilWithin(what, isSo, 30_000);

export interface KillRounds {
  readonly rounds: number;
  readonly seed: number;
  readonly folder: string;
  /** called after each round, with what has been called saved so far */
  readonly survived?: (round: number, saved: number) => void;
}

/** Resolves with how many words were called saved before a kill; rejects, naming the round, when one of them is not there. */
export async function killRounds({ rounds, seed, folder, survived }: KillRounds): Promise<number> {
  const roll = dice(seed);
  let server: Running = await startServer(folder);
  const { port } = server;
  const people = ['a', 'b', 'c', 'd', 'e'].map((name) => typist(server.url, name));
  let saved = 0;
  for (let round = 0; round < rounds; round++) {
    for (let turns = 5 + roll(20); turns > 0; turns--) {
      for (const person of people) person.type();
      await new Promise((resolve) => setImmediate(resolve));
    }
    if (round % 3 !== 0)
      await until('somebody’s words are saved', () => people.some(({ state }) => state.kind === 'saved'));
    const calledSaved = people.map((person) => person.saved());
    await server.end('SIGKILL');
    server = await startServer(folder, { port });

    // A stranger without a copy sees exactly what the disk has.
    const stranger = typist(server.url, 'x');
    await until('the stranger has it all', () => stranger.provider.synced);
    const problems = calledSaved.flatMap((words) => missingFrom(stranger.words(), words));
    stranger.leave();
    if (problems.length > 0) throw new Error(`seed ${seed}, round ${round}: ${problems.slice(0, 5).join(', ')}`);
    saved = calledSaved.flat().length;
    survived?.(round, saved);
  }
  await until('everyone’s words are saved', () => people.every(({ state }) => state.kind === 'saved'));
  await until('all read the same', () => new Set(people.map(({ words }) => words())).size === 1);
  const problems = people.flatMap(({ typed }) => missingFrom(people[0]?.words() ?? '', typed));
  for (const person of people) person.leave();
  await server.end('SIGKILL');
  problems.push(...[...checkLog(`${folder}/log.db`)].map(({ what }) => what));
  if (problems.length > 0) throw new Error(`seed ${seed}, in the end: ${problems.slice(0, 5).join(', ')}`);
  return saved;
}
