/** E-mail addresses and phone numbers. */

import type { Span } from './find-identifiers.ts';
import { type Tokens, tokenAt } from './tokens.ts';

/** As far as an address is looked along, in tokens. */
const addressTokensMax = 16;
const near = 5;
const phoneWords = new Set(
  'phone cell mobile tel telephone call text contact home mom mother dad father guardian parent parents aunt uncle grandma grandmother whatsapp ph'.split(
    ' ',
  ),
);
/** Reserved for examples: nobody's. */
const noDomain = new Set(['example.com', 'example.org', 'example.net']);

export function findContacts(tokens: Tokens): Span[] {
  const spans: Span[] = [];
  // Where the last word stood that announces a phone number.
  let announced = Number.NEGATIVE_INFINITY;
  for (let at = 0; at < tokens.list.length; at++) {
    const token = tokenAt(tokens, at);
    if (phoneWords.has(token.lower)) announced = at;
    const email = token.text === '@' || token.lower === 'at' ? emailAround(tokens, at) : null;
    if (email) spans.push({ kind: 'email', ...email });
    const phone =
      token.kind === 'number' || token.text === '(' || token.text === '+'
        ? phoneAt(tokens, at, at - announced <= near)
        : null;
    if (phone !== null) spans.push({ kind: 'phone', from: at, to: phone });
  }
  return spans;
}

function emailAround(tokens: Tokens, at: number): { from: number; to: number } | null {
  const bracket = /^[[({<]$/;
  const sign = tokenAt(tokens, at);
  if (sign.text !== '@') {
    // maya.j [at] school [dot] org
    if (!bracket.test(tokenAt(tokens, at - 1).text) || !/^[\])}>]$/.test(tokenAt(tokens, at + 1).text)) return null;
    for (let i = at + 2; i < at + addressTokensMax; i++) {
      if (tokenAt(tokens, i).kind === 'break') return null;
      const isDot = tokenAt(tokens, i).lower === 'dot' && bracket.test(tokenAt(tokens, i - 1).text);
      if (isDot) return { from: at - 2, to: i + 2 };
      if (tokenAt(tokens, i).text === '.' && !tokenAt(tokens, i + 1).gap && tokenAt(tokens, i + 1).kind === 'word') {
        return { from: at - 2, to: i + 1 };
      }
    }
    return null;
  }
  // “name @ school.org”: spaced out, and an address all the same.
  const spaced = sign.gap && tokenAt(tokens, at + 1).gap;
  let from = sign.gap && isAddress(tokenAt(tokens, at - 1).text) ? at - 1 : at;
  while (at - from < addressTokensMax && !tokenAt(tokens, from).gap && isAddress(tokenAt(tokens, from - 1).text))
    from -= 1;
  let to = spaced && tokenAt(tokens, at + 1).kind === 'word' ? at + 1 : at;
  let dots = 0;
  while (to - at < addressTokensMax) {
    const next = tokenAt(tokens, to + 1);
    if (next.gap || !(next.kind === 'word' || next.kind === 'number' || next.text === '.' || next.text === '-')) break;
    // A full stop behind the address is the sentence's.
    if (next.text === '.') {
      const after = tokenAt(tokens, to + 2);
      if (after.gap || after.kind === 'break' || after.kind === 'mark') break;
      dots += 1;
    }
    to += 1;
  }
  if (from === at || dots === 0) return null;
  const domain = tokens.text.slice(tokens.list[at]?.end, tokens.list[to]?.end).toLowerCase();
  return noDomain.has(domain) ? null : { from, to };
}

