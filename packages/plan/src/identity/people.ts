/** Names with results, initials with a grade and a result, lists of names. */

import { gradeAt, scoreAt } from './dates-and-scores.ts';
import type { Span } from './find-identifiers.ts';
import { isStaffCue, type NameAt, nameAt } from './names.ts';
import { type Tokens, tokenAt } from './tokens.ts';

const separators = new Set([',', ':', '-', '|', '(', ';', '=', '>']);
const earning = new Set(
  'scored scores got gets earned earns received averaged averages tested tests reached improved grew moved dropped fell missed passed failed performed landed at is was had has went started'.split(
    ' ',
  ),
);
/** What somebody does with a result and nothing else does. */
const surely = new Set('scored got earned received averaged dropped improved'.split(' '));
/** What may stand between such a word and the result. */
const onTheWay = new Set(
  'a an the at with from to only about just still up down on benchmark quiz test check pretest posttest pre post exit ticket score of in'.split(
    ' ',
  ),
);
const lookMax = 8;
/** Letters with points between them that are no person. */
const noInitials = new Set(['us', 'am', 'pm', 'ps', 'dc', 'ie', 'eg', 'qed', 'uk', 'pa']);
/** Two capitals that plans are full of. */
const noLetters = new Set(
  'RP NS EE SP NF NBT OA MD MP GCF LCM PA DC US AM PM ID IEP ELL ESL EL CRA DOK AB BC CD AC EF FG PQ QR ST XY YZ TV OK Q Y X'.split(
    ' ',
  ),
);

export function findPeople(tokens: Tokens): Span[] {
  const spans: Span[] = [];
  for (let at = 0; at < tokens.list.length; at++) {
    if (tokenAt(tokens, at).kind !== 'word') continue;
    const initials = initialsAt(tokens, at);
    if (initials !== null) spans.push({ kind: 'initials', from: at, to: initials });
    // Whose given name is not known is believed where a line or a piece of one begins.
    const name = nameAt(tokens, at, beginsPiece(tokens, at));
    if (name === null) continue;
    const result = name.full ? resultBehind(tokens, name) : null;
    if (result !== null) spans.push({ kind: 'result', from: at, to: result });
  }
  return [...spans, ...listsOf(tokens)];
}

/** “Maya Johnson 62%”, “Johnson, Maya: 14/20”, “Maya J. scored 62 percent”. */
function resultBehind(tokens: Tokens, name: NameAt): number | null {
  let at = name.to + 1;
  let separated = false;
  while (separators.has(tokenAt(tokens, at).text) && at - name.to < 4) {
    separated = true;
    at += 1;
  }
  // A grade may stand before it: “Maya Johnson, grade 7, 62%”.
  const grade = gradeAt(tokens, at);
  if (grade !== null) {
    at = grade + 1;
    while (separators.has(tokenAt(tokens, at).text) || tokenAt(tokens, at).text === ')') at += 1;
  }
  const direct = scoreAt(tokens, at, separated || grade !== null);
  if (direct !== null) return direct;
  const ofTheirs = ['score', 'result', 'grade'].includes(tokenAt(tokens, at).lower) ? 1 : 0;
  const verb = tokenAt(tokens, at + ofTheirs).lower;
  if (!(name.known ? earning.has(verb) : surely.has(verb))) return null;
  at += ofTheirs;
  for (let i = at + 1; i <= at + lookMax; i++) {
    const token = tokenAt(tokens, i);
    const score = scoreAt(
      tokens,
      i,
      ['scored', 'got', 'earned', 'received', 'scores'].includes(tokenAt(tokens, at).lower),
    );
    if (score !== null) return score;
    if (/^\d{1,3}$/.test(token.text) && ['on', 'in'].includes(tokenAt(tokens, i + 1).lower)) return i;
    if (token.kind !== 'word' || !onTheWay.has(token.lower)) return null;
  }
  return null;
}

/** “M.J., grade 7, 42%”, “M. J. 42%”, “TW gr 6 18/30”. */
function initialsAt(tokens: Tokens, at: number): number | null {
  const dotted = dottedAt(tokens, at);
  const first = tokenAt(tokens, at);
  const before = tokenAt(tokens, at - 1);
  const begins =
    before.kind === 'break' ||
    ['|', ',', ';', ':', '(', '-', '•', '*'].includes(before.text) ||
    before.lower === 'student';
  const plain = dotted === null && begins && /^[A-Z]{2,3}$/.test(first.text) && !noLetters.has(first.text);
  if (dotted === null && !plain) return null;
  let i = (dotted ?? at) + 1;
  let grade = false;
  for (let steps = 0; steps < lookMax; steps++) {
    const token = tokenAt(tokens, i);
    if (token.kind === 'break') return null;
    const graded = gradeAt(tokens, i);
    if (graded !== null) {
      grade = true;
      i = graded + 1;
      continue;
    }
    const score = scoreAt(tokens, i, grade);
    if (score !== null) {
      if (dotted !== null || grade || gradeSoon(tokens, score + 1)) return score;
      return null;
    }
    const passes =
      separators.has(token.text) ||
      token.text === ')' ||
      token.text === '.' ||
      earning.has(token.lower) ||
      onTheWay.has(token.lower);
    if (!passes) return null;
    i += 1;
  }
  return null;
}

