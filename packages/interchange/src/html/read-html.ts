/**
 * Blocks of a body from the HTML of another program: a document of Google's, Word, a web page, a spreadsheet. Whatever is
 * read is read as words: nothing is run, fetched or shown. What a body cannot hold is counted, and no visible word is left out.
 */

import {
  FIGURE_CHARACTERS_MAX,
  isPictureId,
  isSafeHref,
  type JSONContent,
  PICTURE_ALT_MAX,
  readFigure,
} from '@tangram/plan/body';
import { Flow } from './flow.ts';
import { type FoundFormula, formulaIn, isDrawnTwice } from './formulas.ts';
import { type LeftOut, Tally } from './left-out.ts';
import { type Item, type ListKind, listsOf } from './lists.ts';
import { type Dress, dressed, levelled, withoutBold, withoutDetour } from './marks.ts';
import {
  attribute,
  childrenOf,
  descendants,
  elementName,
  hasClass,
  type MarkupNode,
  type ParseHtml,
  styleOf,
  textOf,
  wordsBelow,
} from './markup.ts';
import { isOfficeMath, latexOfOfficeMath, withEndTags } from './office-math.ts';
import { type Cell, tableOf } from './tables.ts';
import { isWordMarker, wordItem } from './word-list.ts';

export interface ReadBlocks {
  readonly content: readonly JSONContent[];
  readonly leftOut: LeftOut;
}

/** What stands deeper is kept by its words. */
const DEPTH_MAX = 100;
/** Deeper lists and quotations are written at this depth. */
const NESTED_MAX = 10;

/** Reads a page, or a part of one, that `parse` made. Never throws, whatever it holds. */
export function readHtml(page: MarkupNode, parse: ParseHtml): ReadBlocks {
  const reader = new Reader(parse);
  const content = reader.inside(page, { marks: [], asIs: false, nested: 0, inTable: false, inLink: false, depth: 0 });
  return { content: levelled(content), leftOut: reader.tally.counts };
}

/** What is known of the place that is being read. */
interface Place extends Dress {
  /** how many lists and quotations are around */
  readonly nested: number;
  readonly inTable: boolean;
  readonly inLink: boolean;
  readonly depth: number;
}

const names = (list: string): ReadonlySet<string> => new Set(list.split(' '));
const unseen = names(
  'script style template noscript head title meta base link embed param colgroup col datalist source track rp',
);
const media = names('iframe video audio canvas svg');
const blocks = names(
  'address article aside body caption center dd details dialog div dl dt fieldset figcaption figure footer form header hgroup html legend main nav optgroup option p section summary tr',
);
const silentInputs = names('hidden checkbox radio password file image color range');

class Reader {
  readonly tally = new Tally();
  readonly #parse: ParseHtml;

  constructor(parse: ParseHtml) {
    this.#parse = parse;
  }

  /** The blocks that stand in an element. */
  inside(node: MarkupNode, place: Place): JSONContent[] {
    const flow = new Flow();
    this.#children(node, flow, place);
    return flow.done();
  }

  #children(node: MarkupNode, flow: Flow, place: Place): void {
    const children = childrenOf(node);
    const lastEnd = children.findLastIndex(isConditionalEnd);
    let items: Item[] = [];
    let afterEquation = false;
    for (let i = 0; i < children.length; i++) {
      const child = children[i];
      if (child === undefined || child.nodeType === 8) {
        const comment = child?.nodeValue ?? '';
        // Word says an equation twice: for itself in a comment, for everybody else as a picture after it.
        if (/^\[if gte msEquation/i.test(comment)) afterEquation = this.#equation(comment, flow, place);
        else if (afterEquation && /^\[if !msEquation\]/i.test(comment) && lastEnd > i) {
          while (i < lastEnd && !isConditionalEnd(children[i])) i += 1;
        }
        continue;
      }
      const item = child.nodeType === 1 && place.depth < DEPTH_MAX ? wordItem(child) : null;
      if (item !== null) {
        flow.end();
        const level = Math.min(item.level, NESTED_MAX - 1);
        items.push({ ...item, level, content: this.inside(child, { ...place, depth: place.depth + 1 }) });
        continue;
      }
      if (textOf(child)?.trim() !== '') {
        afterEquation = false;
        flow.lists(listsOf(items));
        items = [];
      }
      this.#node(child, flow, place);
    }
    flow.lists(listsOf(items));
  }

