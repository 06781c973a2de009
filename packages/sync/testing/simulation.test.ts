import { readFileSync } from 'node:fs';
import { afterEach, describe, expect, test } from 'vitest';
import { mutants, mutated, runSeeds, Worlds } from './simulation.ts';

const MINUTES = 60_000;
const open: Worlds[] = [];
afterEach(async () => {
  for (const worlds of open.splice(0)) await worlds.close();
});

function worlds(mutant: string | null = null, print?: (line: string) => void): Worlds {
  const some = new Worlds(mutant, print);
  open.push(some);
  return some;
}

const SEEDS = 2_000;

test(`${SEEDS} worlds keep every promise`, { timeout: 15 * MINUTES }, async () => {
  const { worlds, entries, violations } = await runSeeds(1, SEEDS);
  expect(violations.map(({ seed, violation }) => `seed ${seed}: ${violation?.what}`)).toEqual([]);
  expect(worlds).toBe(SEEDS);
  expect(entries).toBeGreaterThan(5 * SEEDS);
});

test('the same seed is the same world, whatever ran before it', { timeout: 5 * MINUTES }, async () => {
  const lines: string[][] = [[], []];
  const one = worlds(null, (line) => lines[0]?.push(line));
  const two = worlds(null, (line) => lines[1]?.push(line));
  for (const seed of [3, 1, 4]) await one.trace(seed);
  const first = lines[0]?.splice(0).length;
  expect(first).toBeGreaterThan(100);
  for (const seed of [8, 5, 9]) expect(await one.trace(seed)).toEqual(await two.trace(seed));
  expect(lines[0]).toEqual(lines[1]);
});

test.each([
  [306610, 'Eve says twice, under ids that nobody has, what she overheard: no server brought it back'],
  [530100, 'a second tab is told of what the first wrote since, when the device brings it'],
  [537322, 'two tabs are asked while words of a third are on their way, and those are overtaken'],
  [752460, 'words that somebody still looked at when their page had gone enter no room that has closed'],
  [507364, 'Eve replaces her first offence herself, and offends again after it was taken back: once is enough'],
])('seed %i: %s', { timeout: 5 * MINUTES }, async (seed) => {
  expect((await worlds().run(seed, 1)).violations).toEqual([]);
});

describe('planted bugs', () => {
  test.each(mutants)('$name is found: $what', { timeout: 5 * MINUTES }, async ({ name, seed }) => {
    const { violations } = await worlds(name).run(seed, 1);
    expect(violations).toHaveLength(1);
  });

  test('their places are there, once each', () => {
    for (const { name, file, find, replace } of mutants) {
      const source = readFileSync(new URL(`../${file}`, import.meta.url), 'utf8');
      expect(mutated(source, name, find, replace)).not.toBe(source);
    }
    expect(() => mutated('twice twice', 'a bug', 'twice', 'once')).toThrow('2 times');
    expect(() => mutated('nowhere', 'a bug', 'twice', 'once')).toThrow('0 times');
  });

  test('a world that shows one is made small', { timeout: 5 * MINUTES }, async () => {
    const small = await worlds('acknowledge-before-commit').shrink(1);
    expect(small?.keep.length).toBeLessThan(4);
    expect(small?.what).toContain('acknowledged');
    expect(await worlds().shrink(1)).toBeNull();
  });
});
