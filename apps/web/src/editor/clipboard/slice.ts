/**
 * Pasted blocks as a piece of a text, and how far it is open at its ends: a paragraph joins the words around it, items of a list
 * join the list that the caret is in, several paragraphs there become items, and a heading, a list or a table among other blocks stays
 * what it is: an empty item gives way to it.
 */
import type { JSONContent } from '@tangram/plan/body';
import { Fragment, Node, type ResolvedPos, type Schema, Slice } from '@tiptap/pm/model';
import { liftListItem } from '@tiptap/pm/schema-list';
import type { EditorState, Transaction } from '@tiptap/pm/state';

interface Open {
  readonly start: number;
  readonly end: number;
}

/** The blocks as a slice for this place; null if the schema refuses them. `open` where it is known how far they were. */
export function sliceOf(schema: Schema, content: readonly JSONContent[], at: ResolvedPos, open?: Open): Slice | null {
  try {
    const nodes = content.map((block) => Node.fromJSON(schema, block));
    for (const node of nodes) node.check();
    const fragment = Fragment.from(open === undefined ? asItems(nodes, at) : nodes);
    const start = open?.start ?? openAt(fragment, 'firstChild', at);
    return new Slice(fragment, start, open?.end ?? openAt(fragment, 'lastChild', at));
  } catch (error) {
    reportError(error);
    return null;
  }
}

/** Lines that are copied from a document or a column into a list are as many items. */
function asItems(nodes: readonly Node[], at: ResolvedPos): readonly Node[] {
  const { item, list } = aroundOf(at);
  if (nodes.length < 2 || !item || !list || !nodes.every(({ type }) => type.name === 'paragraph')) return nodes;
  const lines = nodes.filter(({ content }) => content.size > 0);
  return lines.length < 2
    ? nodes
    : [
        list.type.create(
          null,
          lines.map((line) => item.type.create(null, line)),
        ),
      ];
}

/** The item of a list, and the list, that a caret is right in. */
function aroundOf(at: ResolvedPos): { readonly item: Node | null; readonly list: Node | null } {
  const item = at.depth > 2 ? at.node(at.depth - 1) : null;
  return item && /Item$/.test(item.type.name) ? { item, list: at.node(at.depth - 2) } : { item: null, list: null };
}

/** A change to put a slice in with: where blocks that are no items come into an empty item, they stand in its place. */
export function roomFor({ content, openStart }: Slice, state: EditorState): Transaction {
  const { tr, selection } = state;
  const { item } = aroundOf(selection.$from);
  const joins = content.childCount === 1 && openStart > 0;
  if (item === null || joins || !selection.empty || item.textContent !== '' || item.childCount > 1) return tr;
  if (content.content.every(({ type }) => type.name === 'paragraph')) return tr;
  let lifted = tr;
  liftListItem(item.type)(state, (change) => {
    lifted = change;
  });
  return lifted;
}

function openAt(fragment: Fragment, end: 'firstChild' | 'lastChild', at: ResolvedPos): number {
  const node = fragment[end];
  if (!node || node.isAtom) return 0;
  if (node.type.name === 'paragraph') return 1;
  // A heading alone is words that somebody took from a heading.
  if (node.isTextblock) return fragment.childCount === 1 ? 1 : 0;
  if (!/List$/.test(node.type.name) || !isIn(at, node.type.name)) return 0;
  let depth = 0;
  for (let inner: Node | null = node; inner && !inner.isInline && !inner.isAtom; inner = inner[end]) depth += 1;
  return depth;
}

function isIn(at: ResolvedPos, name: string): boolean {
  for (let depth = at.depth; depth > 0; depth -= 1) if (at.node(depth).type.name === name) return true;
  return false;
}
