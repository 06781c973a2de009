/**
 * What a teacher means by the keys of a plain keyboard: curly quotation marks, dashes, × between numbers, ≤ ≥ ≠. Pure; a text
 * (smart-typing.ts) and a plain field (smart-fields.ts) replace and take back.
 */

/** What is put in place of the last characters before the caret, and what stays behind it. */
export interface SmartSign {
  /** How many characters, from the caret backwards, are as they were typed. */
  readonly length: number;
  readonly put: string;
}

/** The sign that the words before the caret ask for, their last character typed just now; null for almost every key. */
export function smartSign(before: string): SmartSign | null {
  const typed = before.at(-1) ?? '';
  const past = before.slice(0, -1);
  if (address.test(past)) return null;
  if (typed === '"') return quote(past, '“', '”');
  if (typed === "'") return apostrophe(past);
  if (typed === '-') return dash(past);
  if (typed === '=') return comparison(past);
  return /\d/.test(typed) ? product(past, typed) : null;
}

/** In a plain field a formula stands between dollar signs, as it is typed. Null in one that is open, and of quotation marks in a name: A' is a point. */
export function smartSignInField(before: string, isName: boolean): SmartSign | null {
  const line = before.slice(before.lastIndexOf('\n') + 1);
  const inFormula = line.replaceAll('\\$', '').split('$').length % 2 === 0;
  return inFormula || (isName && /["']$/.test(line)) ? null : smartSign(line);
}

/** Where an address is being typed, each sign is meant. */
const address = /(?:[a-z]+:\/\/|www\.|@)\S*$/i;

// Behind these a quotation begins; the last stands for a formula or an image.
const opensBehind = /(?:^|[\s([{“‘–—/])$/;

/** Behind a number it is inches or feet, unless a quotation waits to be closed. */
function quote(past: string, open: string, close: string): SmartSign | null {
  if (opensBehind.test(past)) return { length: 1, put: open };
  if (/\d$/.test(past) && past.lastIndexOf(open) <= past.lastIndexOf(close)) return null;
  return { length: 1, put: close };
}

function apostrophe(past: string): SmartSign | null {
  return /\p{L}$/u.test(past) ? { length: 1, put: '’' } : quote(past, '‘', '’');
}

/** Between words an em dash, after a space or a number an en dash; at the start of a line it may become a divider. */
function dash(past: string): SmartSign | null {
  if (/–$/.test(past)) return { length: 2, put: '—' };
  const found = /([^\s-])( ?)-$/.exec(past);
  if (!found || /[<=!|]/.test(found[1] ?? '')) return null;
  return { length: 2, put: found[2] === ' ' || /\d/.test(found[1] ?? '') ? '–' : '—' };
}

const comparisons: Readonly<Record<string, string>> = { '<': '≤', '>': '≥', '!': '≠' };

/** A sign of its own: not within an arrow or a longer one. */
function comparison(past: string): SmartSign | null {
  const put = comparisons[past.at(-1) ?? ''];
  if (put === undefined || /[<>=!-].$/.test(past)) return null;
  // “Wow!=” is no comparison: what an exclamation mark ends stands right before it.
  if (put === '≠' && /\p{L}{2,}!$/u.test(past)) return null;
  return { length: 2, put };
}

/** `3 x 4` and `3*4`, with a space on both sides or on neither. */
function product(past: string, digit: string): SmartSign | null {
  const found = /(?:^|[^\p{L}\d.,])\d[\d.,]*( ?)[x*]\1$/u.exec(past);
  if (!found) return null;
  const gap = found[1] ?? '';
  return { length: gap.length + 2, put: `×${gap}${digit}` };
}