function gradeSoon(tokens: Tokens, at: number): boolean {
  for (let i = at; i < at + 3; i++) if (gradeAt(tokens, i) !== null) return true;
  return false;
}

/** Index of the last token of initials with points: M.J., M. J., M.J. */
function dottedAt(tokens: Tokens, at: number): number | null {
  const [first, point, second, last] = [0, 1, 2, 3].map((step) => tokenAt(tokens, at + step));
  if (!first || !point || !second || !last) return null;
  if (!/^\p{Lu}$/u.test(first.text) || point.text !== '.' || point.gap || !/^\p{Lu}$/u.test(second.text)) return null;
  if (noInitials.has(`${first.lower}${second.lower}`) || /^\d|\.$/.test(tokenAt(tokens, at - 1).text)) return null;
  return last.text === '.' && !last.gap ? at + 3 : at + 2;
}

/** A line begins here, or what follows a comma, a bullet or a number in a list. */
export function beginsPiece(tokens: Tokens, at: number): boolean {
  const before = tokenAt(tokens, at - 1);
  return before.kind === 'break' || [',', ';', ':', '|', '•', '*', '-', ')', '('].includes(before.text);
}

interface Line {
  readonly from: number;
  readonly to: number;
}

/** Lines or pieces that each hold a name, three or more; and those that each hold a name and a number, two or more. */
function listsOf(tokens: Tokens): Span[] {
  const pieces = piecesOf(tokens);
  const spans: Span[] = [];
  let [names, results]: [Line[], Line[]] = [[], []];
  let staff = false;
  let known = 0;
  const close = () => {
    const [first, last] = [names[0], names.at(-1)];
    if (first && last && names.length >= 3 && known * 3 >= names.length && !staff)
      spans.push({ kind: 'names', from: first.from, to: last.to });
    const [from, to] = [results[0], results.at(-1)];
    if (from && to && results.length >= 2) spans.push({ kind: 'result', from: from.from, to: to.to });
    [names, results, staff, known] = [[], [], false, 0];
  };
  for (const piece of pieces) {
    const name = firstName(tokens, piece);
    const cue = saysStaff(tokens, piece);
    if (name === null) {
      close();
      staff = cue;
      continue;
    }
    staff ||= cue;
    if (name.alone) {
      known += Number(name.known);
      names.push({ from: name.from, to: name.to });
    } else if (name.score !== null) results.push({ from: name.from, to: name.score });
    else {
      // The last of a list may go on: “… and Zoe Park come at 2:15”.
      if (name.known && names.length >= 2) names.push({ from: name.from, to: name.to });
      close();
    }
  }
  close();
  return spans;
}

/** A text cut at line ends, semicolons, commas and “and”; “Johnson, Maya” stays one piece. */
function piecesOf(tokens: Tokens): Line[] {
  const pieces: Line[] = [];
  let from = 0;
  const cut = (to: number, next: number) => {
    if (to >= from) pieces.push({ from, to });
    from = next;
  };
  for (let at = 0; at < tokens.list.length; at++) {
    const { kind, text, lower } = tokenAt(tokens, at);
    const cuts =
      kind === 'break' ||
      text === ';' ||
      text === ',' ||
      lower === 'and' ||
      text === '&' ||
      text === ':' ||
      (text === '-' && tokenAt(tokens, at).gap && tokenAt(tokens, at + 1).gap);
    if (!cuts) continue;
    if ((text === ',' || text === ':' || text === '-') && staysWhole(tokens, from, at)) continue;
    cut(at - 1, at + 1);
  }
  cut(tokens.list.length - 1, tokens.list.length);
  return pieces;
}

/** A comma or colon inside of “Johnson, Maya 62” or between a name and its result. */
function staysWhole(tokens: Tokens, from: number, at: number): boolean {
  const name = nameAt(tokens, begin(tokens, from), true);
  if (name === null) return false;
  if (name.to > at && tokenAt(tokens, at).text === ',') return true;
  return name.to === at - 1 && tokenAt(tokens, at + 1).kind === 'number';
}

/** Past bullets and numbering. */
function begin(tokens: Tokens, from: number): number {
  let at = from;
  while (
    at - from < 4 &&
    (tokenAt(tokens, at).kind === 'mark' ||
      (tokenAt(tokens, at).kind === 'number' && ['.', ')'].includes(tokenAt(tokens, at + 1).text)))
  )
    at += 1;
  return at;
}

function firstName(tokens: Tokens, piece: Line) {
  const from = begin(tokens, piece.from);
  const name = nameAt(tokens, from, true);
  if (name === null || name.to > piece.to) return null;
  let at = name.to + 1;
  while (at <= piece.to && separators.has(tokenAt(tokens, at).text)) at += 1;
  const score = scoreAt(tokens, at, true);
  const ended = name.to === piece.to || (name.to === piece.to - 1 && tokenAt(tokens, piece.to).text === '.');
  const counts = name.full && score !== null && score <= piece.to && at > name.to;
  // Whose given name is not known is believed only beside a number that ends the piece.
  return {
    from,
    to: name.to,
    known: name.known && name.full,
    alone: ended && name.full,
    score: counts && score >= piece.to - 1 ? score : null,
  };
}

function saysStaff(tokens: Tokens, { from, to }: Line): boolean {
  for (let at = Math.max(from, to - 40); at <= to; at++) if (isStaffCue(tokenAt(tokens, at).lower)) return true;
  return false;
}
