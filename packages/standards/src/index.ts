/** The standards, how their codes are written, and how they build on one another; and how a network's own frameworks look. */

export { covers, findStandard, fromPennsylvania, practices, type Standard, standards } from './catalog.ts';
export { writeCode } from './code.ts';
export { type Framework, type FrameworkItem, type ItemLink, isRetired, itemName, type LinkKind } from './framework.ts';
export { prerequisitesOf } from './progression.ts';
export { searchStandards } from './search.ts';
