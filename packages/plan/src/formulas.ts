/**
 * Formulas in text, in Markdown, in comments and in words that somebody suggests: `$…$`, `$$…$$`, `\(…\)`, `\[…\]` and bare LaTeX environments. Where one ends, and whether what
 * stands between two dollar signs is mathematics or money.
 *
 * Each search stops at the next delimiter of its kind, at a backtick and at the end of the block, so that no character
 * is looked at more than a few times however many signs are left open.
 */

import { FORMULA_CHARACTERS_MAX } from './body/formula.ts';

export interface FoundFormula {
  /** without its delimiters */
  readonly latex: string;
  readonly display: boolean;
  /** where the text goes on after it */
  readonly end: number;
}

/** A formula in a text, and how it was written there. */
export interface FormulaPiece {
  readonly latex: string;
  readonly display: boolean;
  readonly source: string;
}

/** A text cut at its formulas. Money stays text, and so does what is longer than a formula can be. */
export function formulaPieces(text: string): readonly (string | FormulaPiece)[] {
  const pieces: (string | FormulaPiece)[] = [];
  let from = 0;
  const sign = /[$\\]/g;
  for (let found = sign.exec(text); found; found = sign.exec(text)) {
    const start = found.index;
    const formula = formulaAt(text, start);
    if (formula === null || formula.latex.length > FORMULA_CHARACTERS_MAX) {
      // A sign behind a backslash is itself, and a row of dollar signs is one.
      sign.lastIndex = found[0] === '$' ? start + runOfDollars(text, start) : start + 2;
      continue;
    }
    const { latex, display, end } = formula;
    if (start > from) pieces.push(text.slice(from, start));
    pieces.push({ latex, display, source: text.slice(start, end) });
    from = end;
    sign.lastIndex = end;
  }
  if (from < text.length) pieces.push(text.slice(from));
  return pieces;
}

/** Longer than any environment that somebody writes. */
const ENVIRONMENT_SEARCHED_MAX = 10_000;
const environments =
  'equation|align|alignat|gather|multline|split|cases|array|[pbvBV]?matrix|aligned|gathered|eqnarray';
const environmentStart = new RegExp(`\\\\begin\\{((?:${environments})\\*?)\\}`, 'y');

// What a line may begin with that ends the block before it.
const endOfBlock = /[ \t>]*(?:\n|$|#{1,6}[ \t]|~~~|```|\||[-*+][ \t]|\d{1,9}[.)][ \t])/y;
const endOfDisplayedBlock = /[ \t>]*(?:\n|$|#{1,6}[ \t]|~~~|```|\|)/y;
const endOfFencedBlock = /[ \t>]*(?:$|#{1,6}[ \t]|~~~|```)/y;

const at = (pattern: RegExp, text: string, index: number): RegExpExecArray | null => {
  pattern.lastIndex = index;
  return pattern.exec(text);
};

/** The formula whose delimiter is at this place; null when there is none. */
export function formulaAt(text: string, start: number): FoundFormula | null {
  if (text[start] === '$') return dollars(text, start);
  if (text[start + 1] === '(') return brackets(text, start, ')', false);
  if (text[start + 1] === '[') return brackets(text, start, ']', true);
  return environment(text, start);
}

function dollars(text: string, start: number): FoundFormula | null {
  const size = runOfDollars(text, start);
  if (size > 2 || isInAddress(text, start)) return null;
  const display = size === 2;
  const fence = display && standsAlone(text, start);
  const block = display ? (fence ? endOfFencedBlock : endOfDisplayedBlock) : endOfBlock;
  for (let i = start + size; i < text.length; i++) {
    const character = text[i];
    if (character === '\\') i += 1;
    else if (character === '`' || (character === '\n' && at(block, text, i + 1))) return null;
    else if (character === '$') {
      const run = runOfDollars(text, i);
      if (run >= size && run <= 2) {
        const content = text.slice(start + size, i);
        const end = i + size;
        const is = display ? isDisplayed(content, fence) : isFormula(content, text[end]);
        return is ? { latex: latexOf(text, start, content), display, end } : null;
      }
      if (!display) return null;
      i += run - 1;
    }
  }
  return null;
}

function brackets(text: string, start: number, close: string, display: boolean): FoundFormula | null {
  const block = display ? endOfDisplayedBlock : endOfBlock;
  for (let i = start + 2; i < text.length; i++) {
    const character = text[i];
    if (character === '`' || (character === '\n' && at(block, text, i + 1))) return null;
    if (character !== '\\') continue;
    if (text[i + 1] === close) {
      const content = text.slice(start + 2, i);
      // Some programs write every bracket of a text with a backslash.
      if (content.trim() === '' || isProse(content)) return null;
      return { latex: latexOf(text, start, content), display, end: i + 2 };
    }
    if (text[i + 1] === text[start + 1]) return null;
    i += 1;
  }
  return null;
}

function environment(text: string, start: number): FoundFormula | null {
  const name = at(environmentStart, text, start)?.[1];
  if (name === undefined) return null;
  const window = text.slice(start, start + ENVIRONMENT_SEARCHED_MAX);
  const close = `\\end{${name}}`;
  const found = window.indexOf(close);
  const content = window.slice(0, found + close.length);
  if (found === -1 || content.includes('`') || /\n[ \t>]*\n/.test(content)) return null;
  return { latex: latexOf(text, start, content), display: true, end: start + content.length };
}

function runOfDollars(text: string, index: number): number {
  let end = index;
  while (text[end] === '$') end += 1;
  return end - index;
}

/** Nothing but the signs of a quotation stands before these two dollar signs, and nothing after them. */
function standsAlone(text: string, start: number): boolean {
  const before = text.slice(Math.max(0, start - 200), start);
  return /(?:^|\n)[ \t>]*$/.test(before) && /[ \t]*(?:\n|$)/y.test(text.slice(start + 2, start + 200));
}

/** A dollar sign in a web address is one of its letters. */
function isInAddress(text: string, start: number): boolean {
  return /:\/\/[^\s<>)\]]*$/.test(text.slice(Math.max(0, start - 300), start));
}

/** Without blanks around it and without the signs of the quotation that it stands in. */
function latexOf(text: string, start: number, content: string): string {
  const before = text.slice(Math.max(0, start - 200), start);
  const quoted = /(?:^|\n)[ \t]*>[ \t>]*[^\n]*$/.test(before);
  return content.replace(quoted ? /\n[ \t]*(?:>[ \t]?)*/g : /\n[ \t]*/g, '\n').trim();
}

const signs = /[\\^_={}]/;

/** Words and no mathematics. */
function isProse(content: string): boolean {
  return !signs.test(content) && /\p{L}{3}/u.test(content);
}

/** Between double dollar signs may stand words, and whole paragraphs when two lines of nothing else are far apart. */
function isDisplayed(content: string, fence: boolean): boolean {
  if (content.trim() === '') return false;
  return !isProse(content) || (fence && !/\n[ \t>]*\n/.test(content));
}

/** Between two dollar signs may stand money and words: “$5 and $6”, “a $5 bill or 6$”. */
function isFormula(content: string, next: string | undefined): boolean {
  if (content.trim() === '') return false;
  const words = /\p{L}{3}/u.test(content);
  if (!content.includes('\\') && words && /^\s*\d[\d,.]*\s/.test(content)) return false;
  if (signs.test(content)) return true;
  if (next !== undefined && /\d/.test(next)) return false;
  const [blankBefore, blankAfter] = [/^\s/.test(content), /\s$/.test(content)];
  return blankAfter && !blankBefore ? false : !(words && (blankBefore || blankAfter));
}
