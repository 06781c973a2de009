/** What a thread can be about. */
export const anchorKinds = ['words', 'formula', 'figure', 'picture', 'cell', 'section', 'field'] as const;
export type AnchorKind = (typeof anchorKinds)[number];
