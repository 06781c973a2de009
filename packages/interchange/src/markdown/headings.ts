/** Which headings of a file are its title and its sections, and which stay headings in the text. */

import type { Blocks, TopBlock } from './blocks.ts';

/** More headings than this stay inside the last section. */
const SECTIONS_MAX = 200;

export interface SectionOfFile {
  /** null before the first heading */
  readonly heading: TopBlock | null;
  readonly blocks: readonly TopBlock[];
}

export interface Outline {
  readonly title: TopBlock | null;
  /** the level of the headings that became sections */
  readonly level: number;
  readonly sections: readonly SectionOfFile[];
}

/** The file cut at its headings. */
export function outlineOf(file: Blocks): Outline {
  const headings = headingsOutsidePanels(file);
  const title = titleAmong(headings);
  const others = headings.filter((heading) => heading !== title).map(depthOf);
  const highest = Math.min(...others, 6);
  // Under a title the second level is that of sections, and a first-level heading after it is one too.
  const level = title !== null && others.includes(2) ? 2 : highest;
  const starts = new Set(headings.filter((heading) => heading !== title && depthOf(heading) <= level));
  const sections: { heading: TopBlock | null; blocks: TopBlock[] }[] = [{ heading: null, blocks: [] }];
  for (const block of file.top) {
    if (starts.has(block) && sections.length < SECTIONS_MAX) sections.push({ heading: block, blocks: [] });
    else if (block !== title) sections.at(-1)?.blocks.push(block);
  }
  if (sections[0]?.blocks.length === 0) sections.shift();
  return { title, level, sections };
}

/** The first heading, when it stands over everything: others of its level are at most what comes after all chapters. */
function titleAmong(headings: readonly TopBlock[]): TopBlock | null {
  const [first, ...others] = headings;
  if (!first) return null;
  const depth = depthOf(first);
  const second = others.findIndex((heading) => depthOf(heading) <= depth);
  if (second === -1) return others.length > 0 || depth === 1 ? first : null;
  const below = (some: readonly TopBlock[]) => some.some((heading) => depthOf(heading) === depth + 1);
  return depth === 1 && below(others.slice(0, second)) && !below(others.slice(second)) ? first : null;
}

function depthOf({ node }: TopBlock): number {
  return node.type === 'heading' ? node.depth : 0;
}

// Some sites set boxes with marks of their own; a heading in a box is no heading of the lesson.
function headingsOutsidePanels(file: Blocks): TopBlock[] {
  let open = 0;
  const found: TopBlock[] = [];
  for (const block of file.top) {
    if (block.node.type === 'paragraph') {
      const words = file.source(block);
      if (/^\{panel end\}/.test(words)) open = Math.max(0, open - 1);
      else if (/^\{panel\b/.test(words)) open += 1;
    } else if (block.node.type === 'heading' && open === 0) found.push(block);
  }
  return found;
}
