/** What teachers write together: the document of a plan, its sections, and what is derived from them. */

export * from './kinds.ts';
export * from './plan-document.ts';
export * from './section-fields.ts';
export * from './sections/descriptor.ts';
export * from './seed.ts';
