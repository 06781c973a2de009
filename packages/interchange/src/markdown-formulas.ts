/**
 * Formulas in Markdown, taken out before a library parses the rest and put back after it: `$…$`, `$$…$$`, `\(…\)` and
 * `\[…\]`. Markdown itself knows no formulas: it would read a `\$` inside one as its end, a `|` as the edge of a cell, a
 * `_` as emphasis. Money (“$5 and $6”), code and escaped dollar signs stay as they are.
 */

export interface FormulaSource {
  /** without its delimiters */
  readonly latex: string;
  readonly display: boolean;
  /** as it was written, for where no formula can stand */
  readonly source: string;
}

export interface WithoutFormulas {
  readonly text: string;
  /** The text cut at its formulas. */
  cut(text: string): (string | FormulaSource)[];
  /** The text with every formula as it was written. */
  restore(text: string): string;
  /** The line of the whole source, from 1, that a place in `text` was on. */
  lineAt(offset: number, line: number): number;
}

/** Takes the formulas out of a Markdown text. */
export function takeOutFormulas(markdown: string): WithoutFormulas {
  const sign = unusedSign(markdown);
  const formulas: FormulaSource[] = [];
  const shifts: { offset: number; lines: number }[] = [];
  const unclosed = new Map<string, number>();
  let text = '';
  let at = 0;
  while (at < markdown.length) {
    const skipped = codeSpanAt(markdown, at) ?? escapeAt(markdown, at);
    const formula = skipped ? null : formulaAt(markdown, at, unclosed);
    if (formula) {
      shifts.push({ offset: text.length, lines: formula.source.split('\n').length - 1 });
      text += `${sign}${formulas.push(formula) - 1}${sign}`;
      at += formula.source.length;
    } else {
      const plain = skipped ?? markdown[at] ?? '';
      text += plain;
      at += plain.length;
    }
  }
  const placeholder = new RegExp(`${sign}(\\d+)${sign}`);
  const cut = (piece: string) =>
    piece.split(placeholder).map((part, i) => (i % 2 === 1 ? (formulas[Number(part)] ?? part) : part));
  return {
    text,
    cut,
    restore: (piece) =>
      cut(piece)
        .map((part) => (typeof part === 'string' ? part : part.source))
        .join(''),
    lineAt: (offset, line) => shifts.reduce((sum, shift) => (shift.offset < offset ? sum + shift.lines : sum), line),
  };
}

// A character of the private use area that the text does not hold.
function unusedSign(text: string): string {
  const used = new Set(text);
  for (let code = 0xe000; code < 0xf8ff; code++)
    if (!used.has(String.fromCharCode(code))) return String.fromCharCode(code);
  throw new RangeError('a text that uses every private character');
}

const sticky = (pattern: RegExp, text: string, at: number): RegExpExecArray | null => {
  pattern.lastIndex = at;
  return pattern.exec(text);
};

/** A code span or a run of backticks. Code reaches no further than its paragraph; a fence is skipped line by line. */
function codeSpanAt(text: string, at: number): string | null {
  if (text[at] !== '`') return null;
  const ticks = sticky(/`+/y, text, at)?.[0] ?? '`';
  for (let end = text.indexOf(ticks, at + ticks.length); end !== -1; ) {
    if (/\n[ \t>]*\n/.test(text.slice(at, end)) && ticks.length < 3) break;
    const run = sticky(/`+/y, text, end)?.[0] ?? ticks;
    if (run === ticks) return text.slice(at, end + ticks.length);
    end = text.indexOf(ticks, end + run.length);
  }
  return ticks;
}

/** A backslash and what it escapes, unless it opens a formula. */
function escapeAt(text: string, at: number): string | null {
  return text[at] === '\\' && text[at + 1] !== '(' && text[at + 1] !== '[' ? text.slice(at, at + 2) : null;
}

const delimiters = [
  { open: '$$', close: '$$', display: true },
  { open: '$', close: '$', display: false },
  { open: '\\(', close: '\\)', display: false },
  { open: '\\[', close: '\\]', display: true },
];
// Longer than any formula.
const FORMULA_SEARCHED_MAX = 20_000;

/** The formula that begins here. `unclosed` remembers up to where each delimiter was searched in vain, so that none is searched twice. */
function formulaAt(text: string, at: number, unclosed: Map<string, number>): FormulaSource | null {
  const found = delimiters.find(({ open }) => text.startsWith(open, at));
  if (!found) return null;
  const { open, close, display } = found;
  const block = display ? /\n[ \t>]*(?:\n|#)/y : /\n[ \t>]*(?:\n|[-*+#|]|\d+[.)]|```)/y;
  const limit = Math.min(text.length, at + FORMULA_SEARCHED_MAX);
  let end = Math.max(at + open.length, unclosed.get(open) ?? 0);
  for (; end < limit; end++) {
    if (text.startsWith(close, end)) {
      const content = text.slice(at + open.length, end);
      if (content.trim() === '' || !isFormula(content, open, text[end + close.length])) return null;
      const latex = content.replace(/\n[ \t]*>[ \t]?/g, '\n').trim();
      return { latex, display, source: text.slice(at, end + close.length) };
    }
    // A blank line, or (for one in a line of text) the start of another block, ends the search.
    if (text[end] === '\n' && sticky(block, text, end)) break;
    if (text[end] === '\\') end += 1;
  }
  unclosed.set(open, Math.min(end, limit));
  return null;
}

/** Between two dollar signs may stand money and words: what begins or ends with a blank must look like mathematics or be one word. */
function isFormula(content: string, open: string, next: string | undefined): boolean {
  const mathematical = /[\\^_={}]/.test(content);
  if (open === '\\[') return mathematical;
  if (open !== '$') return true;
  if (next !== undefined && /\d/.test(next) && !mathematical) return false;
  return mathematical || /^\s?\S+$/.test(content) || !/^\s|\s$/.test(content);
}
