/**
 * What is copied in a plan is pasted in a plan as it was: beside the HTML for other programs, the clipboard carries the blocks
 * themselves. They may have been forged by any page, so they are believed only as far as the schema and the rules for addresses go.
 */

import { bodySchema, isSafeHref, type JSONContent } from '@tangram/plan/body';
import { escapeHtml } from './html/escape.ts';
import { attribute, descendants, elementName, type MarkupNode } from './html/markup.ts';
import { withoutComments } from './plan-blocks.ts';

export interface OwnBlocks {
  readonly content: readonly JSONContent[];
  /** how many levels the first and the last block are open, as a selection within them is */
  readonly openStart: number;
  readonly openEnd: number;
}

const name = 'data-tangram-blocks';
const DEPTH_MAX = 60;

/** HTML for other programs that carries the blocks themselves. */
export function withOwnBlocks(html: string, { content, openStart, openEnd }: OwnBlocks): string {
  const blocks = JSON.stringify({ openStart, openEnd, content: withoutComments(content) });
  return `<meta charset="utf-8"><div ${name}="${escapeHtml(blocks)}">${html}</div>`;
}

/** The blocks that HTML carries; null where it carries none that a body could hold. */
export function ownBlocks(page: MarkupNode): OwnBlocks | null {
  let looked = 0;
  for (const node of descendants(page)) {
    looked += 1;
    if (looked > 20) return null;
    const text = elementName(node) === 'div' ? attribute(node, name) : '';
    if (text !== '') return parsed(text);
  }
  return null;
}

function parsed(text: string): OwnBlocks | null {
  try {
    const { openStart, openEnd, content }: Record<string, unknown> = JSON.parse(text);
    if (!Array.isArray(content) || content.length === 0 || !isLevel(openStart) || !isLevel(openEnd)) return null;
    const kept = withoutComments(content.map((node) => safe(node, 0)));
    for (const node of kept) bodySchema.nodeFromJSON(node).check();
    return { content: kept, openStart: within(kept, openStart, 'start'), openEnd: within(kept, openEnd, 'end') };
  } catch {
    return null;
  }
}

const isLevel = (value: unknown): value is number => Number.isInteger(value) && Number(value) >= 0;

/** A node of the shape that the schema reads, its links only those that may be opened. */
function safe(node: JSONContent, depth: number): JSONContent {
  if (depth > DEPTH_MAX) throw new RangeError(`blocks nested deeper than ${DEPTH_MAX}`);
  const { type, attrs, text, marks, content } = node;
  return {
    ...(type !== undefined && { type }),
    ...(attrs && { attrs }),
    ...(text !== undefined && { text }),
    ...(marks && { marks: marks.filter((mark) => mark.type !== 'link' || isSafeHref(mark.attrs?.href)) }),
    ...(content && { content: content.map((child) => safe(child, depth + 1)) }),
  };
}

/** No more levels than there are. */
function within(content: readonly JSONContent[], wanted: number, end: 'start' | 'end'): number {
  let level = 0;
  for (let node = end === 'start' ? content[0] : content.at(-1); level < wanted && node?.content; level += 1) {
    node = end === 'start' ? node.content[0] : node.content.at(-1);
  }
  return level;
}
