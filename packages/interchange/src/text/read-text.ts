/**
 * Blocks of a body from pasted plain text: cells of a spreadsheet become a table, text that looks like Markdown is read as
 * such, and any other keeps its lines. Formulas between dollar signs are formulas everywhere.
 */

import { isSafeHref, type JSONContent } from '@tangram/plan/body';
import { Flow } from '../html/flow.ts';
import { type LeftOut, Tally } from '../html/left-out.ts';
import { type Cell, tableOf } from '../html/tables.ts';
import { Blocks } from '../markdown/blocks.ts';
import { parsePieces } from '../markdown/pieces.ts';
import { SetAside } from '../markdown/set-aside.ts';

export interface ReadText {
  readonly content: readonly JSONContent[];
  readonly leftOut: LeftOut;
}

const LINE_CHARACTERS_MAX = 20_000;

/** Reads plain text. Never throws, whatever it holds. */
export function readText(given: string): ReadText {
  const text = given.replace(/^\uFEFF/, '').replace(/\r\n?/g, '\n');
  const cells = spreadsheetCells(text);
  if (cells !== null) return table(cells);
  return { content: looksLikeMarkdown(text) ? asMarkdown(text) : plainText(text), leftOut: {} };
}

/** The lines of a text as they are, each a paragraph, nothing in them understood. */
export function plainLines(text: string): JSONContent[] {
  const flow = new Flow();
  for (const line of text.replace(/\r\n?/g, '\n').split('\n')) {
    flow.text(line.replaceAll('\t', ' '), [], true);
    flow.end();
  }
  return flow.done();
}

/** The cells of a spreadsheet; null for a text that is none. Every row has the same number of them, at least two. */
function spreadsheetCells(text: string): string[][] | null {
  if (!text.includes('\t')) return null;
  const rows = rowsOf(text.replace(/\n+$/, ''));
  const width = rows[0]?.length ?? 0;
  if (width < 2 || !rows.every((row) => row.length === width)) return null;
  // Word writes a tab behind the bullets and numbers of its lists.
  if (rows.every(([first = '']) => /^(?:[-*+•·o▪]|\(?\w{1,3}[.)])$/.test(first.trim()))) return null;
  // One line with a tab in it is a sentence with a gap, unless nothing in it looks like one.
  return rows.length > 1 || rows[0]?.every((cell) => cell.length <= 40) ? rows : null;
}

/** Rows of cells, of which some stand in quotation marks and may hold new lines. */
function rowsOf(text: string): string[][] {
  const rows: string[][] = [[]];
  const cell = /(?:"((?:[^"]|"")*)"(?=\t|\n|$)|([^\t\n]*))(\t|\n|$)/y;
  for (let at = 0; at <= text.length; ) {
    cell.lastIndex = at;
    const found = cell.exec(text);
    if (!found) break;
    rows.at(-1)?.push(found[1]?.replaceAll('""', '"') ?? found[2] ?? '');
    if (found[3] === '') break;
    if (found[3] === '\n') rows.push([]);
    at += found[0].length;
  }
  return rows;
}

function table(rows: readonly (readonly string[])[]): ReadText {
  const tally = new Tally();
  const cells = rows.map((row) =>
    row.map((words): Cell => {
      const content = words
        .split('\n')
        .flatMap((line) => plainText(line))
        .map(inLine);
      return { head: false, columns: 1, rows: 1, align: null, content };
    }),
  );
  return { content: tableOf(cells, false, tally), leftOut: tally.counts };
}

/** In a cell every formula stands in the line. */
function inLine(block: JSONContent): JSONContent {
  return block.type === 'formulaBlock' ? { type: 'paragraph', content: [{ ...block, type: 'formula' }] } : block;
}

const markdownLine =
  /^(?:#{1,6} \S|\s{0,3}(?:[-*+•]|\d{1,3}[.)])[ \t]+\S|\s{0,3}> ?\S|\s{0,3}(?:```|~~~)|\s*\|.*\|\s*$|\s{0,3}\[[^\]]{1,200}\]: \S)/m;
const markdownWords =
  /\*\*[^\s*][^*\n]{0,500}\*\*|(?<![\w`])`[^`\n]{1,500}`(?!\w)|\[[^\][\n]{1,300}\]\((?:https?:|mailto:)[^\s()]{1,2000}\)/;

/** Does somebody mean Markdown with this? */
export function looksLikeMarkdown(text: string): boolean {
  // A parser's time grows with the square of a line; nobody writes one of so many signs.
  if (text.split('\n').some((line) => line.length > LINE_CHARACTERS_MAX)) return false;
  return markdownLine.test(text) || markdownWords.test(text);
}

function asMarkdown(text: string): JSONContent[] {
  const source = new SetAside(linesApart(text));
  const file = new Blocks(source, parsePieces(source.text));
  return file.top.flatMap((block) => file.read(block, 1));
}

/** In pasted text a new line is a new line, where Markdown would join it to the one before. */
function linesApart(text: string): string {
  const made: string[] = [];
  let fence: string | null = null;
  let formula = false;
  let before = '';
  for (const written of text.split('\n')) {
    const line = written.replace(/^(\s{0,8})•\s*/, '$1- ');
    const mark = /^\s{0,3}(`{3,}|~{3,})/.exec(line)?.[1] ?? null;
    const open: boolean = fence !== null || formula;
    if (!open && before.trim() !== '' && line.trim() !== '' && !continues(before, line)) made.push('');
    made.push(line);
    if (fence === null && !formula) fence = mark;
    else if (mark !== null && fence !== null && mark.startsWith(fence)) fence = null;
    if (fence === null && (line.split('$$').length - 1) % 2 === 1) formula = !formula;
    if (fence === null && !formula && /\\begin\{/.test(line) && !/\\end\{/.test(line)) formula = true;
    else if (formula && /\\end\{/.test(line)) formula = false;
    before = line;
  }
  return made.join('\n');
}

const ofBlock = /^\s*(?:[-*+]|\d{1,9}[.)]|>|\|)(?:\s|$|.*\|\s*$)|^\s*>|^\s*\||^ {2,}\S/;

/** Does a line belong to the one before: rows of a table, items of a list, lines of a quotation? */
function continues(before: string, line: string): boolean {
  if (/^\s*(?:=+|-{2,})\s*$/.test(line)) return true;
  return ofBlock.test(line) && ofBlock.test(before);
}

/** Lines whose signs mean themselves, but for formulas and web addresses. */
function plainText(text: string): JSONContent[] {
  const flow = new Flow();
  const source = new SetAside(text.replaceAll('\t', ' '));
  const put = (words: string) => {
    for (const [i, line] of words.split('\n').entries()) {
      if (i > 0) flow.end();
      putLine(line, flow);
    }
  };
  for (const part of source.cut(source.text)) {
    if (typeof part === 'string') put(part);
    else if (part.kind === 'formula') flow.formula(part.latex, part.display);
    else put(part.source);
  }
  return flow.done();
}

function putLine(line: string, flow: Flow): void {
  for (const [i, part] of line.split(/(https?:\/\/[^\s<>]+)/i).entries()) {
    const address = i % 2 === 1 ? part.replace(/[.,;:!?'")\]}]+$/, '') : '';
    const isLink = isSafeHref(address);
    if (isLink) flow.text(address, [{ type: 'link', attrs: { href: address } }]);
    flow.text(isLink ? part.slice(address.length) : part, []);
  }
}
