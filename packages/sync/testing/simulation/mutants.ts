/**
 * Bugs that somebody could make in the engine, kept as small replacements of its source. The simulation must
 * find every one of them; each comes with a seed whose world does. They are planted while a module is loaded in a
 * thread of its own, so that the product holds no switches for them.
 */

import { registerHooks } from 'node:module';

export interface Mutant {
  readonly name: string;
  /** what goes wrong, in a line */
  readonly what: string;
  /** below packages/sync */
  readonly file: string;
  /** stands in the file exactly once */
  readonly find: string;
  readonly replace: string;
  /** a seed whose world shows it */
  readonly seed: number;
}

export const mutants: readonly Mutant[] = [
  {
    name: 'acknowledge-before-commit',
    what: 'a frame is acknowledged as soon as it is let in',
    file: 'src/room.ts',
    find: `    if (this.isOverfull) this.#somebodyWaits = true;`,
    replace: `    by.acknowledge(seq); if (this.isOverfull) this.#somebodyWaits = true;`,
    seed: 1,
  },
];

/** Plants a bug in everything that this thread loads from now on. Throws when its place is not found exactly once. */
export function plant({ name, file, find, replace }: Mutant): void {
  const place = new URL(`../../${file}`, import.meta.url).href;
  registerHooks({
    load(url, context, nextLoad) {
      const loaded = nextLoad(url, context);
      if (url !== place) return loaded;
      return { ...loaded, source: mutated(String(loaded.source), name, find, replace) };
    },
  });
}

/** The source with the bug in it. */
export function mutated(source: string, name: string, find: string, replace: string): string {
  const pieces = source.split(find);
  if (pieces.length !== 2) throw new Error(`the place of ${name} is there ${pieces.length - 1} times, not once`);
  return pieces.join(replace);
}