  /** The blocks that an element is. */
  #blocksOf(node: MarkupNode, place: Place): JSONContent[] {
    const flow = new Flow();
    this.#node(node, flow, place);
    return flow.done();
  }

  #node(node: MarkupNode, flow: Flow, place: Place) {
    const words = textOf(node);
    if (words !== null) return flow.text(words, place.marks, place.asIs);
    const name = elementName(node);
    const isPage = node.nodeType === 9 || node.nodeType === 11;
    if (name === '' && !isPage) return;
    if (isOfficeMath(node)) return this.#formula({ latex: latexOfOfficeMath(node), display: false }, flow, place);
    const formula = formulaIn(node);
    if (formula !== null) return this.#formula(formula, flow, place);
    if (unseen.has(name) || isWordMarker(node) || isDrawnTwice(node)) return;
    const style = styleOf(node);
    if (style.get('display') === 'none' || style.get('mso-hide') === 'all' || node.getAttribute?.('hidden') != null) {
      return;
    }
    if (place.depth >= DEPTH_MAX) return flat(node, flow, place);
    const figure = attribute(node, 'data-figure');
    if (figure !== '' && figure.length <= FIGURE_CHARACTERS_MAX && readFigure(figure) !== null) {
      return flow.block({ type: 'figure', attrs: { figure } });
    }
    const inner = { ...place, ...dressed(name, style, place), depth: place.depth + 1 };
    this.#element(node, name, flow, inner, style.get('display') ?? '');
  }

  #element(node: MarkupNode, name: string, flow: Flow, place: Place, display: string) {
    if (media.has(name)) return this.#media(node, name, flow, place);
    if (/^h[1-6]$/.test(name)) return this.#heading(node, Number(name[1]), flow, place);
    if (name === 'div' && attribute(node, 'role') === 'heading') {
      return this.#heading(node, Number(attribute(node, 'aria-level')) || 2, flow, place);
    }
    switch (name) {
      case 'img':
        return this.#picture(node, flow, place);
      case 'br':
        return hasClass(node, 'Apple-interchange-newline') ? undefined : flow.break();
      case 'hr':
        return flow.block({ type: 'horizontalRule' });
      case 'a':
        return this.#link(node, flow, place);
      case 'ul':
      case 'ol':
      case 'menu':
      case 'dir':
        return flow.lists(this.#list(node, place));
      case 'li':
        // An item without its list, as a selection within one brings it.
        return flow.lists(listsOf([this.#item(node, place, 'bulletList', 0)]));
      case 'table':
        return this.#table(node, flow, place);
      case 'blockquote':
        return this.#quotation(node, flow, place);
      case 'pre':
        return code(node, flow);
      case 'input':
        if (!silentInputs.has(attribute(node, 'type').toLowerCase()))
          flow.text(` ${attribute(node, 'value')} `, place.marks);
        return;
      default:
    }
    const apart = blocks.has(name) || /^(?:block|flex|grid|list-item)$/.test(display);
    const cell = name === 'td' || name === 'th';
    if (apart) flow.end();
    if (cell) flow.text(' ', place.marks);
    this.#children(node, flow, place);
    if (apart) flow.end();
    if (cell) flow.text(' ', place.marks);
  }

  #formula({ latex, display }: FoundFormula, flow: Flow, place: Place): void {
    if (latex !== '' && !flow.formula(latex, display && !place.inTable)) this.tally.add('longFormulas');
  }

  #equation(comment: string, flow: Flow, place: Place): boolean {
    const markup = withEndTags(comment.replace(/^\[if[^\]]*\]>/, '').replace(/<!\[endif\]$/, ''));
    const display = /<m:oMathPara\b/i.test(markup);
    let found = false;
    for (const node of descendants(this.#parse(markup))) {
      if (!isOfficeMath(node)) continue;
      const latex = latexOfOfficeMath(node);
      this.#formula({ latex, display }, flow, place);
      found ||= latex !== '';
    }
    return found;
  }

  #media(node: MarkupNode, name: string, flow: Flow, place: Place): void {
    this.tally.add(name === 'svg' || name === 'canvas' ? 'pictures' : 'media');
    const said = attribute(node, 'aria-label') || attribute(node, 'title');
    if (said !== '') flow.text(` [${said}] `, place.marks);
  }

  #picture(node: MarkupNode, flow: Flow, place: Place) {
    const alt = attribute(node, 'alt').trim();
    if (/^\p{Extended_Pictographic}/u.test(alt)) return flow.text(alt, place.marks);
    // What measures the reader is no picture.
    if (/^[01]$/.test(attribute(node, 'width')) || /^[01]$/.test(attribute(node, 'height'))) return;
    // Taken out of the page by whoever reads it, who brings it along under this id.
    const picture = attribute(node, 'data-written-picture');
    if (isPictureId(picture)) {
      return flow.block({
        type: 'picture',
        attrs: { picture, alt: alt === '' ? null : alt.slice(0, PICTURE_ALT_MAX) },
      });
    }
    this.tally.add('pictures');
    if (alt !== '') flow.text(` [picture: ${alt}] `, place.marks);
  }

  #link(node: MarkupNode, flow: Flow, place: Place): void {
    const written = attribute(node, 'href').trim();
    const href = withoutDetour(written);
    const leads = isSafeHref(href) && !place.inLink;
    if (!isSafeHref(href) && !/^(?:#|$)/.test(written) && wordsBelow(node).trim() !== '') this.tally.add('links');
    const marks = leads ? [...place.marks, { type: 'link', attrs: { href } }] : place.marks;
    this.#children(node, flow, { ...place, marks, inLink: place.inLink || leads });
  }

  #heading(node: MarkupNode, level: number, flow: Flow, place: Place): void {
    const marks = place.marks.filter(({ type }) => type !== 'bold');
    for (const block of this.inside(node, { ...place, marks })) {
      const attrs = { level: Math.min(6, Math.max(1, Math.round(level))) };
      if (block.type === 'formulaBlock')
        flow.block({ type: 'heading', attrs, content: [{ ...block, type: 'formula' }] });
      else if (block.type !== 'paragraph') flow.block(block);
      else flow.block({ type: 'heading', attrs, content: (block.content ?? []).map(withoutBold) });
    }
  }

  #quotation(node: MarkupNode, flow: Flow, place: Place): void {
    const content = this.inside(node, { ...place, nested: place.nested + 1 });
    if (place.nested >= NESTED_MAX) flow.lists(content);
    else if (content.length > 0) flow.block({ type: 'blockquote', content });
  }

  #list(list: MarkupNode, place: Place): JSONContent[] {
    const inner = { ...place, nested: place.nested + 1 };
    const kind: ListKind = elementName(list) === 'ol' ? 'orderedList' : 'bulletList';
    const start = Number.parseInt(attribute(list, 'start'), 10) || 1;
    const items: Item[] = [];
    let base: number | null = null;
    for (const child of childrenOf(list)) {
      if (elementName(child) === 'li') {
        // Google Docs says how deep an item stands, in a list that may be flat.
        const depth: number | null = Number.parseInt(attribute(child, 'aria-level'), 10) || null;
        base ??= depth;
        const level = depth === null || base === null ? 0 : Math.min(Math.max(0, depth - base), NESTED_MAX - 1);
        items.push({ ...this.#item(child, { ...inner, depth: inner.depth + 1 }, kind, level), start });
        continue;
      }
      // What stands in a list and in no item of it belongs to the item before.
      const content = this.#blocksOf(child, inner);
      const last = items.at(-1);
      if (content.length === 0) continue;
      if (last) items[items.length - 1] = { ...last, content: [...last.content, ...content] };
      else items.push({ level: 0, list: kind, content, start });
    }
    if (place.nested < NESTED_MAX) return listsOf(items);
    if (items.length > 0) this.tally.add('deepLists');
    return items.flatMap(({ content }) => [...content]);
  }

  #item(node: MarkupNode, place: Place, list: ListKind, level: number): Item {
    const style = styleOf(node);
    const box = checkbox(node);
    const content = this.inside(node, { ...place, ...dressed('li', style, place) });
    if (box === null) return { level, list, content };
    const checked = attribute(box, 'aria-checked') === 'true' || box.getAttribute?.('checked') != null;
    return { level, list: 'taskList', content: withoutBox(content), checked };
  }

  #table(table: MarkupNode, flow: Flow, place: Place): void {
    const rows: Cell[][] = [];
    const inner = { ...place, inTable: true, nested: 0 };
    const visit = (part: MarkupNode, deep: number): void => {
      for (const child of childrenOf(part)) {
        const name = elementName(child);
        if (name === 'tr') rows.push(this.#cells(child, inner, flow));
        else if (/^t(?:head|body|foot)$/.test(name) && deep < 3) visit(child, deep + 1);
        else this.#node(child, flow, place);
      }
    };
    flow.end();
    visit(table, 0);
    flow.lists(tableOf(rows, place.inTable, this.tally));
  }

  #cells(row: MarkupNode, place: Place, flow: Flow): Cell[] {
    const cells: Cell[] = [];
    for (const child of childrenOf(row)) {
      const head = elementName(child) === 'th';
      if (!head && elementName(child) !== 'td') {
        this.#node(child, flow, place);
        continue;
      }
      const style = styleOf(child);
      const align = style.get('text-align') ?? attribute(child, 'align').toLowerCase();
      const span = (name: string) => Math.max(1, Number.parseInt(attribute(child, name), 10) || 1);
      const content = this.inside(child, { ...place, ...dressed('', style, place), depth: place.depth + 1 });
      cells.push({
        head,
        columns: span('colspan'),
        rows: span('rowspan'),
        align: align === 'center' || align === 'right' ? align : null,
        content: head
          ? content.map((one) => (one.content ? { ...one, content: one.content.map(withoutBold) } : one))
          : content,
      });
    }
    return cells;
  }
}

