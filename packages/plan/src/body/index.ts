/** The door to bodies: the schema, its nodes and marks with their words, and the two forms that a body has. */

export * from './build.ts';
export * from './comment.ts';
export * from './convert.ts';
export * from './figure.ts';
export * from './formula.ts';
export { bodyBlocks, bodyHtml, type InPlaceOf } from './html.ts';
export * from './labelled-part.ts';
export * from './lesson-segment.ts';
export * from './link.ts';
export * from './pair-table.ts';
export * from './picture.ts';
export * from './schema.ts';
export * from './schema-version.ts';
export * from './threads-on.ts';
