/**
 * Blocks of a body as Markdown, formulas between dollar signs: what is on the clipboard as plain text, and what somebody
 * can read and send. The Markdown reader of this workspace reads the same words, formulas, lists and tables from it.
 */

import {
  isSafeHref,
  type JSONContent,
  labelledPartLabel,
  pairRowNote,
  pairTableHeads,
  readFigure,
  wordsForFigure,
} from '@tangram/plan/body';
import { formulaAt } from '@tangram/plan/formulas';
import { figureName, segmentName } from '../html/write-html.ts';

/** The Markdown of these blocks. */
export function writeMarkdown(content: readonly JSONContent[]): string {
  let other = false;
  return content
    .map((block, i) => {
      // Two lists one after the other would be one.
      other = isList(block) && isList(content[i - 1]) && !other;
      return isList(block) ? list(block, other) : blockOf(block);
    })
    .filter((text) => text !== '')
    .join('\n\n');
}

function blockOf(block: JSONContent): string {
  const content = block.content ?? [];
  const inner = () => writeMarkdown(content);
  switch (block.type) {
    case 'paragraph':
      return paragraph(content);
    case 'heading': {
      const words = lineOf(content, false)
        .replace(/\s*\n\s*/g, ' ')
        .trim();
      return words === '' ? '' : `${'#'.repeat(Math.min(6, block.attrs?.level ?? 2))} ${words}`;
    }
    case 'blockquote':
      return prefixed(inner(), '> ', '> ');
    case 'codeBlock':
      return code(content.map(({ text }) => text ?? '').join(''), String(block.attrs?.language ?? ''));
    case 'horizontalRule':
      return '---';
    case 'table':
      return table(content.map((row) => (row.content ?? []).flatMap(cellOf)));
    case 'pairTable':
      return table([...headsOf(block), ...content.map(pairOf)]);
    case 'lessonSegment':
      return joined(`**${escaped(segmentName(block))}**`, inner());
    case 'labelledPart':
      return joined(`**${escaped(labelledPartLabel(block.attrs?.name))}**`, inner());
    case 'formulaBlock':
      return displayed(String(block.attrs?.latex ?? ''));
    case 'figure':
      return figure(block.attrs?.figure);
    case 'picture':
      return photo(block.attrs?.alt);
    case 'text':
    case 'formula':
    case 'hardBreak':
      return paragraph([block]);
    default:
      return inner();
  }
}

const joined = (...texts: string[]) => texts.filter((text) => text !== '').join('\n\n');

