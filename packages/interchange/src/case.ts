/**
 * CASE packages, in which states publish their standards: a file in, a framework and what was peculiar about it out; and the
 * same package again, whole, with everything that only its publisher understands.
 */

export type { CaseNote } from './case/notes.ts';
export { CaseNotRead, type CasePackage, caseLimits, parseCasePackage, writeCasePackage } from './case/package.ts';
export { type CaseFramework, readCasePackage } from './case/read.ts';
export { type CaseChanges, updateCasePackage } from './case/update.ts';
