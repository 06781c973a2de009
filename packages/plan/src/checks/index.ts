/** The door @tangram/plan/checks: what a colleague would say about a plan, and its numbers at a glance. Loaded when wanted. */

export { findIdentifiers } from '../identity/find-identifiers.ts';
export { maskNumbers, readNumbers, type ShownNumber } from '../masking.ts';
export {
  type Change,
  type Check,
  type CheckCode,
  type CheckLevel,
  checkCodes,
  dismissalKey,
  type Fix,
  type Spot,
  type Where,
} from './check.ts';
export { dateOf } from './dates.ts';
export {
  firstOf,
  type LinkedPlan,
  linkedAmong,
  type PlanFacts,
  readAllFacts,
  readSectionFacts,
  type SectionFacts,
} from './facts.ts';
export * from './glance.ts';
export { mend } from './mend.ts';
export { sharingBlocks } from './privacy-checks.ts';
export * from './progress.ts';
export { allChecks, type PutAside, type Review, reviewPlan } from './review.ts';
export type { ClassTime } from './time-checks.ts';