function isAddress(text: string): boolean {
  return /^(?:[\p{L}\p{M}\d']+|[._+-])$/u.test(text);
}

/** Index of the last token of a phone number that begins here. `told` says that a word nearby announces one. */
function phoneAt(tokens: Tokens, at: number, told: boolean): number | null {
  const first = tokenAt(tokens, at);
  const before = tokenAt(tokens, at - 1);
  // Inside of a longer number, a fraction or a chain it is none.
  if (!first.gap && ['-', '.', '/', '+', ',', '^'].includes(before.text)) return null;
  if (first.text === '+') return international(tokens, at, before.kind === 'number');
  if (first.text === '(') {
    const [area, close, exchange] = [tokenAt(tokens, at + 1), tokenAt(tokens, at + 2), tokenAt(tokens, at + 3)];
    if (!isArea(area.text) || close.text !== ')' || !isArea(exchange.text)) return null;
    return line(tokens, at + 4, told);
  }
  if (first.text === '1' && ['-', '.'].includes(tokenAt(tokens, at + 1).text) && !tokenAt(tokens, at + 1).gap) {
    return phoneAt(tokens, at + 2, true) ?? withSeparators(tokens, at + 2, true);
  }
  if (/^[2-9]\d{2}[2-9]\d{6}$/.test(first.text))
    return told && !tokenAt(tokens, at + 1).text.startsWith('.') ? at : told ? at : null;
  return withSeparators(tokens, at, told) ?? (told ? sevenDigits(tokens, at) : null);
}

/** 555-123-4567, 555.123.4567; with a word that announces it also 555 123 4567. */
function withSeparators(tokens: Tokens, at: number, told: boolean): number | null {
  const [area, one, exchange, two, last] = [0, 1, 2, 3, 4].map((step) => tokenAt(tokens, at + step));
  if (!area || !one || !exchange || !two || !last || !isArea(area.text)) return null;
  if (told && one.kind === 'number' && one.gap && isArea(one.text) && /^\d{4}$/.test(exchange.text)) return at + 2;
  if (!['-', '.', '/'].includes(one.text) || !isArea(exchange.text) || one.text !== two.text) return null;
  if (!/^\d{4}$/.test(last.text) || (one.gap !== exchange.gap && !told)) return null;
  if (one.text === '/' && !told) return null;
  if (one.gap && !told) return null;
  const round = /0$/.test(area.text) && /0$/.test(exchange.text) && /00$/.test(last.text);
  const after = tokenAt(tokens, at + 5);
  const goesOn = !after.gap && (after.text === '-' || after.text === '/' || after.text === '=' || after.text === '%');
  return (round && !told) || goesOn || after.text === '=' ? null : at + 4;
}

/** The last seven digits behind a bracketed area code. */
function line(tokens: Tokens, at: number, told: boolean): number | null {
  const [sign, last] = [tokenAt(tokens, at), tokenAt(tokens, at + 1)];
  if (['-', '.'].includes(sign.text) && /^\d{4}$/.test(last.text)) return at + 1;
  return sign.kind === 'number' && /^\d{4}$/.test(sign.text) && (told || sign.gap) ? at : null;
}

function sevenDigits(tokens: Tokens, at: number): number | null {
  const [exchange, sign, last, after] = [0, 1, 2, 3].map((step) => tokenAt(tokens, at + step));
  if (!exchange || !sign || !last || !after || !isArea(exchange.text) || !/^\d{4}$/.test(last.text)) return null;
  return ['-', '.'].includes(sign.text) && !sign.gap && !last.gap && after.text !== '=' ? at + 2 : null;
}

/** +1 555 123 4567, +44 20 7946 0958. */
function international(tokens: Tokens, at: number, afterNumber: boolean): number | null {
  if (afterNumber || tokenAt(tokens, at + 1).gap) return null;
  let [digits, groups, to] = [0, 0, at];
  for (let i = at + 1; i < at + addressTokensMax; i++) {
    const { kind, text } = tokenAt(tokens, i);
    if (kind === 'number') {
      digits += text.length;
      groups += 1;
      to = i;
    } else if (!['-', '.', '(', ')'].includes(text)) break;
  }
  return digits >= 10 && digits <= 15 && (groups >= 3 || groups === 1) ? to : null;
}

const isArea = (text: string) => /^[2-9]\d{2}$/.test(text);
