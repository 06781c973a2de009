/** The nouns everyone shares. */

export * from './anchors.ts';
export * from './feedback.ts';
export * from './groups.ts';
export * from './ids.ts';
export * from './mail.ts';
export * from './measure.ts';
export * from './plans.ts';
export * from './roster.ts';