function paragraph(content: readonly JSONContent[]): string {
  // What begins a line would be a heading, a list, a quotation, a rule.
  return lineOf(content, false)
    .split('\n')
    .map((line) =>
      line
        .trimStart()
        .replace(/^(?:[#>+\-=|•]|~(?=~)|:(?=-))/, '\\$&')
        .replace(/^(\d{1,9})([.)])/, '$1\\$2'),
    )
    .join('\n')
    .replace(/\s+$/, '');
}

/** A displayed formula; one that the reader would not see as such stands in a line of its own. */
function displayed(latex: string): string {
  const text = `$$\n${latex.trim()}\n$$`;
  return formulaAt(text, 0)?.end === text.length ? text : inline(latex, false);
}

const isList = (block: JSONContent | undefined) => /List$/.test(block?.type ?? '');

function list(block: JSONContent, other: boolean): string {
  const items = block.content ?? [];
  const start = Number(block.attrs?.start ?? 1);
  return items
    .map((item, i) => {
      const sign = block.type === 'orderedList' ? `${start + i}${other ? ')' : '.'} ` : other ? '* ' : '- ';
      const box = block.type === 'taskList' ? `[${item.attrs?.checked === true ? 'x' : ' '}] ` : '';
      const [first, second, third] = item.content ?? [];
      // A list below its item's words stands close to them.
      const close = first?.type === 'paragraph' && isList(second) && !third;
      const words = close
        ? [first, second].map((one) => writeMarkdown(one ? [one] : [])).join('\n')
        : writeMarkdown(item.content ?? []);
      // A box without words is none.
      return prefixed(box + (words === '' && box !== '' ? '\\' : words), sign, ' '.repeat(sign.length));
    })
    .join('\n');
}

/** A text whose first line begins with one sign and every other with another. */
function prefixed(text: string, first: string, others: string): string {
  return text
    .split('\n')
    .map((line, i) => (i === 0 ? first : line === '' ? others.trimEnd() : others) + line)
    .join('\n');
}

function code(text: string, language: string): string {
  const runs = text.match(/`{3,}/g) ?? [];
  const fence = '`'.repeat(Math.max(3, ...runs.map((run) => run.length + 1)));
  return `${fence}${language.replace(/[`\n]/g, '')}\n${text}\n${fence}`;
}

function figure(attribute: unknown): string {
  const said = readFigure(attribute);
  if (said === null) return '';
  return `*${escaped([figureName(said), wordsForFigure(said)].filter((part) => part !== '').join('. '))}*`;
}

/** A photo stands by its words. */
const photo = (alt: unknown) => (typeof alt === 'string' && alt.trim() !== '' ? `*${escaped(alt.trim())}*` : '');

/** A cell in one line; one that spans columns is followed by empty ones. */
function cellOf(cell: JSONContent): string[] {
  const columns = Math.max(1, Number(cell.attrs?.colspan ?? 1));
  return [inCell(cell.content ?? []), ...Array.from({ length: columns - 1 }, () => '')];
}

function inCell(content: readonly JSONContent[]): string {
  return content
    .map(cellLine)
    .filter((text) => text !== '')
    .join('<br>');
}

function cellLine(block: JSONContent): string {
  const content = block.content ?? [];
  if (block.type === 'formulaBlock') return inline(String(block.attrs?.latex ?? ''), true);
  if (block.type === 'codeBlock')
    return inlineCode(
      content
        .map(({ text }) => text ?? '')
        .join('')
        .replace(/\s*\n\s*/g, ' '),
      true,
    );
  if (['paragraph', 'heading'].includes(block.type ?? '')) return lineOf(content, true).replace(/\n/g, '<br>').trim();
  if (block.type === 'figure') return figure(block.attrs?.figure).replaceAll('|', '\\|').replace(/\s+/g, ' ');
  if (block.type === 'picture') return photo(block.attrs?.alt).replaceAll('|', '\\|').replace(/\s+/g, ' ');
  if (/Item$/.test(block.type ?? '')) {
    const sign = block.type === 'taskItem' ? (block.attrs?.checked === true ? '☑ ' : '☐ ') : '• ';
    return sign + inCell(content);
  }
  return inCell(content);
}

function headsOf({ attrs }: JSONContent): string[][] {
  const heads = pairTableHeads(attrs?.kind);
  return heads[0] === '' ? [] : [heads.map((words) => escaped(words))];
}

function pairOf({ attrs = {}, content = [] }: JSONContent): string[] {
  const note = pairRowNote(attrs);
  const cells = content.map((cell) => inCell(cell.content ?? []));
  if (note !== '')
    cells[cells.length - 1] = [cells.at(-1) ?? '', `*${escaped(note)}*`].filter((text) => text !== '').join('<br>');
  return cells;
}

function table(rows: readonly (readonly string[])[]): string {
  const width = Math.max(0, ...rows.map((row) => row.length));
  if (width === 0) return '';
  const lines = rows.map((row) => `| ${Array.from({ length: width }, (_, i) => row[i] ?? '').join(' | ')} |`);
  return [lines[0], `|${' --- |'.repeat(width)}`, ...lines.slice(1)].join('\n');
}

/** Words, formulas and breaks of one block. */
function lineOf(content: readonly JSONContent[], inTable: boolean): string {
  let line = '';
  content.forEach((piece, i) => {
    if (piece.type === 'hardBreak') line += '\n';
    else if (piece.type === 'formula') line += inline(String(piece.attrs?.latex ?? ''), inTable, content[i + 1]?.text);
    else line += words(piece, inTable, line, content[i + 1]);
  });
  // In a paragraph a new line is one, and two blanks before it say so.
  return line.replace(/ *\n/g, inTable ? '\n' : '  \n');
}

const tags: Readonly<Record<string, string>> = { underline: 'u', subscript: 'sub', superscript: 'sup' };
const signs: Readonly<Record<string, [string, string]>> = {
  bold: ['**', 'b'],
  italic: ['*', 'i'],
  strike: ['~~', 's'],
};

function words(
  { text = '', marks = [] }: JSONContent,
  inTable: boolean,
  before: string,
  next: JSONContent | undefined,
): string {
  const [, start = '', core = '', end = ''] = /^(\s*)([\s\S]*?)(\s*)$/.exec(text) ?? [];
  if (core === '') return text;
  const names = marks.map(({ type }) => type);
  let made = names.includes('code') ? inlineCode(core, inTable) : escaped(core, inTable);
  // Signs of emphasis hold between blanks, and between other signs where letters stand inside; elsewhere a tag does.
  const blanks = (start !== '' || /(?:^|\s)$/.test(before)) && (end !== '' || isBlankBefore(next));
  const letters = /^[\p{L}\p{N}][\s\S]*(?<=[\p{L}\p{N}])$/u.test(core) || /^[\p{L}\p{N}]$/u.test(core);
  const signsAround =
    (start !== '' || /(?:^|[\s(])$/.test(before)) &&
    (end !== '' || isBlankBefore(next) || /^[).,;:!?]/.test(next?.text ?? ''));
  const apart = !names.includes('code') && (blanks || (letters && signsAround));
  const emphases = names.filter((name) => Object.hasOwn(signs, name));
  for (const name of names) {
    const [sign = '', tag = ''] = signs[name] ?? [];
    if (tags[name] !== undefined) made = `<${tags[name]}>${made}</${tags[name]}>`;
    else if (sign !== '')
      made =
        apart && emphases.length === 1 && names.length === 1 ? `${sign}${made}${sign}` : `<${tag}>${made}</${tag}>`;
  }
  const href = marks.find(({ type }) => type === 'link')?.attrs?.href;
  if (isSafeHref(href) && href !== core) made = `[${made}](${address(href)})`;
  return `${start}${made}${end}`;
}

/** Does a blank, a new line or the end come next? */
function isBlankBefore(next: JSONContent | undefined): boolean {
  return next === undefined || next.type === 'hardBreak' || /^\s/.test(next.text ?? '');
}

function inlineCode(text: string, inTable: boolean): string {
  const runs = text.match(/`+/g) ?? [];
  const fence = '`'.repeat(Math.max(0, ...runs.map((run) => run.length)) + 1);
  const edge = /^`|`$/.test(text) ? ' ' : '';
  const inner = text.replace(/\s+/g, ' ');
  return `${fence}${edge}${inTable ? inner.replaceAll('|', '\\|') : inner}${edge}${fence}`;
}

