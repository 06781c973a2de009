/** Several processes of the engine's own program on one PostgreSQL and one Redis, while each of these fails in turn. */

import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { contentHash } from '../src/document-worker/content-hash.ts';
import { until as untilWithin } from '../testing/engine.ts';
import { cableTo } from '../testing/proxy.ts';
import { layGround, type SharedGround } from '../testing/servers/ground.ts';
import { kill, type SyncProcess, startSyncProcess } from '../testing/servers/sync-process.ts';
import { everyWordOnce, type Typist, typist } from '../testing/typist.ts';

let ground: SharedGround;
const undo: (() => unknown)[] = [];
beforeAll(async () => {
  ground = await layGround();
}, 120_000);
afterAll(() => ground.remove());
afterEach(async () => {
  for (const act of undo.splice(0).reverse()) await act();
});

const until = (what: string, isSo: () => boolean) => untilWithin(what, isSo, 40_000);

async function processes(args: readonly string[], count = 2): Promise<SyncProcess[]> {
  // What they complain of is what this is about.
  const all = await Promise.all(Array.from({ length: count }, () => startSyncProcess(args, 'ignore')));
  for (const one of all) undo.push(() => kill(one));
  return all;
}

/** Five people, by turns on the one and the other server; all are in. */
async function five(...servers: readonly SyncProcess[]): Promise<Typist[]> {
  const people = ['a', 'b', 'c', 'd', 'e'].map((name, i) => {
    return typist((servers[i % servers.length] as SyncProcess).url, name);
  });
  undo.push(() => {
    for (const person of people) person.leave();
  });
  await until('all are in', () => allSaved(people));
  return people;
}

/** All of them type, a word every 10 ms, until they are told to stop. */
function startTyping(people: readonly Typist[]): () => void {
  const timer = setInterval(() => {
    for (const person of people) person.type();
  }, 10);
  undo.push(() => clearInterval(timer));
  return () => clearInterval(timer);
}

/** Each of them types so many words more. */
function moreWords(people: readonly Typist[], words: number): Promise<void> {
  const goal = (people[0] as Typist).typed.length + words;
  return until('some words are typed', () => (people[0] as Typist).typed.length >= goal);
}

/** A moment in which everyone's words are saved, and then go on being typed. */
async function someAreSaved(people: readonly Typist[], stop: () => void): Promise<() => void> {
  stop();
  await until('all is saved', () => allSaved(people));
  return startTyping(people);
}

const allSaved = (people: readonly Typist[]) => people.every(({ saves }) => saves.state.kind === 'saved');
const allSame = (people: readonly Typist[]) => new Set(people.map(({ doc }) => contentHash(doc))).size === 1;

/** Waits until nothing is missing anywhere, says how long it took, and looks at every word. */
async function allComesRight(people: readonly Typist[], since: string): Promise<void> {
  const from = performance.now();
  await until('everyone’s words are saved and all read the same', () => allSaved(people) && allSame(people));
  console.log(`all the same ${Math.round(performance.now() - from)} ms after ${since}`);
  everyWordOnce(people);
}

/** Somebody without a copy sees exactly what is stored: everything that was ever called saved, once. */
async function strangerSees(server: SyncProcess, calledSaved: readonly string[]): Promise<void> {
  const stranger = typist(server.url, 'stranger');
  await until('the stranger has it all', () => stranger.provider.synced);
  const words = stranger.words();
  stranger.leave();
  for (const token of calledSaved) expect(words.split(token), token).toHaveLength(2);
}

const saved = (people: readonly Typist[]) => people.flatMap((person) => person.saved());

