/**
 * How a bug is planted: by replacing a piece of source while its module is loaded, in a thread of its own. So the
 * product holds no switches for faults that nobody wants.
 */

import { registerHooks } from 'node:module';

export interface PlantedBug {
  readonly name: string;
  /** what goes wrong, in a line */
  readonly what: string;
  /** below packages/sync */
  readonly file: string;
  /** stands in the file exactly once */
  readonly find: string;
  readonly replace: string;
}

/** One that the simulation finds. */
export interface Mutant extends PlantedBug {
  /** a seed whose world shows it */
  readonly seed: number;
}

/** Plants a bug in everything that this thread loads from now on. Throws when its place is not found exactly once. */
export function plant({ name, file, find, replace }: PlantedBug): void {
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