/** Words whose signs mean themselves. */
function escaped(text: string, inTable = false): string {
  const made = text
    .replace(/\s+/g, ' ')
    .replace(
      /[\\*_`$~]|<(?=[a-z/!?])|\[(?=[^\]]*\](?:[([:]|\s?\[))|\](?=[([:])|&(?=#?\w+;)|\{(?=[a-z%{.#])|\[(?=\^)/gi,
      (sign) => (sign === '[' || sign === ']' || sign === '{' ? `&#${sign.charCodeAt(0)};` : `\\${sign}`),
    );
  return inTable ? made.replaceAll('|', '\\|') : made;
}

/** A formula in a line, between the signs that the reader knows it by. */
function inline(latex: string, inTable: boolean, next = ''): string {
  const one = latex.replace(/\s+/g, ' ').trim();
  if (one === '') return '';
  const source = inTable ? one.replace(/\\\|/g, '\\Vert ').replaceAll('|', '\\|') : one;
  for (const [open, close] of [
    ['$', '$'],
    ['\\(', '\\)'],
    ['\\({', '}\\)'],
  ] as const) {
    const text = `${open}${source}${close}`;
    if (formulaAt(`${text}${next}`, 0)?.end === text.length) return text;
  }
  return inlineCode(one, inTable);
}

/** An address in brackets; one with brackets of its own stands in others. */
function address(href: string): string {
  const safe = href.replace(/[<>\\|\s]/g, encodeURIComponent);
  return /[()$*_~`]/.test(safe) ? `<${safe}>` : safe;
}
