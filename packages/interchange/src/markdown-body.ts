/**
 * A parsed piece of Markdown as the body of a section. What a body cannot hold is kept as words and reported: raw HTML,
 * images (their text, linked), another site's marks, addresses that may not be opened, oversized tables and formulas.
 */

import { bodySchema, FORMULA_CHARACTERS_MAX, isSafeHref, type JSONContent } from '@tangram/plan/body';
import type { Definition, List, Nodes, PhrasingContent, RootContent, Table } from 'mdast';
import type { FormulaSource, WithoutFormulas } from './markdown-formulas.ts';

/** What a body does not show as it was meant; its words are there all the same. */
export interface NotUnderstood {
  readonly line: number;
  readonly what: string;
}

const tableMax = { rows: 50, columns: 30 };
/** Deeper lists and quotations are written flat. */
const NESTED_MAX = 10;

type Mark = { readonly type: string; readonly attrs?: Record<string, unknown> };
/** HTML tags that are a mark of ours. */
const markOfTag: Readonly<Record<string, string>> = {
  b: 'bold',
  strong: 'bold',
  i: 'italic',
  em: 'italic',
  u: 'underline',
  s: 'strike',
  del: 'strike',
  sub: 'subscript',
  sup: 'superscript',
  code: 'code',
};

export class MarkdownBody {
  readonly notUnderstood: NotUnderstood[] = [];
  readonly #source: WithoutFormulas;
  readonly #definitions: ReadonlyMap<string, Definition>;
  readonly #referred = new Set<string>();
  /** marks that an HTML tag opened and none has closed */
  #htmlMarks: Mark[] = [];

  constructor(source: WithoutFormulas, definitions: readonly Definition[]) {
    this.#source = source;
    this.#definitions = new Map(definitions.map((definition) => [definition.identifier, definition]));
  }

  /** Blocks as they may stand in a body, a cell or a list item; `depth` counts what they are nested in. */
  blocks(nodes: readonly RootContent[], depth = 0): JSONContent[] {
    return nodes.flatMap((node) => {
      this.#htmlMarks = [];
      return this.#block(node, depth);
    });
  }

  /** The words of a node, with formulas as their source. */
  words(node: Nodes): string {
    return this.#source.restore(bareWords(node));
  }

  report(node: Nodes, what: string): void {
    const start = node.position?.start;
    this.notUnderstood.push({ line: start ? this.#source.lineAt(start.offset ?? 0, start.line) : 1, what });
  }

  #block(node: RootContent, depth: number): JSONContent[] {
    switch (node.type) {
      case 'paragraph': {
        this.#reportSiteMarks(node);
        return this.#paragraphs(node.children);
      }
      case 'heading': {
        const content = this.#inline(node.children, []).map(inLine);
        return content.length > 0 ? [{ type: 'heading', attrs: { level: Math.min(node.depth, 4) }, content }] : [];
      }
      case 'blockquote':
        return this.#nested(node.children, depth, (content) => [{ type: 'blockquote', content }]);
      case 'list':
        return this.#list(node, depth);
      case 'table':
        return this.#table(node);
      case 'code':
        return [
          codeBlock(
            this.#source.restore(node.value),
            this.#source.restore([node.lang, node.meta].filter(Boolean).join(' ')),
          ),
        ];
      case 'thematicBreak':
        return [{ type: 'horizontalRule' }];
      case 'html': {
        const html = this.#source.restore(node.value);
        this.report(node, `HTML, kept as text: ${short(html)}`);
        return html
          .split(/\n+/)
          .map((line) => ({ type: 'paragraph', content: [{ type: 'text', text: line.trim() || ' ' }] }));
      }
      case 'footnoteDefinition':
        this.report(node, `a footnote, kept as text: ${short(this.words(node))}`);
        return this.#labelled(
          `[^${node.label ?? node.identifier}]: `,
          this.#nested(node.children, depth, (content) => content),
        );
      case 'definition': {
        if (this.#referred.has(node.identifier)) return [];
        const text = `[${node.label ?? node.identifier}]: ${node.url} ${node.title ?? ''}`.trim();
        return [{ type: 'paragraph', content: [{ type: 'text', text: this.#source.restore(text) }] }];
      }
      default:
        // Whatever else a library may find is kept by its words.
        this.report(node, `${node.type}, kept as text`);
        return this.#paragraphs([{ type: 'text', value: this.words(node) }]);
    }
  }

  #nested(
    children: readonly RootContent[],
    depth: number,
    wrap: (content: JSONContent[]) => JSONContent[],
  ): JSONContent[] {
    const content = orEmpty(this.blocks(children, depth + 1));
    return depth < NESTED_MAX ? wrap(content) : content;
  }

  #list(list: List, depth: number): JSONContent[] {
    const tasks = list.children.some(({ checked }) => typeof checked === 'boolean');
    const items = list.children.flatMap((item) =>
      this.#nested(item.children, depth, (content) => [
        tasks
          ? { type: 'taskItem', attrs: { checked: item.checked === true }, content }
          : { type: 'listItem', content },
      ]),
    );
    if (depth >= NESTED_MAX) return items;
    if (tasks) return [{ type: 'taskList', content: items }];
    return [
      list.ordered
        ? { type: 'orderedList', attrs: { start: list.start ?? 1 }, content: items }
        : { type: 'bulletList', content: items },
    ];
  }

  #table(table: Table): JSONContent[] {
    const columns = Math.max(...table.children.map((row) => row.children.length));
    if (table.children.length > tableMax.rows || columns > tableMax.columns) {
      this.report(
        table,
        `a table of ${table.children.length} rows and ${columns} columns, kept as text: at most ${tableMax.rows} by ${tableMax.columns}`,
      );
      return table.children.map((row) => paragraphOf(row.children.map((cell) => this.words(cell)).join(' | ')));
    }
    const content = table.children.map((row, r) => ({
      type: 'tableRow',
      content: Array.from({ length: columns }, (_, c) => {
        const align = table.align?.[c];
        return {
          type: r === 0 ? 'tableHeader' : 'tableCell',
          ...(align && { attrs: { align } }),
          content: orEmpty(this.#paragraphs(row.children[c]?.children ?? [])),
        };
      }),
    }));
    return [{ type: 'table', content }];
  }

  /** Text with displayed formulas in it: paragraphs, and the formulas between them. */
  #paragraphs(nodes: readonly PhrasingContent[]): JSONContent[] {
    const blocks: JSONContent[] = [];
    let line: JSONContent[] = [];
    const endLine = () => {
      const content = trimmed(line);
      if (content.length > 0) blocks.push({ type: 'paragraph', content });
      line = [];
    };
    for (const piece of this.#inline(nodes, [])) {
      if (bodySchema.nodes[piece.type ?? '']?.isInline) line.push(piece);
      else {
        endLine();
        blocks.push(piece);
      }
    }
    endLine();
    return blocks;
  }

