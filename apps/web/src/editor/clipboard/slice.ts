/**
 * Pasted blocks as a piece of a text, and how far it is open at its ends: a paragraph joins the words around it, items of a list
 * join the list that the caret is in, and a heading, a list or a table among other blocks stays what it is.
 */
import type { JSONContent } from '@tangram/plan/body';
import { Fragment, Node, type ResolvedPos, type Schema, Slice } from '@tiptap/pm/model';

interface Open {
  readonly start: number;
  readonly end: number;
}

/** The blocks as a slice for this place; null if the schema refuses them. `open` where it is known how far they were. */
export function sliceOf(schema: Schema, content: readonly JSONContent[], at: ResolvedPos, open?: Open): Slice | null {
  try {
    const nodes = content.map((block) => Node.fromJSON(schema, block));
    for (const node of nodes) node.check();
    const fragment = Fragment.from(nodes);
    const start = open?.start ?? openAt(fragment, 'firstChild', at);
    return new Slice(fragment, start, open?.end ?? openAt(fragment, 'lastChild', at));
  } catch (error) {
    reportError(error);
    return null;
  }
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
