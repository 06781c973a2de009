/** The one door of @tangram/standards: the catalog, its codes, search, and what builds on what. */
export { findStandard, type Practice, practices, type StandardItem, type StandardKind, wordsOf } from './catalog.ts';
export { parseCode } from './code.ts';
export { covers, prerequisitesOf } from './progression.ts';
export { searchPractices, searchStandards } from './search.ts';
