/**
 * A line of Markdown as a line of a body: words with their marks, links, formulas. What a body cannot hold is kept as
 * words and reported: pictures (their text, linked), HTML, another site's marks, addresses that may not be opened.
 */

import { bodySchema, FORMULA_CHARACTERS_MAX, isSafeHref, type JSONContent } from '@tangram/plan/body';
import type { Definition, Nodes, PhrasingContent } from 'mdast';
import { labelKey } from './pieces.ts';
import type { Aside, SetAside } from './set-aside.ts';

type Mark = { readonly type: string; readonly attrs?: Readonly<Record<string, unknown>> };
/** What the blocks around a line know. */
interface Surroundings {
  report(node: Nodes, what: string): void;
  /** A node as it was written, what is set aside still as numbers. */
  sourceOf(node: Nodes): string;
}
type Formula = Extract<Aside, { kind: 'formula' }>;

/** Deeper emphasis in emphasis is kept as words. */
const NESTED_MAX = 60;
const rankOfMark = new Map(Object.keys(bodySchema.marks).map((name, i) => [name, i]));

export class Phrases {
  readonly #source: SetAside;
  readonly #definitions: ReadonlyMap<string, Definition>;
  readonly #around: Surroundings;
  /** marks that an HTML tag opened */
  #htmlMarks: readonly Mark[] = [];
  #inTable = false;

  constructor(source: SetAside, definitions: ReadonlyMap<string, Definition>, around: Surroundings) {
    this.#source = source;
    this.#definitions = definitions;
    this.#around = around;
  }

  /** Words, marks and formulas of one block; a displayed formula is a block among them. */
  read(nodes: readonly PhrasingContent[], inTable = false): JSONContent[] {
    this.#htmlMarks = [];
    this.#inTable = inTable;
    return joined(this.#inline(nodes, [], 0));
  }

  #inline(nodes: readonly PhrasingContent[], marks: readonly Mark[], depth: number): JSONContent[] {
    return nodes.flatMap((node) => this.#phrase(node, marks, depth));
  }

  #phrase(node: PhrasingContent, marks: readonly Mark[], depth: number): JSONContent[] {
    if (depth > NESTED_MAX) return this.#text(this.#source.restore(wordsIn(node)), marks);
    switch (node.type) {
      case 'text':
        return this.#source.cut(node.value).flatMap((part) => {
          return typeof part === 'string' ? this.#words(part, marks) : this.#aside(part, node, marks);
        });
      case 'strong':
        return this.#inline(node.children, [...marks, { type: 'bold' }], depth + 1);
      case 'emphasis':
        return this.#inline(node.children, [...marks, { type: 'italic' }], depth + 1);
      case 'delete':
        return this.#inline(node.children, [...marks, { type: 'strike' }], depth + 1);
      case 'inlineCode':
        return this.#text(this.#source.restore(node.value), [...marks, { type: 'code' }]);
      case 'break':
        return [{ type: 'hardBreak' }];
      case 'link':
        return this.#link(node, node, this.#inline(node.children, marks, depth + 1), marks);
      case 'linkReference': {
        const content = this.#inline(node.children, marks, depth + 1);
        const definition = this.#definitions.get(labelKey(node.identifier));
        return definition ? this.#link(node, definition, content, marks) : content;
      }
      case 'image':
        return this.#image(node, node, node.alt, marks);
      case 'imageReference':
        return this.#image(node, this.#definitions.get(labelKey(node.identifier)) ?? { url: '' }, node.alt, marks);
      default:
        // Whatever else a library may find is kept by its words.
        this.#around.report(node, `${node.type}, kept as text`);
        return this.#text(this.#source.restore(wordsIn(node)), marks);
    }
  }

  /** Words, and the web addresses that stand among them as links. */
  #words(text: string, marks: readonly Mark[]): JSONContent[] {
    return text.split(/(https?:\/\/[^\s<>]+)/i).flatMap((part, i) => {
      const address = i % 2 === 1 && !marks.some(({ type }) => type === 'link') ? trimmedAddress(part) : '';
      if (!isSafeHref(address)) return this.#text(part, marks);
      const link = { type: 'link', attrs: { href: address } };
      return [...this.#text(address, [...marks, link]), ...this.#text(part.slice(address.length), marks)];
    });
  }

  #text(text: string, marks: readonly Mark[]): JSONContent[] {
    if (text === '') return [];
    const all = [...marks, ...this.#htmlMarks]
      .filter((mark, i, list) => list.findIndex(({ type }) => type === mark.type) === i)
      .sort((a, b) => (rankOfMark.get(a.type) ?? 0) - (rankOfMark.get(b.type) ?? 0));
    return [{ type: 'text', text: text.replace(/\s+/g, ' '), ...(all.length > 0 && { marks: all }) }];
  }

  #aside(aside: Aside, node: Nodes, marks: readonly Mark[]): JSONContent[] {
    switch (aside.kind) {
      case 'formula':
        return this.#formula(aside, node, marks);
      case 'tag':
        return this.#tag(aside, node, marks);
      case 'siteMark':
        this.#around.report(node, `a mark of another site, kept as text: ${short(aside.source)}`);
        return this.#text(aside.source, marks);
      case 'footnote':
        this.#around.report(node, `a footnote, kept as text: ${aside.source}`);
        return this.#text(aside.source, marks);
      default:
        return this.#text(aside.source, marks);
    }
  }

  #formula({ latex, display, source }: Formula, node: Nodes, marks: readonly Mark[]): JSONContent[] {
    if (latex.length > FORMULA_CHARACTERS_MAX) {
      this.#around.report(
        node,
        `a formula of ${latex.length} characters, kept as code: at most ${FORMULA_CHARACTERS_MAX}`,
      );
      if (!display || this.#inTable) return this.#text(source, [...marks, { type: 'code' }]);
      return [{ type: 'codeBlock', attrs: { language: 'latex' }, content: [{ type: 'text', text: source }] }];
    }
    // In a table a bar of a formula may be written as `\|`, so that it is not the edge of a cell.
    if (this.#inTable) return [{ type: 'formula', attrs: { latex: latex.replaceAll('\\|', '|') } }];
    return [{ type: display ? 'formulaBlock' : 'formula', attrs: { latex } }];
  }

  #tag(tag: Extract<Aside, { kind: 'tag' }>, node: Nodes, marks: readonly Mark[]): JSONContent[] {
    if (tag.name === 'br' && /^<br ?\/?>$/i.test(tag.source)) return [{ type: 'hardBreak' }];
    const { mark } = tag;
    if (mark === null) {
      this.#around.report(node, `HTML, kept as text: ${short(tag.source)}`);
      return this.#text(tag.source, marks);
    }
    if (tag.opens) this.#htmlMarks = [...this.#htmlMarks, { type: mark }];
    else this.#htmlMarks = this.#htmlMarks.filter(({ type }) => type !== mark);
    return [];
  }

  #link(
    node: Nodes,
    { url, title }: { readonly url: string; readonly title?: string | null | undefined },
    content: JSONContent[],
    marks: readonly Mark[],
  ): JSONContent[] {
    const href = this.#source.restore(url);
    const said = title ? this.#text(` (${this.#source.restore(title)})`, marks) : [];
    if (!isSafeHref(href)) {
      this.#around.report(node, `a link that leads nowhere from here, kept as text: ${short(href)}`);
      return [...content, ...this.#text(href === '' ? '' : ` (${href})`, marks), ...said];
    }
    const link = { type: 'link', attrs: { href } };
    // A formula carries no link, and neither does nothing: then the address stands there itself.
    const holder = content.some(({ type, text }) => type === 'text' && text?.trim() !== '');
    const linked = holder ? content : [...content, ...this.#text(href, marks)];
    return [...linked.flatMap((piece) => withLink(piece, link)), ...said];
  }

  #image(
    node: Nodes,
    where: { readonly url: string; readonly title?: string | null | undefined },
    alt: string | null | undefined,
    marks: readonly Mark[],
  ): JSONContent[] {
    // Of a link within the description of a picture only the words would be left.
    const written = this.#around.sourceOf(node);
    if (written.slice(2).split('](').length > (node.type === 'image' ? 2 : 1)) {
      this.#around.report(node, 'a picture with a link in its description, kept as text');
      return this.#words(this.#source.restore(written), marks);
    }
    const words = this.#source.restore(alt ?? '').trim();
    const address = this.#source.restore(where.url);
    this.#around.report(node, `a picture, kept as a link: ${short(words || address)}`);
    return this.#link(node, where, this.#text(words || (isSafeHref(address) ? address : 'picture'), marks), marks);
  }
}