  /** Words, marks and formulas; a displayed formula is a block among them. */
  #inline(nodes: readonly PhrasingContent[], marks: readonly Mark[]): JSONContent[] {
    return nodes.flatMap((node) => this.#phrase(node, marks));
  }

  #phrase(node: PhrasingContent, marks: readonly Mark[]): JSONContent[] {
    switch (node.type) {
      case 'text':
        return this.#source.cut(node.value).flatMap((piece) => {
          if (typeof piece === 'string') return this.#text(piece.replace(/\s+/g, ' '), marks);
          return this.#formula(piece, node, marks);
        });
      case 'strong':
        return this.#inline(node.children, [...marks, { type: 'bold' }]);
      case 'emphasis':
        return this.#inline(node.children, [...marks, { type: 'italic' }]);
      case 'delete':
        return this.#inline(node.children, [...marks, { type: 'strike' }]);
      case 'inlineCode':
        return this.#text(this.#source.restore(node.value), [...marks, { type: 'code' }]);
      case 'break':
        return [{ type: 'hardBreak' }];
      case 'link':
        return this.#link(node, node.url, node.title, this.#inline(node.children, marks), marks);
      case 'linkReference': {
        const definition = this.#definitions.get(node.identifier);
        this.#referred.add(node.identifier);
        const content = this.#inline(node.children, marks);
        return definition ? this.#link(node, definition.url, definition.title, content, marks) : content;
      }
      case 'image':
        return this.#image(node, node.url, node.title, node.alt, marks);
      case 'imageReference': {
        const definition = this.#definitions.get(node.identifier);
        this.#referred.add(node.identifier);
        return this.#image(node, definition?.url ?? '', definition?.title, node.alt, marks);
      }
      case 'html':
        return this.#inlineHtml(node, this.#source.restore(node.value), marks);
      case 'footnoteReference':
        return this.#text(`[^${node.label ?? node.identifier}]`, marks);
      default:
        return this.#unknown(node, marks);
    }
  }

  #unknown(node: Nodes, marks: readonly Mark[]): JSONContent[] {
    this.report(node, `${node.type}, kept as text`);
    return this.#text(this.words(node), marks);
  }

  #text(text: string, marks: readonly Mark[]): JSONContent[] {
    if (text === '') return [];
    const all = [...marks, ...this.#htmlMarks].filter(
      (mark, i, list) => list.findIndex(({ type }) => type === mark.type) === i,
    );
    return [{ type: 'text', text, ...(all.length > 0 && { marks: all }) }];
  }

  #formula(formula: FormulaSource, node: Nodes, marks: readonly Mark[]): JSONContent[] {
    const { latex, display, source } = formula;
    if (latex.length > FORMULA_CHARACTERS_MAX) {
      this.report(node, `a formula of ${latex.length} characters, kept as code: at most ${FORMULA_CHARACTERS_MAX}`);
      return display ? [codeBlock(source, 'latex')] : this.#text(source, [...marks, { type: 'code' }]);
    }
    return [{ type: display ? 'formulaBlock' : 'formula', attrs: { latex } }];
  }

  #link(node: Nodes, url: string, title: string | null | undefined, content: JSONContent[], marks: readonly Mark[]) {
    const href = this.#source.restore(url);
    const said = title ? this.#text(` (${this.#source.restore(title)})`, marks) : [];
    if (!isSafeHref(href)) {
      this.report(node, `a link that leads nowhere from here, kept as text: ${short(href)}`);
      return [...content, ...this.#text(href === '' ? '' : ` (${href})`, marks), ...said];
    }
    const link = { type: 'link', attrs: { href } };
    return [...content.flatMap((piece) => linked(piece, link)), ...said];
  }

  #image(
    node: Nodes,
    url: string,
    title: string | null | undefined,
    alt: string | null | undefined,
    marks: readonly Mark[],
  ) {
    const words = this.#source.restore(alt ?? '').trim();
    this.report(node, `a picture, kept as a link: ${short(words || url)}`);
    return this.#link(node, url, title, this.#text(words || 'picture', marks), marks);
  }

  #inlineHtml(node: Nodes, html: string, marks: readonly Mark[]): JSONContent[] {
    const tag = /^<(\/?)([a-z]+)\s*\/?>$/i.exec(html);
    const name = tag?.[2]?.toLowerCase() ?? '';
    if (name === 'br') return [{ type: 'hardBreak' }];
    const type = Object.hasOwn(markOfTag, name) ? markOfTag[name] : undefined;
    if (type !== undefined) {
      if (tag?.[1] === '') this.#htmlMarks = [...this.#htmlMarks, { type }];
      else this.#htmlMarks = this.#htmlMarks.filter((mark) => mark.type !== type);
      return [];
    }
    this.report(node, `HTML, kept as text: ${short(html)}`);
    return this.#text(html.replace(/\s+/g, ' '), marks);
  }

  #reportSiteMarks(node: Nodes): void {
    // Braces in formulas are none.
    const words = this.#source.cut(bareWords(node)).filter((piece) => typeof piece === 'string');
    for (const mark of words.join(' ').match(/\{[a-z][a-z-]*(?: [^{}]*)?\}/g) ?? []) {
      this.report(node, `a mark of another site, kept as text: ${short(mark)}`);
    }
  }

  #labelled(label: string, blocks: JSONContent[]): JSONContent[] {
    const [first, ...rest] = blocks;
    if (first?.type !== 'paragraph') return [paragraphOf(label), ...blocks];
    return [{ ...first, content: [{ type: 'text', text: label }, ...(first.content ?? [])] }, ...rest];
  }
}

