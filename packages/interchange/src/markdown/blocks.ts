/**
 * The blocks of a parsed Markdown text as blocks of a body. What is larger or deeper than a body should be is divided or
 * written flat, and reported; no word of it is left out.
 */

import { bodySchema, type JSONContent } from '@tangram/plan/body';
import type { Definition, List, Nodes, PhrasingContent, RootContent, Table, TableRow } from 'mdast';
import { joined, Phrases, wordsIn } from './phrases.ts';
import { labelKey, type Parsed, type Piece } from './pieces.ts';
import type { SetAside } from './set-aside.ts';

/** What a body does not show as it was meant; its words are there all the same. `line` is that of the file, from 1. */
export interface NotUnderstood {
  readonly line: number;
  readonly what: string;
}

/** A block at the top of the file, in the piece that it was parsed in. */
export interface TopBlock {
  readonly node: RootContent;
  readonly piece: Piece;
}

const tableMax = { rows: 50, columns: 30 };
/** Deeper lists and quotations are written flat. */
const NESTED_MAX = 10;
/** A longer list goes on as another one. */
const ITEMS_MAX = 200;
const PARAGRAPH_CHARACTERS_MAX = 20_000;
const LANGUAGE_CHARACTERS_MAX = 100;
const REPORTED_MAX = 300;

export class Blocks {
  readonly top: readonly TopBlock[];
  readonly #source: SetAside;
  readonly #phrases: Phrases;
  readonly #definitions: ReadonlyMap<string, Definition>;
  readonly #referred: ReadonlySet<string>;
  readonly #reports = new Map<string, NotUnderstood>();
  #unlisted = 0;
  #piece: Piece | null = null;
  /** the level of the headings that became sections */
  #sectionLevel = 1;