/** Words under a link. A picture in a link was a link itself: its address stays as words. */
function withLink(piece: JSONContent, link: Mark): JSONContent[] {
  if (piece.type !== 'text') return [piece];
  const marks = piece.marks ?? [];
  const inner = marks.find(({ type }) => type === 'link')?.attrs?.href;
  const outer = [link, ...marks.filter(({ type }) => type !== 'link')];
  const said = inner === undefined || inner === piece.text ? [] : [{ type: 'text', text: ` (${inner})`, marks: outer }];
  return [{ ...piece, marks: outer }, ...said];
}

/** Text beside text of the same marks as one. */
export function joined(content: readonly JSONContent[]): JSONContent[] {
  const pieces: JSONContent[] = [];
  for (const piece of content) {
    const last = pieces.at(-1);
    const same = last?.type === 'text' && piece.type === 'text' && sameMarks(last, piece);
    if (same) pieces[pieces.length - 1] = { ...last, text: `${last.text}${piece.text}` };
    else pieces.push(piece);
  }
  return pieces;
}

function sameMarks(one: JSONContent, other: JSONContent): boolean {
  return JSON.stringify(one.marks ?? []) === JSON.stringify(other.marks ?? []);
}

/** An address in a sentence, without the punctuation that is the sentence's. */
function trimmedAddress(text: string): string {
  let end = text.length;
  while (end > 0 && '.,;:!?\'")]}*_~'.includes(text[end - 1] ?? ' ')) end -= 1;
  return text.slice(0, end);
}

/** The words of a node, however deep they stand. */
export function wordsIn(node: Nodes): string {
  const words: string[] = [];
  const rest: Nodes[] = [node];
  for (let next = rest.pop(); next; next = rest.pop()) {
    if ('value' in next) words.push(next.value);
    else if ('alt' in next) words.push(next.alt ?? '');
    else if (next.type === 'break') words.push(' ');
    if ('children' in next) for (const child of next.children.toReversed()) rest.push(child);
  }
  return words.join('');
}

/** The beginning of a text, for a line in a list. */
function short(text: string): string {
  const line = text.replace(/\s+/g, ' ').trim();
  return line.length > 80 ? `${line.slice(0, 79)}…` : line;
}
