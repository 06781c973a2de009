/**
 * Bugs that somebody could make in the engine, as small replacements of its source, each with a seed whose world
 * shows it. Whoever changes a line that is named in them moves the bug along; `npm run simulate -- --mutants` finds new seeds.
 */

import type { Mutant } from './mutants.ts';
import { showing } from './planted-showing.ts';
import { storing } from './planted-storing.ts';

export const mutants: readonly Mutant[] = [...storing, ...showing];
