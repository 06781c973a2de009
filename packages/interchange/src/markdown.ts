/**
 * A plan from a Markdown file. Headings become sections, known ones at their place in the plan; lists, tables, links,
 * emphasis and formulas stay what they are. What was not understood is listed by its line, and no word of it is lost.
 */

import { type PlanKind, sectionId } from '@tangram/domain';
import { type NewSection, newSection, type SectionKind, sectionKind } from '@tangram/plan';
import type { JSONContent } from '@tangram/plan/body';
import { findStandard } from '@tangram/standards';
import type { Definition, Heading, Root, RootContent } from 'mdast';
import { fromMarkdown } from 'mdast-util-from-markdown';
import { gfmFromMarkdown } from 'mdast-util-gfm';
import { gfm } from 'micromark-extension-gfm';
import { suggestedKind } from './known-headings.ts';
import { MarkdownBody, type NotUnderstood } from './markdown-body.ts';
import { takeOutFormulas } from './markdown-formulas.ts';

/** The largest text that is read, in characters. */
export const MARKDOWN_CHARACTERS_MAX = 2 * 1024 * 1024;
/** How many quotations and lists one line may open. */
const NESTED_MAX = 50;
/** More headings than this stay inside the last section. */
const SECTIONS_MAX = 200;

export interface ReadMarkdown {
  /** the heading over everything; null when the file has none */
  readonly title: string | null;
  /** ready to be handed to `seedPlan` */
  readonly sections: readonly NewSection[];
  readonly notUnderstood: readonly NotUnderstood[];
}

/** The file is larger than an import may be. Nothing was made. */
export class MarkdownTooLarge extends Error {
  override readonly name = 'MarkdownTooLarge';

  constructor(characters: number) {
    super(`the file has ${characters} characters; at most ${MARKDOWN_CHARACTERS_MAX} can be read`);
  }
}

/** Reads a Markdown text as a plan of this kind. Throws MarkdownTooLarge. */
export function readMarkdown(
  text: string,
  { kind, makeId }: { readonly kind: PlanKind; readonly makeId: () => string },
): ReadMarkdown {
  if (text.length > MARKDOWN_CHARACTERS_MAX) throw new MarkdownTooLarge(text.length);
  const source = takeOutFormulas(
    flattenNesting(
      text
        .replace(/^\uFEFF/, '')
        .replace(/\r\n?/g, '\n')
        .replaceAll('\0', '\uFFFD'),
    ),
  );
  const root: Root = fromMarkdown(source.text, { extensions: [gfm()], mdastExtensions: [gfmFromMarkdown()] });
  const definitions = root.children.filter((node): node is Definition => node.type === 'definition');
  const markdown = new MarkdownBody(source, definitions);
  const { title, pieces } = cutAtHeadings(root.children, markdown);

  const sections: NewSection[] = [];
  const taken = new Set<string>();
  for (const { heading, nodes } of pieces) {
    const words = heading ? markdown.words(heading).trim() : 'Introduction';
    let described = suggestedKind(kind, words);
    if (described && !described.repeatable && taken.has(described.kind)) described = null;
    described ??= ownSection(kind);
    taken.add(described.kind);
    const id = sectionId(described.repeatable ? makeId() : described.kind);
    const titled = described.title !== null;
    const content = markdown.blocks(nodes);
    // A section without a title of its own still says what it was called.
    if (!titled && heading && words.toLowerCase() !== described.label.toLowerCase())
      content.unshift(...markdown.blocks([heading]));
    const body: JSONContent = { type: 'doc', content: content.length > 0 ? content : [{ type: 'paragraph' }] };
    sections.push(newSection(described, { id, after: null, body, ...(titled && { title: words.slice(0, 200) }) }));
  }
  const standards = standardsIn(
    pieces.filter(({ heading }) => heading && isStandards(markdown.words(heading))),
    kind,
    makeId,
    markdown,
  );
  return { title, sections: [...standards, ...sections], notUnderstood: markdown.notUnderstood };
}

interface Piece {
  readonly heading: Heading | null;
  readonly nodes: RootContent[];
}

/** The file cut at the headings of its highest level; a single one over everything is the title. */
function cutAtHeadings(
  nodes: readonly RootContent[],
  markdown: MarkdownBody,
): { title: string | null; pieces: Piece[] } {
  const own = headingsOutsidePanels(nodes, markdown);
  const top = Math.min(...own.map(({ depth }) => depth));
  const [first] = own;
  const single = first?.depth === top && own.filter(({ depth }) => depth === top).length === 1 ? first : null;
  const level = single ? Math.min(...own.filter((heading) => heading !== single).map(({ depth }) => depth)) : top;
  const starts = new Set<RootContent>(own.filter((heading) => heading !== single && heading.depth === level));
  const pieces: Piece[] = [{ heading: null, nodes: [] }];
  for (const node of nodes) {
    if (node.type === 'heading' && starts.has(node) && pieces.length < SECTIONS_MAX)
      pieces.push({ heading: node, nodes: [] });
    else if (node !== single) pieces.at(-1)?.nodes.push(node);
  }
  const [introduction] = pieces;
  if (introduction?.nodes.length === 0) pieces.shift();
  return { title: single ? markdown.words(single).trim().slice(0, 200) : null, pieces };
}

// Some sites set boxes with marks of their own; a heading in a box is no heading of the lesson.
function headingsOutsidePanels(nodes: readonly RootContent[], markdown: MarkdownBody): Heading[] {
  let open = 0;
  const found: Heading[] = [];
  for (const node of nodes) {
    if (node.type === 'paragraph') {
      const words = markdown.words(node);
      if (/^\{panel end\}/.test(words)) open = Math.max(0, open - 1);
      else if (/^\{panel\b/.test(words)) open += 1;
    } else if (node.type === 'heading' && open === 0) found.push(node);
  }
  return found;
}

function ownSection(kind: PlanKind): SectionKind {
  const described = sectionKind(kind, 'section');
  if (!described) throw new Error(`a ${kind} has no sections of one's own`);
  return described;
}

const isStandards = (words: string) => /^(focus |content )?standards?\b/i.test(words.trim());

/** The standards that a heading of that name lists: they become fields, and their text stays where it is. */
function standardsIn(
  pieces: readonly Piece[],
  kind: PlanKind,
  makeId: () => string,
  markdown: MarkdownBody,
): NewSection[] {
  const words = pieces.flatMap(({ nodes }) => nodes.map((node) => markdown.words(node))).join(' ');
  const codes = words.match(/[A-Za-z0-9][A-Za-z0-9.]*\.[A-Za-z0-9.]*[A-Za-z0-9]/g) ?? [];
  const found = [...new Set(codes.flatMap((code) => findStandard(code)?.code ?? []))];
  const described = sectionKind(kind, 'standards');
  if (found.length === 0 || !described) return [];
  const list = kind === 'intervention' ? 'accessStandards' : 'focusStandards';
  const rows = found.map((code) => ({ id: makeId(), columns: { code } }));
  return [newSection(described, { id: sectionId('standards'), after: null, lists: { [list]: rows } })];
}

// A parser needs time for every level of every line. What is nested a hundred thousand times nobody wrote.
function flattenNesting(text: string): string {
  const marker = '[ \\t]*(?:>|(?:[-+*]|\\d{1,9}[.)])(?=[ \\t]))';
  const indented = text.replace(new RegExp(`^([ \\t]{${2 * NESTED_MAX}})[ \\t]+`, 'gm'), '$1');
  return indented.replace(new RegExp(`^((?:${marker}){${NESTED_MAX}})(?:${marker})+`, 'gm'), '$1 ');
}
