/** Sections whose text is a pair table: what belongs together stands side by side. */

import { body, pairTable } from '../body/build.ts';
import type { PairTableKind } from '../body/pair-table.ts';
import { type SectionKind, section } from './descriptor.ts';

const paired = (kind: string, label: string, pairs: PairTableKind, more: Partial<SectionKind> = {}) =>
  section({ kind, label, body: body(pairTable(pairs)), ...more });
const offered = { optional: true };

export const vocabulary = paired('vocabulary', 'Vocabulary', 'vocabulary');
export const anticipatedMisconceptions = paired(
  'anticipatedMisconceptions',
  'What students might think',
  'misconceptions',
);
export const misconceptions = paired('misconceptions', 'What students might think', 'misconceptions');
export const differentiation = paired('differentiation', 'Ways in for everyone', 'differentiation');
export const anticipatedStrategies = paired('anticipatedStrategies', 'Anticipated strategies', 'strategies');
export const scaffolds = paired('scaffolds', 'Scaffolds', 'scaffolds', offered);
export const studentWork = paired('studentWork', 'Student work', 'studentWork', offered);
export const strategies = paired('strategies', 'Strategies', 'interventionStrategies');
