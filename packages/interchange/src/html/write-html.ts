/**
 * Blocks of a body as HTML that other programs paste well: Google Docs and Word above all. Everything is said by plain tags and
 * a few styles of their own; tables have borders; a formula is MathML for Word, in a comment that only Word reads, and a
 * readable line for everybody else; figures and photos are pictures, or their description. What came from a plan can be read back.
 */

import {
  type FigureData,
  isSafeHref,
  type JSONContent,
  labelledPartLabel,
  pairRowNote,
  pairTableHeads,
  phaseLabel,
  readFigure,
  wordsForFigure,
} from '@tangram/plan/body';
import { escapeHtml } from './escape.ts';
import { descendants, elementName, type ParseHtml } from './markup.ts';
import { readable } from './readable.ts';

export interface Picture {
  /** a data address */
  readonly address: string;
  readonly width: number;
  readonly height: number;
}

/** What writing asks of its surroundings. */
export interface Surroundings {
  readonly parse: ParseHtml;
  /** A formula as MathML; null where none can be made of it. */
  readonly mathML: (latex: string, display: boolean) => string | null;
  /** A figure as a picture, by the text of its attribute, or a photo by its id; null where there is none. */
  readonly picture: (key: string) => Picture | null;
}

/** The HTML of these blocks. */
export function writeHtml(content: readonly JSONContent[], around: Surroundings): string {
  return new Writer(around).blocks(content);
}

const edge = 'border:1px solid #999999;padding:4px 6px;vertical-align:top';

class Writer {
  readonly #around: Surroundings;

  constructor(around: Surroundings) {
    this.#around = around;
  }

  blocks(content: readonly JSONContent[]): string {
    return content.map((block) => this.#block(block)).join('');
  }

  #block(block: JSONContent): string {
    const content = block.content ?? [];
    switch (block.type) {
      case 'paragraph':
        return `<p>${this.#line(content) || '<br>'}</p>`;
      case 'heading': {
        const level = Math.min(6, block.attrs?.level ?? 2);
        return `<h${level}>${this.#line(content)}</h${level}>`;
      }
      case 'bulletList':
      case 'taskList':
        return `<ul>${content.map((item) => this.#item(item)).join('')}</ul>`;
      case 'orderedList': {
        const { start = 1 } = block.attrs ?? {};
        return `<ol${start === 1 ? '' : ` start="${Number(start)}"`}>${content.map((item) => this.#item(item)).join('')}</ol>`;
      }
      case 'blockquote':
        return `<blockquote>${this.blocks(content)}</blockquote>`;
      case 'codeBlock':
        return `<pre><code>${escapeHtml(content.map(({ text }) => text ?? '').join(''))}</code></pre>`;
      case 'horizontalRule':
        return '<hr>';
      case 'table':
        return this.#table(content.map((row) => (row.content ?? []).map((cell) => this.#cell(cell))));
      case 'pairTable':
        return this.#pairs(block);
      case 'lessonSegment':
        return `<p><strong>${escapeHtml(segmentName(block))}</strong></p>${this.blocks(content)}`;
      case 'labelledPart':
        return `<p><strong>${escapeHtml(labelledPartLabel(block.attrs?.name))}</strong></p>${this.blocks(content)}`;
      case 'formulaBlock':
        return `<div data-formula="${escapeHtml(latexOf(block))}" style="text-align:center">${this.#formula(block, true)}</div>`;
      case 'figure':
        return this.#figure(String(block.attrs?.figure));
      case 'picture':
        return this.#shown(String(block.attrs?.picture), block.attrs?.alt ?? '', block.attrs?.alt ?? '');
      case 'text':
      case 'formula':
      case 'hardBreak':
        return this.#line([block]);
      default:
        return this.blocks(content);
    }
  }

