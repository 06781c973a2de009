/** What an element says about how its words are set: by its name, and by its style, which has the last word. */

import type { JSONContent } from '@tangram/plan/body';
import type { Mark } from './flow.ts';

const markOf: Readonly<Record<string, string>> = {
  b: 'bold',
  strong: 'bold',
  i: 'italic',
  em: 'italic',
  cite: 'italic',
  dfn: 'italic',
  var: 'italic',
  u: 'underline',
  ins: 'underline',
  s: 'strike',
  strike: 'strike',
  del: 'strike',
  sub: 'subscript',
  sup: 'superscript',
  code: 'code',
  kbd: 'code',
  samp: 'code',
  tt: 'code',
};

export interface Dress {
  readonly marks: readonly Mark[];
  /** Blanks and new lines count. */
  readonly asIs: boolean;
}

/** How words in an element are set, from how they are set around it. */
export function dressed(name: string, style: ReadonlyMap<string, string>, around: Dress & { inLink: boolean }): Dress {
  let { marks, asIs } = around;
  const set = (type: string, on: boolean) => {
    const without = marks.filter((mark) => mark.type !== type);
    if (on !== without.length < marks.length) marks = on ? [...without, { type }] : without;
  };
  const own = Object.hasOwn(markOf, name) ? markOf[name] : undefined;
  if (own !== undefined) set(own, true);
  const weight = style.get('font-weight') ?? '';
  if (weight !== '') set('bold', weight.startsWith('bold') || Number(weight) >= 600);
  const slant = style.get('font-style') ?? '';
  if (slant !== '') set('italic', /italic|oblique/.test(slant));
  const line = `${style.get('text-decoration') ?? ''} ${style.get('text-decoration-line') ?? ''}`;
  if (/underline/.test(line)) set('underline', !around.inLink && name !== 'a');
  else if (/\bnone\b/.test(line) && own === 'underline') set('underline', false);
  if (/line-through/.test(line)) set('strike', true);
  const height = style.get('vertical-align');
  if (height === 'super') set('superscript', true);
  if (height === 'sub') set('subscript', true);
  const space = style.get('white-space') ?? '';
  if (space !== '') asIs = space.startsWith('pre');
  return { marks, asIs };
}

/** A heading is bold anyway. */
export function withoutBold(piece: JSONContent): JSONContent {
  if (!piece.marks?.some(({ type }) => type === 'bold')) return piece;
  const { marks, ...rest } = piece;
  const left = marks.filter(({ type }) => type !== 'bold');
  return left.length > 0 ? { ...rest, marks: left } : rest;
}

/** The address that Google Docs wraps in one of its own. */
export function withoutDetour(href: string): string {
  const inner = /^https?:\/\/www\.google\.com\/url\?(?:[^#]*&)?(?:q|url)=([^&#]+)/i.exec(href)?.[1];
  if (inner === undefined) return href;
  try {
    const address = decodeURIComponent(inner);
    return /^https?:\/\//i.test(address) ? address : href;
  } catch {
    return href;
  }
}

/** Headings by how they stand to each other: the highest of a pasted text is a heading of the section, without steps left out. */
export function levelled(content: readonly JSONContent[]): JSONContent[] {
  const found = new Set<number>();
  const look = (block: JSONContent) => {
    if (block.type === 'heading') found.add(block.attrs?.level);
    else block.content?.forEach(look);
  };
  content.forEach(look);
  const levels = [...found].sort((a, b) => a - b);
  const set = (block: JSONContent): JSONContent => {
    if (block.type === 'heading')
      return { ...block, attrs: { level: Math.min(4, levels.indexOf(block.attrs?.level) + 2) } };
    return block.content && block.type !== 'paragraph' ? { ...block, content: block.content.map(set) } : block;
  };
  return content.map(set);
}
