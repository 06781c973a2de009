/**
 * A formula as a line of plain text, for where nothing can be drawn: in an e-mail and in the inbox. `\frac{3}{4}` reads 3/4,
 * `x^2` reads x². What is not known to read well in one line stays as it was typed.
 */
import { formulaPieces } from './formulas.ts';
import { blanks, dressed, ignored, operators, signs, subscripts, superscripts } from './plain-signs.ts';

/** A text with its formulas in plain words. */
export function withPlainFormulas(text: string): string {
  const pieces = formulaPieces(text).map((piece) =>
    typeof piece === 'string' ? piece : (plainFormula(piece.latex) ?? piece.source),
  );
  return pieces.join('');
}

/** A formula's LaTeX in one line; null when it holds something that does not read well so. */
export function plainFormula(latex: string): string | null {
  try {
    const reading: Reading = { tokens: latex.match(/\\[a-zA-Z]+|\\[^a-zA-Z]|[^\\]/gu) ?? [], at: 0, depth: 0 };
    const plain = row(reading, null);
    return reading.at < reading.tokens.length ? null : plain;
  } catch (error) {
    if (error instanceof NotPlain) return null;
    throw error;
  }
}

class NotPlain extends Error {
  override readonly name = 'NotPlain';
}

interface Reading {
  readonly tokens: readonly string[];
  at: number;
  depth: number;
}

const depthMax = 30;

/** What stands up to `end`, which is read too; null: all of it. */
function row(reading: Reading, end: '}' | ']' | null): string {
  reading.depth += 1;
  if (reading.depth > depthMax) throw new NotPlain();
  let line = '';
  for (;;) {
    const token = reading.tokens[reading.at];
    if (token === undefined) {
      if (end !== null) throw new NotPlain();
      break;
    }
    reading.at += 1;
    if (token === end) break;
    line = joined(line, token, reading);
  }
  reading.depth -= 1;
  return line.replaceAll(/ +/g, ' ').trim();
}

/** The line with what a token means behind it. */
function joined(line: string, token: string, reading: Reading): string {
  if (/^\s$/.test(token)) return line;
  if (token in ignored) {
    if (/^\\(?:left|right)$/.test(token)) skips(reading, '.');
    return line;
  }
  if (token in blanks) return `${line}${blanks[token]}`;
  if (token === '{') return line + row(reading, '}');
  if (token === '^' || token === '_') return line + raised(token, reading);
  if (/^\\[dt]?frac$/.test(token)) return fraction(line, argument(reading), argument(reading), reading);
  if (token === '\\sqrt') return line + root(reading);
  if (/^\\(?:text|textbf|textit|textrm|mathrm|mathbf|mathit|operatorname)$/.test(token)) return line + words(reading);
  if (token in dressed) return line + dress(argument(reading), dressed[token] ?? '');
  const operator = operators[token];
  if (operator !== undefined) return isUnary(line) ? line + operator : `${line} ${operator} `;
  const sign = signs[token];
  if (sign !== undefined) return line + sign;
  // An alignment, a line end, or a command that nobody here knows.
  if (token.startsWith('\\') || token === '&' || token === '}') throw new NotPlain();
  return line + token;
}

/** A sign before a number, and not between two. */
function isUnary(line: string): boolean {
  return /(?:^|[([{,:=<>≤≥≠≈+−×÷·/]\s*)$/u.test(line);
}

/** One token, or what stands in braces. */
function argument(reading: Reading): string {
  while (/^\s$/.test(reading.tokens[reading.at] ?? '')) reading.at += 1;
  const token = reading.tokens[reading.at];
  if (token === undefined || token === '}') throw new NotPlain();
  reading.at += 1;
  return token === '{' ? row(reading, '}') : joined('', token, reading).trim();
}

function skips(reading: Reading, sign: string): boolean {
  if (reading.tokens[reading.at] !== sign) return false;
  reading.at += 1;
  return true;
}

/** Words between braces, as they are. */
function words(reading: Reading): string {
  const end = reading.tokens.indexOf('}', reading.at);
  if (!skips(reading, '{') || end === -1) throw new NotPlain();
  const inside = reading.tokens.slice(reading.at, end);
  if (inside.includes('{')) throw new NotPlain();
  reading.at = end + 1;
  return inside.map((token) => signs[token] ?? token).join('');
}

function fraction(line: string, above: string, below: string, reading: Reading): string {
  if (above === '' || below === '') throw new NotPlain();
  // 2 1/2 is a mixed number, and 3/4 x is not 3 over 4x.
  const before = /[\p{L}\p{N})]$/u.test(line) ? ' ' : '';
  const after = /^(?:[\p{L}\p{N}(]|\\(?:[dt]?frac|left)$)/u.test(reading.tokens[reading.at] ?? '') ? ' ' : '';
  return `${line}${before}${together(above)}/${together(below)}${after}`;
}

function root(reading: Reading): string {
  const degree = skips(reading, '[') ? row(reading, ']') : '2';
  const sign = ['√', '∛', '∜'][['2', '3', '4'].indexOf(degree)];
  if (sign === undefined) throw new NotPlain();
  return sign + together(argument(reading));
}

function raised(token: '^' | '_', reading: Reading): string {
  const what = argument(reading);
  if (token === '^' && (what === '°' || /^′+$/u.test(what))) return what;
  const small = token === '^' ? superscripts : subscripts;
  const letters = [...what.replaceAll(' ', '')];
  if (letters.length > 0 && letters.every((letter) => letter in small)) return letters.map((l) => small[l]).join('');
  return token + together(what);
}

/** In brackets, unless it is one thing anyway. */
function together(part: string): string {
  return /^[\p{L}\p{N}\p{M}.,%°²³′$□]*$/u.test(part) || /^\([^()]*\)$/.test(part) ? part : `(${part})`;
}

function dress(what: string, sign: string): string {
  return [...what].map((letter) => letter + sign).join('');
}