const isConditionalEnd = (node: MarkupNode | undefined) =>
  node?.nodeType === 8 && /^\[endif\]/.test(node.nodeValue ?? '');

/** The words of what stands too deep, and its formulas. */
function flat(node: MarkupNode, flow: Flow, { marks }: Place): void {
  for (const one of descendants(node)) {
    const words = textOf(one);
    const name = elementName(one);
    if (words !== null) flow.text(words, marks);
    else if (blocks.has(name) || /^(?:li|td|th|br|h[1-6]|pre|table|blockquote)$/.test(name)) flow.text(' ', []);
  }
}

function code(node: MarkupNode, flow: Flow): void {
  let text = '';
  for (const one of descendants(node)) text += elementName(one) === 'br' ? '\n' : (textOf(one) ?? '');
  const clean = text
    .replace(/\r\n?/g, '\n')
    .replace(/^\n|\n$/g, '')
    .replace(/(?![\n\t])\p{Cc}/gu, '');
  if (clean.trim() !== '') flow.block({ type: 'codeBlock', content: [{ type: 'text', text: clean }] });
}

/** Without the sign that stands for the box where no box can be shown. */
function withoutBox(content: readonly JSONContent[]): readonly JSONContent[] {
  const [first, ...rest] = content;
  const [words, ...others] = first?.type === 'paragraph' ? (first.content ?? []) : [];
  const text = words?.text?.replace(/^[☐☑☒] ?/, '');
  if (text === undefined || text === words?.text) return content;
  return [{ ...first, content: [...(text === '' ? [] : [{ ...words, text }]), ...others] }, ...rest];
}

/** The box of an item that can be checked: the item itself, or a field at its beginning. */
function checkbox(item: MarkupNode): MarkupNode | null {
  if (attribute(item, 'role') === 'checkbox') return item;
  let looked = 0;
  for (const one of descendants(item)) {
    if (elementName(one) === 'input' && attribute(one, 'type').toLowerCase() === 'checkbox') return one;
    looked += 1;
    if (looked > 6) break;
  }
  return null;
}
