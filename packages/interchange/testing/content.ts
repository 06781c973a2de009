/** What a person finds in blocks of a body, and whether the schema takes them. */

import { bodySchema, type JSONContent } from '@tangram/plan/body';

/** Throws where the schema would not have these blocks as a body. */
export function checkBlocks(content: readonly JSONContent[]): void {
  const blocks = content.length > 0 ? content : [{ type: 'paragraph' }];
  bodySchema.nodeFromJSON({ type: 'doc', content: blocks }).check();
}

/** All words of the blocks in their order, formulas left out; blocks stand apart. */
export function wordsIn(content: readonly JSONContent[]): string {
  let words = '';
  const visit = (node: JSONContent) => {
    words += node.text ?? '';
    node.content?.forEach(visit);
    if (node.type !== 'text' && node.type !== 'formula') words += ' ';
  };
  content.forEach(visit);
  return words;
}

/** The LaTeX of every formula in its order. */
export function formulasIn(content: readonly JSONContent[]): string[] {
  return every(content, /^formula/).map(({ attrs }) => String(attrs?.latex));
}

/** Every node of a type, in its order. */
export function every(content: readonly JSONContent[], type: RegExp): JSONContent[] {
  return content.flatMap((node) => [...(type.test(node.type ?? '') ? [node] : []), ...every(node.content ?? [], type)]);
}
