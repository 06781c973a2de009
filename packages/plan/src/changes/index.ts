/** The door to what changed in a plan: two states of it, who wrote between them, and what is different in a section. */
export { readContent } from './content.ts';
export { changedSections } from './plan-changes.ts';
export { type LoggedChange, replay } from './replay.ts';
export { diffSection, foldUnchanged } from './section-diff.ts';