  #item(item: JSONContent): string {
    const [first, ...rest] = item.content ?? [];
    // A paragraph of its own in an item would stand apart from its bullet in Word.
    const words =
      first?.type === 'paragraph'
        ? this.#line(first.content ?? []) + this.blocks(rest)
        : this.blocks(item.content ?? []);
    if (item.type !== 'taskItem') return `<li>${words}</li>`;
    const checked = item.attrs?.checked === true;
    return `<li role="checkbox" aria-checked="${checked}">${checked ? '☑' : '☐'} ${words}</li>`;
  }

  #table(rows: readonly (readonly string[])[]): string {
    const body = rows.map((cells) => `<tr>${cells.join('')}</tr>`).join('');
    return `<table border="1" cellspacing="0" style="border-collapse:collapse"><tbody>${body}</tbody></table>`;
  }

  #cell({ type, attrs, content = [] }: JSONContent): string {
    const tag = type === 'tableHeader' ? 'th' : 'td';
    const span = (name: string) => (attrs?.[name] > 1 ? ` ${name}="${Number(attrs?.[name])}"` : '');
    const align = /^(?:left|center|right)$/.test(attrs?.align) ? attrs?.align : 'left';
    const look = `${edge};text-align:${align}${tag === 'th' ? ';font-weight:bold' : ''}`;
    return `<${tag}${span('colspan')}${span('rowspan')} style="${look}">${this.#inCell(content)}</${tag}>`;
  }

  /** One paragraph stands in a cell without the distance of a paragraph. */
  #inCell(content: readonly JSONContent[]): string {
    const [only, second] = content;
    return only?.type === 'paragraph' && !second ? this.#line(only.content ?? []) : this.blocks(content);
  }

  #pairs({ attrs, content = [] }: JSONContent): string {
    const heads = pairTableHeads(attrs?.kind);
    const head =
      heads[0] === '' ? [] : [heads.map((words) => `<th style="${edge};text-align:left">${escapeHtml(words)}</th>`)];
    const rows = content.map(({ attrs: said = {}, content: cells = [] }) => {
      const note = pairRowNote(said);
      return cells.map((cell, i) => {
        const last = i === cells.length - 1 && note !== '' ? `<p><em>${escapeHtml(note)}</em></p>` : '';
        return `<td style="${edge}">${this.#inCell(cell.content ?? [])}${last}</td>`;
      });
    });
    return this.#table([...head, ...rows]);
  }

  #figure(text: string): string {
    const figure = readFigure(text);
    if (figure === null) return '';
    const name = figureName(figure);
    const title = `<p><strong>${escapeHtml(name)}</strong></p>`;
    const said = wordsForFigure(figure);
    const shown = this.#shown(text, said || name, said);
    return `<div data-figure="${escapeHtml(text)}">${title}${shown}</div>`;
  }

  /** A picture, or where there is none what stands for it. */
  #shown(key: string, alt: string, otherwise: string): string {
    const picture = this.#around.picture(key);
    if (picture === null) return otherwise === '' ? '' : `<p>${escapeHtml(otherwise)}</p>`;
    const { address, width, height } = picture;
    return `<p><img src="${escapeHtml(address)}" width="${width}" height="${height}" alt="${escapeHtml(alt)}"></p>`;
  }

  #line(content: readonly JSONContent[]): string {
    return content.map((piece) => this.#piece(piece)).join('');
  }

  #piece(piece: JSONContent): string {
    if (piece.type === 'hardBreak') return '<br>';
    if (piece.type === 'formula')
      return `<span data-formula="${escapeHtml(latexOf(piece))}">${this.#formula(piece, false)}</span>`;
    // Two blanks in a row would be one.
    const words = escapeHtml(piece.text ?? '').replace(/ {2}/g, ' &nbsp;');
    return (piece.marks ?? []).reduceRight((inner, { type, attrs }) => marked(inner, type, attrs), words);
  }

  #formula(node: JSONContent, display: boolean): string {
    const latex = latexOf(node);
    const written = this.#around.mathML(latex, display);
    if (written === null) return escapeHtml(latex);
    const [mathML = ''] =
      /<math[\s\S]*<\/math>/.exec(written.replace(/<annotation\b[^>]*>[^<]*<\/annotation>/g, '')) ?? [];
    for (const math of descendants(this.#around.parse(mathML))) {
      if (elementName(math) !== 'math') continue;
      const line = readable(math) || escapeHtml(latex);
      return `<!--[if gte msEquation 12]>${mathML.replaceAll('--', '-&#45;')}<![endif]--><![if !msEquation]>${line}<![endif]>`;
    }
    return escapeHtml(latex);
  }
}

const latexOf = ({ attrs }: JSONContent) => String(attrs?.latex ?? '');

/** What a figure is called: its title, or its kind, of which `ratioTable` reads “Ratio table”. */
export function figureName({ title, type }: FigureData): string {
  if (title !== '') return title;
  const spaced = type.replaceAll(/(?=[A-Z])/g, ' ').toLowerCase();
  return spaced.charAt(0).toUpperCase() + spaced.slice(1);
}

/** What a timed piece of a lesson is called: “Launch, 10 min”. */
export function segmentName({ attrs }: JSONContent): string {
  const phase = phaseLabel(attrs?.phase);
  return attrs?.minutes == null ? phase : `${phase}, ${attrs.minutes} min`;
}

const tags: Readonly<Record<string, string>> = {
  bold: 'strong',
  italic: 'em',
  underline: 'u',
  strike: 's',
  subscript: 'sub',
  superscript: 'sup',
  code: 'code',
};

function marked(inner: string, type: string, attrs: JSONContent['attrs']): string {
  if (type === 'link') return isSafeHref(attrs?.href) ? `<a href="${escapeHtml(attrs.href)}">${inner}</a>` : inner;
  const tag = Object.hasOwn(tags, type) ? tags[type] : undefined;
  // The mark of a comment stays where the comment is.
  return tag === undefined ? inner : `<${tag}>${inner}</${tag}>`;
}
