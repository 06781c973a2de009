/**
 * Lists from items that say how deep they stand: `li` elements, Word's paragraphs that are set like a list, and Google
 * Docs' items with a level. What stands deeper than a body should be is kept at the deepest level.
 */

import type { JSONContent } from '@tangram/plan/body';

export type ListKind = 'bulletList' | 'orderedList' | 'taskList';

export interface Item {
  /** from 0 */
  readonly level: number;
  readonly list: ListKind;
  readonly content: readonly JSONContent[];
  /** the number of the first item of an ordered list */
  readonly start?: number;
  readonly checked?: boolean;
}

/** A longer list goes on as another one. */
const ITEMS_MAX = 200;

interface OpenList {
  readonly kind: ListKind;
  readonly start: number;
  readonly items: JSONContent[];
}

/** The lists that these items make. */
export function listsOf(items: readonly Item[]): JSONContent[] {
  const made: JSONContent[] = [];
  const open: OpenList[] = [];
  const close = (depth: number) => {
    while (open.length > depth) {
      const list = open.pop();
      if (!list) return;
      const around = open.at(-1)?.items.at(-1)?.content;
      (around ?? made).push(...listNodes(list));
    }
  };
  for (const item of items) {
    // An item can stand only one level below the one before it.
    const level = Math.min(item.level, open.length);
    close(level + 1);
    if (open[level] && open[level].kind !== item.list) close(level);
    open[level] ??= { kind: item.list, start: item.start ?? 1, items: [] };
    open[level].items.push(itemNode(item));
  }
  close(0);
  return made;
}

function itemNode({ list, content, checked }: Item): JSONContent & { content: JSONContent[] } {
  const blocks = content.length > 0 ? [...content] : [{ type: 'paragraph' }];
  if (list === 'taskList') return { type: 'taskItem', attrs: { checked: checked === true }, content: blocks };
  return { type: 'listItem', content: blocks };
}

function listNodes({ kind, start, items }: OpenList): JSONContent[] {
  const lists: JSONContent[] = [];
  for (let from = 0; from < items.length; from += ITEMS_MAX) {
    const content = items.slice(from, from + ITEMS_MAX);
    lists.push({ type: kind, ...(kind === 'orderedList' && { attrs: { start: start + from } }), content });
  }
  return lists;
}
