/** What is said about whole sections: folding, moving by hand, duplicating. */
export const sectionWords = {
  fold: 'Fold',
  unfold: 'Unfold',
  foldNamed: (name: string) => `Fold ${name}`,
  unfoldNamed: (name: string) => `Unfold ${name}`,
  foldAll: 'Fold all sections',
  unfoldAll: 'Unfold all sections',
  foldAllShort: 'Fold all',
  unfoldAllShort: 'Unfold all',
  foldedAll: (count: number) => `${count} sections are folded. Find in the browser still looks into them.`,
  unfoldedAll: 'All sections are open.',
  drag: 'Drag to move this section',
  duplicate: 'Duplicate',
  duplicated: (name: string) => `“${name}” was duplicated. Comments stay with the original.`,
};
