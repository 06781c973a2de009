/** What teachers write together: the document of a plan, its sections, and what is derived from them. */

export type { MarkResult } from './anchors/anchor.ts';
export { type AnchoredOn, anchoredOn } from './anchors/anchored-on.ts';
export { type FixedPlace, fixedWords } from './anchors/fixed.ts';
export { locateThreads, type Placement } from './anchors/placement.ts';
export { findQuoted, type QuotedWords, quoteElement, quoteWords, wordsBetween } from './anchors/quote.ts';
export { carriedThreads, type Marking, threadsOf, withoutThreads } from './anchors/travel.ts';
export { SCHEMA_VERSION } from './body/schema-version.ts';
export { dateInWords } from './checks/dates.ts';
export { documentNames } from './document-names.ts';
export { duplicateSection } from './duplicate-section.ts';
export { findInSection, type Match, type Run } from './find/find.ts';
export { findFirstOf } from './find/first-of-words.ts';
export type { FindQuery } from './find/query.ts';
export { REPLACED_MAX, type Replaced, replaceMatches } from './find/replace.ts';
export { PICTURE_KEPT_DAYS } from './kept-pictures.ts';
export * from './kinds.ts';
export { peopleNamed } from './named-people.ts';
export * from './plan-document.ts';
export { scheduledTime } from './schedule-time.ts';
export { schoolYearOf } from './school-year.ts';
export { applies, sectionFacts, sectionLabel } from './section-facts.ts';
export * from './section-fields.ts';
export * from './sections/descriptor.ts';
export { GROUP_COUNT_MIN, MIN_CELL } from './sections/group.ts';
export * from './seed.ts';
export { isEmptySection, type OutlineEntry, type PlanSummary, summarize } from './summary.ts';
