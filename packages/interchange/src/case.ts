/**
 * The door @tangram/interchange/case: CASE packages, in which states publish their standards. A file in, a framework and what was
 * peculiar about it out; and the same package again, whole, with everything that only its publisher understands.
 */

export { CaseNotRead, type CasePackage, caseLimits, parseCasePackage, writeCasePackage } from './case/package.ts';
export { readCasePackage } from './case/read.ts';
export { updateCasePackage } from './case/update.ts';