  constructor(source: SetAside, { pieces, plain }: Parsed) {
    this.#source = source;
    this.top = pieces.flatMap((piece) => piece.blocks.map((node) => ({ node, piece })));
    const { definitions, referred } = references(this.top);
    this.#definitions = definitions;
    this.#referred = referred;
    this.#phrases = new Phrases(source, definitions, {
      report: (node, what) => this.#report(node, what),
      sourceOf: (node) => this.#sourceOf(node),
    });
    for (const line of plain) this.#list(source.lineOf(line), 'a block of too many signs, kept as plain text');
  }

  /** What was not understood so far, in the order of the file. */
  get notUnderstood(): NotUnderstood[] {
    const listed = [...this.#reports.values()].sort((a, b) => a.line - b.line);
    const last = listed.at(-1)?.line ?? 1;
    return this.#unlisted === 0 ? listed : [...listed, { line: last, what: `and ${this.#unlisted} more like these` }];
  }

  /** Reports something about a block at the top of the file. */
  report({ node, piece }: TopBlock, what: string): void {
    this.#piece = piece;
    this.#report(node, what);
  }

  /** The blocks of a section whose heading is of this level. */
  read({ node, piece }: TopBlock, sectionLevel: number): JSONContent[] {
    this.#piece = piece;
    this.#sectionLevel = sectionLevel;
    return this.#block(node, 0);
  }

  /** The words of a block as they were written. */
  source({ node }: TopBlock): string {
    return this.#source.restore(wordsIn(node));
  }

  /** The words of a block in one line, with formulas as their source. */
  line({ node, piece }: TopBlock): string {
    this.#piece = piece;
    const words = 'children' in node && node.type === 'heading' ? this.#phrases.read(node.children) : [];
    return words
      .map(({ type, text, attrs, content, marks }) => {
        const href = marks?.find((mark) => mark.type === 'link')?.attrs?.href;
        if (type === 'text') return href === undefined || href === text ? text : `${text} (${href})`;
        return attrs?.latex === undefined ? (content?.[0]?.text ?? ' ') : `$${attrs.latex}$`;
      })
      .join('')
      .replace(/[\s\p{Cc}\u202a-\u202e\u2066-\u2069]+/gu, ' ')
      .trim();
  }

  #report(node: Nodes, what: string): void {
    this.#list(this.#source.lineOf((node.position?.start.line ?? 1) + (this.#piece?.linesBefore ?? 0)), what);
  }

  /** A part of the current piece as it was written, what is set aside still as numbers. */
  #sourceOf({ position }: Nodes): string {
    return this.#piece?.text.slice(position?.start.offset ?? 0, position?.end.offset ?? 0) ?? '';
  }

  #list(line: number, what: string): void {
    const key = `${line} ${what}`;
    if (this.#reports.has(key)) return;
    if (this.#reports.size < REPORTED_MAX) this.#reports.set(key, { line, what });
    else this.#unlisted += 1;
  }

  #blocks(nodes: readonly RootContent[], depth: number): JSONContent[] {
    return nodes.flatMap((node) => this.#block(node, depth));
  }

  #block(node: RootContent, depth: number): JSONContent[] {
    switch (node.type) {
      case 'paragraph':
        return this.#paragraphs(node.children);
      case 'heading': {
        const content = this.#phrases.read(node.children).map(inLine);
        const level = Math.min(4, Math.max(2, node.depth - this.#sectionLevel + 1));
        return content.length > 0 ? [{ type: 'heading', attrs: { level }, content }] : [];
      }
      case 'blockquote': {
        const content = orEmpty(this.#blocks(node.children, depth + 1));
        return this.#isTooDeep(node, depth) ? content : [{ type: 'blockquote', content }];
      }
      case 'list':
        return this.#items(node, depth);
      case 'table':
        return this.#table(node);
      case 'code':
        return [this.#code(node.value, [node.lang, node.meta].filter(Boolean).join(' '))];
      case 'thematicBreak':
        return [{ type: 'horizontalRule' }];
      case 'definition':
        return this.#definition(node);
      default:
        // Whatever else a library may find is kept by its words.
        this.#report(node, `${node.type}, kept as text`);
        return this.#paragraphs([{ type: 'text', value: wordsIn(node) }]);
    }
  }

  #isTooDeep(node: Nodes, depth: number): boolean {
    if (depth === NESTED_MAX) this.#report(node, `nested in more than ${NESTED_MAX} levels, kept without them`);
    return depth >= NESTED_MAX;
  }

  #items(list: List, depth: number): JSONContent[] {
    const tasks = list.children.some(({ checked }) => typeof checked === 'boolean');
    const contents = list.children.map((item) => orEmpty(this.#blocks(item.children, depth + 1)));
    if (this.#isTooDeep(list, depth)) return contents.flat();
    const items = contents.map((content, i) =>
      tasks
        ? { type: 'taskItem', attrs: { checked: list.children[i]?.checked === true }, content }
        : { type: 'listItem', content },
    );
    return divided(items, ITEMS_MAX).map((some, i) => {
      if (tasks) return { type: 'taskList', content: some };
      if (!list.ordered) return { type: 'bulletList', content: some };
      return { type: 'orderedList', attrs: { start: (list.start ?? 1) + i * ITEMS_MAX }, content: some };
    });
  }

  #table(table: Table): JSONContent[] {
    const columns = Math.max(...table.children.map((row) => row.children.length));
    const rows = table.children.length;
    if (columns > tableMax.columns) {
      this.#report(table, `a table of ${columns} columns, kept as text: at most ${tableMax.columns}`);
      return table.children.flatMap((row) => this.#rowAsText(row));
    }
    if (rows > tableMax.rows) this.#report(table, `a table of ${rows} rows, divided: at most ${tableMax.rows} each`);
    const content = table.children.map((row, r) => ({
      type: 'tableRow',
      content: Array.from({ length: columns }, (_, c) => {
        const align = table.align?.[c];
        const words = this.#phrases.read(row.children[c]?.children ?? [], true);
        return {
          type: r === 0 ? 'tableHeader' : 'tableCell',
          ...(align && { attrs: { align } }),
          content: [{ type: 'paragraph', ...(words.length > 0 && { content: words }) }],
        };
      }),
    }));
    return divided(content, tableMax.rows).map((some) => ({ type: 'table', content: some }));
  }

  #rowAsText(row: TableRow): JSONContent[] {
    const between = { type: 'text', text: ' | ' };
    const content = row.children.flatMap((cell, i) => [
      ...(i === 0 ? [] : [between]),
      ...this.#phrases.read(cell.children, true),
    ]);
    return paragraphsOf(joined(content));
  }

  #code(value: string, info: string): JSONContent {
    const language = this.#source.restore(info);
    const fits = language.length <= LANGUAGE_CHARACTERS_MAX;
    const text = `${fits ? '' : `${language}\n`}${this.#source.restore(value)}`;
    return {
      type: 'codeBlock',
      attrs: { language: fits ? language || null : null },
      ...(text !== '' && { content: [{ type: 'text', text }] }),
    };
  }

  /** The address of a reference is in its links; one that nothing refers to, or that says more, stays as it was written. */
  #definition(node: Definition): JSONContent[] {
    const key = labelKey(node.identifier);
    if (this.#definitions.get(key) === node && this.#referred.has(key) && !node.title) return [];
    const said = node.title ? ` "${node.title}"` : '';
    return this.#paragraphs([{ type: 'text', value: `[${node.label ?? node.identifier}]: ${node.url}${said}` }]);
  }

  /** Text with displayed formulas in it: paragraphs, and the formulas between them. */
  #paragraphs(nodes: readonly PhrasingContent[]): JSONContent[] {
    const blocks: JSONContent[] = [];
    let line: JSONContent[] = [];
    for (const piece of this.#phrases.read(nodes)) {
      if (bodySchema.nodes[piece.type ?? '']?.isInline) line.push(piece);
      else {
        blocks.push(...paragraphsOf(line), piece);
        line = [];
      }
    }
    return [...blocks, ...paragraphsOf(line)];
  }
}

/** The addresses that the file defines, and the labels that something in it refers to. */
function references(top: readonly TopBlock[]) {
  const definitions = new Map<string, Definition>();
  const referred = new Set<string>();
  const rest: Nodes[] = top.map(({ node }) => node).toReversed();
  for (let node = rest.pop(); node; node = rest.pop()) {
    if (node.type === 'definition') {
      const key = labelKey(node.identifier);
      if (!definitions.has(key)) definitions.set(key, node);
    }
    if (node.type === 'linkReference' || node.type === 'imageReference') referred.add(labelKey(node.identifier));
    if ('children' in node) for (const child of node.children.toReversed()) rest.push(child);
  }
  return { definitions, referred };
}

function orEmpty(content: JSONContent[]): JSONContent[] {
  return content.length > 0 ? content : [{ type: 'paragraph' }];
}

function divided<Item>(items: readonly Item[], size: number): Item[][] {
  return Array.from({ length: Math.ceil(items.length / size) }, (_, i) => items.slice(i * size, (i + 1) * size));
}

/** A block among a heading's words can only be a formula: there it stands in the line. */
function inLine(piece: JSONContent): JSONContent {
  if (piece.type === 'formulaBlock') return { ...piece, type: 'formula' };
  return piece.type === 'codeBlock' ? { type: 'text', text: piece.content?.[0]?.text ?? ' ' } : piece;
}

/** A line as a paragraph; none when it is blank, several when it is as long as a chapter. */
function paragraphsOf(line: readonly JSONContent[]): JSONContent[] {
  const paragraphs: JSONContent[][] = [[]];
  let size = 0;
  for (const piece of trimmed(line)) {
    const pieces = (piece.text?.length ?? 0) > PARAGRAPH_CHARACTERS_MAX ? divideText(piece) : [piece];
    for (const one of pieces) {
      size += one.text?.length ?? 1;
      if (size > PARAGRAPH_CHARACTERS_MAX && paragraphs.at(-1)?.length !== 0) {
        paragraphs.push([]);
        size = one.text?.length ?? 1;
      }
      paragraphs.at(-1)?.push(one);
    }
  }
  return paragraphs.filter((content) => content.length > 0).map((content) => ({ type: 'paragraph', content }));
}

/** A very long text as several, divided between words. */
function divideText(piece: JSONContent): JSONContent[] {
  const texts = piece.text?.match(new RegExp(`[^]{1,${PARAGRAPH_CHARACTERS_MAX - 1}}(?:\\s|$)|\\S+\\s?`, 'g')) ?? [];
  return texts.map((text) => ({ ...piece, text }));
}

/** Without blanks and line breaks at either end. */
function trimmed(line: readonly JSONContent[]): JSONContent[] {
  const blank = (piece: JSONContent) =>
    piece.type === 'hardBreak' || (piece.type === 'text' && piece.text?.trim() === '');
  const from = line.findIndex((piece) => !blank(piece));
  const kept = from === -1 ? [] : line.slice(from, line.findLastIndex((piece) => !blank(piece)) + 1);
  return kept.map((piece, i) => {
    if (piece.text === undefined) return piece;
    const text = i === 0 ? piece.text.trimStart() : piece.text;
    return { ...piece, text: i === kept.length - 1 ? text.trimEnd() : text };
  });
}
