/** The standards, how their codes are written, and how they build on one another. */

export { covers, findStandard, fromPennsylvania, practices, type Standard, standards } from './catalog.ts';
export { writeCode } from './code.ts';
export { prerequisitesOf } from './progression.ts';
export { searchStandards } from './search.ts';