/** Words under a link. A picture in a link was a link itself: its address stays as words. */
function linked(piece: JSONContent, link: Mark): JSONContent[] {
  if (piece.type !== 'text') return [piece];
  const marks = piece.marks ?? [];
  const inner = marks.find(({ type }) => type === 'link')?.attrs?.href;
  const outer = [...marks.filter(({ type }) => type !== 'link'), link];
  return [{ ...piece, marks: outer }, ...(inner ? [{ type: 'text', text: ` (${inner})`, marks: outer }] : [])];
}

function orEmpty(content: JSONContent[]): JSONContent[] {
  return content.length > 0 ? content : [{ type: 'paragraph' }];
}

function bareWords(node: Nodes): string {
  if ('value' in node) return node.value;
  if ('alt' in node) return node.alt ?? '';
  return 'children' in node ? node.children.map(bareWords).join('') : '';
}

function paragraphOf(text: string): JSONContent {
  return text.trim() === '' ? { type: 'paragraph' } : { type: 'paragraph', content: [{ type: 'text', text }] };
}

function codeBlock(text: string, language: string): JSONContent {
  return {
    type: 'codeBlock',
    attrs: { language: language || null },
    ...(text !== '' && { content: [{ type: 'text', text }] }),
  };
}

/** A block among a heading's words can only be a formula: there it stands in the line. */
function inLine(piece: JSONContent): JSONContent {
  if (piece.type === 'formulaBlock') return { ...piece, type: 'formula' };
  return piece.type === 'codeBlock' ? { type: 'text', text: piece.content?.[0]?.text ?? ' ' } : piece;
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

function short(text: string): string {
  const line = text.replace(/\s+/g, ' ').trim();
  return line.length > 80 ? `${line.slice(0, 79)}…` : line;
}
