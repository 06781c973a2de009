/**
 * The real input that the tests read where it lies: a folder beside the checkout, not part of it.
 * Where it is absent, a test says what it skips; under CI a skip is a failure.
 */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './house.ts';

const folder = join(root, '../shared/data');

/** Whether the folder of real input is there. */
export const sharedDataIsThere = existsSync(folder);

/** A file of the real input, by its path inside the folder. */
export const sharedData = (path: string): string => join(folder, path);
