/** The standards, how their codes are written, and how they build on one another; and a network's own frameworks beside them. */

export { covers, findStandard, fromPennsylvania, practices, type Standard, standards } from './catalog.ts';
export { writeCode } from './code.ts';
export { type Framework, type FrameworkItem, type ItemLink, isRetired, itemName, type LinkKind } from './framework.ts';
export { type FoundItem, findItem, searchFrameworks } from './framework-search.ts';
export { earlierGradesOf, followersOf, prerequisitesOf } from './progression.ts';
export { searchStandards } from './search.ts';