test('PostgreSQL crashes and recovers while five type through two servers: every word called saved is there once (§L2, §L4)', async () => {
  const [one, two] = (await processes(ground.freshArguments())) as [SyncProcess, SyncProcess];
  const people = await five(one, two);
  let stop = startTyping(people);
  for (let crash = 0; crash < 2; crash++) {
    await moreWords(people, 20);
    stop = await someAreSaved(people, stop);
    await moreWords(people, 5 + crash);
    const calledSaved = saved(people);
    await ground.postgres.crash();
    await until('everyone is told that nothing is saved', () =>
      people.every(({ saves }) => saves.state.kind === 'notSaved'),
    );
    await ground.postgres.start();
    await strangerSees(two, calledSaved);
  }
  stop();
  await allComesRight(people, 'the last word');
});

test('PostgreSQL is back: what was typed meanwhile is soon saved and everywhere (§L4)', async () => {
  const people = await five(...(await processes(ground.freshArguments())));
  const stop = startTyping(people);
  await ground.postgres.crash();
  await until('everyone is told that nothing is saved', () =>
    people.every(({ saves }) => saves.state.kind === 'notSaved'),
  );
  await moreWords(people, 100);
  stop();
  await ground.postgres.start();
  await allComesRight(people, 'PostgreSQL was back');
});

test('Redis stops, five type on through two servers, it starts again: all read the same, with and without it (§N1)', async () => {
  const people = await five(...(await processes(ground.freshArguments())));
  let stop = startTyping(people);
  await moreWords(people, 20);
  await ground.redis.stop();
  await moreWords(people, 40);
  stop();
  await allComesRight(people, 'the last word, without Redis');
  stop = startTyping(people);
  await moreWords(people, 20);
  await ground.redis.start();
  await moreWords(people, 20);
  stop();
  await allComesRight(people, 'the last word, Redis being back');
});

test('one of two servers is killed while five type: those of the killed one go on at the other, and nothing is lost', async () => {
  const args = ground.freshArguments();
  const [one, two] = (await processes(args)) as [SyncProcess, SyncProcess];
  const people = await five(one, two);
  let stop = startTyping(people);
  await moreWords(people, 20);
  stop = await someAreSaved(people, stop);
  await moreWords(people, 10);
  const calledSaved = saved(people);
  expect(calledSaved.length).toBeGreaterThan(50);
  await kill(two);
  await moreWords(people, 5);
  for (const [i, person] of people.entries()) if (i % 2 === 1) person.moveTo(one.url);
  await moreWords(people, 20);
  stop();
  await allComesRight(people, 'the last word');
  const [again] = (await processes(args, 1)) as [SyncProcess];
  await strangerSees(again, [...calledSaved, ...people.flatMap(({ typed }) => typed)]);
});

test('one of two servers is cut off from PostgreSQL and Redis while both are typed on: healed, all read the same (§N1, §N2)', async () => {
  const args = ground.freshArguments();
  const cables = await Promise.all([cableTo(ground.postgres.url), cableTo(ground.redis.url)]);
  undo.push(() => Promise.all(cables.map((cable) => cable.remove())));
  const portOf = (url: string) => new URL(url).port;
  const throughCables = args.map((arg) =>
    arg
      .replace(portOf(ground.postgres.url), portOf(cables[0]?.url as string))
      .replace(portOf(ground.redis.url), portOf(cables[1]?.url as string)),
  );
  const [one] = (await processes(args, 1)) as [SyncProcess];
  const [two] = (await processes(throughCables, 1)) as [SyncProcess];
  const people = await five(one, two);
  const [near, far] = [people.filter((_, i) => i % 2 === 0), people.filter((_, i) => i % 2 === 1)];
  let stop = startTyping(people);
  await moreWords(people, 20);
  for (const cable of cables) cable.unplug();
  await moreWords(people, 40);
  stop();
  await until('those on this side go on as if nothing were', () => allSaved(near));
  await until('those on the other are told', () => far.every(({ saves }) => saves.state.kind === 'notSaved'));
  stop = startTyping(people);
  await moreWords(people, 20);
  for (const cable of cables) cable.plugIn();
  stop();
  await allComesRight(people, 'the servers were joined again');
});
