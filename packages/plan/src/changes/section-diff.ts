/**
 * What changed in a section between two states of it, line by line and word by word, as somebody reads it: what stayed, what
 * is gone, what is new. Leaving out what is new gives the old section, leaving out what is gone the new one.
 */
import type { Line, LineKind, Piece } from './content.ts';
import { difference } from './difference.ts';

type Change = 'same' | 'gone' | 'new';

/** Pieces side by side with the same fate. */
interface Run {
  readonly change: Change;
  readonly kind: Piece['kind'];
  readonly text: string;
}

/**
 * A line of the section. `change` is about its beginning: one that is new may hold words that stayed, where a line was split, and
 * one that is gone where it was joined to the line above.
 */
export interface DiffLine {
  readonly kind: 'line';
  readonly as: LineKind;
  readonly label: string;
  readonly change: Change;
  readonly runs: readonly Run[];
}

/** Lines between two changes in which nothing changed. */
export interface Gap {
  readonly kind: 'gap';
  readonly lines: number;
}

/** How much is compared: beyond it the old stands as gone and the new as new. */
const linesChangedMax = 800;
const piecesChangedMax = 1_200;

/** Of a row of pieces: the beginning of a line, or a piece in it. */
type Token = { readonly begins: Line } | { readonly piece: Piece };

interface Changed {
  readonly change: Change;
  readonly token: Token;
}

/** Compares two states of a section. One that is not there has no lines. */
export function diffSection(before: readonly Line[], after: readonly Line[]): readonly DiffLine[] {
  const steps = difference(before.map(lineKey), after.map(lineKey), linesChangedMax) ?? replaced(before, after);
  const lines: Changed[] = [];
  let gone: Line[] = [];
  let added: Line[] = [];
  const endHunk = () => {
    lines.push(...hunk(gone, added));
    gone = [];
    added = [];
  };
  for (const { change, before: x, after: y } of steps) {
    const line = change === 'new' ? after[y] : before[x];
    if (line === undefined) continue;
    if (change === 'gone') gone.push(line);
    else if (change === 'new') added.push(line);
    else {
      endHunk();
      lines.push(...tokensOf([line]).map((token) => ({ change, token })));
    }
  }
  endHunk();
  return toLines(lines);
}

/** Of lines without a change only those are left that stand beside one; the others are counted. */
export function foldUnchanged(lines: readonly DiffLine[], beside = 1): readonly (DiffLine | Gap)[] {
  const changed = lines.map((line) => line.change !== 'same' || line.runs.some(({ change }) => change !== 'same'));
  const shown = lines.map((_, i) => changed.slice(Math.max(0, i - beside), i + beside + 1).some(Boolean));
  const folded: (DiffLine | Gap)[] = [];
  lines.forEach((line, i) => {
    const last = folded.at(-1);
    if (shown[i]) folded.push(line);
    else if (last?.kind === 'gap') folded[folded.length - 1] = { kind: 'gap', lines: last.lines + 1 };
    else folded.push({ kind: 'gap', lines: 1 });
  });
  return folded;
}

const pieceKey = ({ kind, text, data }: Piece) => `${kind}\n${data === '' ? text : data}`;
const lineKey = (line: Line) => [line.as, line.label, ...line.pieces.map(pieceKey)].join('\n\n');
const tokenKey = (token: Token) =>
  'piece' in token ? pieceKey(token.piece) : `line\n${token.begins.as}\n${token.begins.label}`;

function tokensOf(lines: readonly Line[]): Token[] {
  return lines.flatMap((line): Token[] => [{ begins: line }, ...line.pieces.map((piece) => ({ piece }))]);
}

function replaced(before: readonly unknown[], after: readonly unknown[]) {
  return [
    ...before.map((_, i) => ({ change: 'gone' as const, before: i, after: 0 })),
    ...after.map((_, i) => ({ change: 'new' as const, before: before.length, after: i })),
  ];
}

/** Lines that took the place of others, compared word by word where enough of them is the same to read it. */
function hunk(gone: readonly Line[], added: readonly Line[]): readonly Changed[] {
  const [before, after] = [tokensOf(gone), tokensOf(added)];
  const apart = [
    ...before.map((token): Changed => ({ change: 'gone', token })),
    ...after.map((token): Changed => ({ change: 'new', token })),
  ];
  if (gone.length === 0 || added.length === 0) return apart;
  const steps = difference(before.map(tokenKey), after.map(tokenKey), piecesChangedMax);
  if (steps === null) return apart;
  const regions = readable(regionsOf(steps, before, after));
  const length = (tokens: readonly Token[]) => tokens.reduce((sum, token) => sum + lengthOf(token), 0);
  const stayed = regions.reduce((sum, region) => sum + length(region.same), 0);
  // Where hardly a word stayed, two texts side by side are easier to read than one torn to pieces.
  if (stayed * 4 < Math.min(length(before), length(after))) return apart;
  return regions.flatMap((region) => [...inReadingOrder(region.gone, region.added), ...mark('same', region.same)]);
}

const mark = (change: Change, tokens: readonly Token[]): Changed[] => tokens.map((token) => ({ change, token }));

/** How much a token weighs to a reader: blanks and signs nothing. */
function lengthOf(token: Token): number {
  if (!('piece' in token)) return 0;
  const { kind, text } = token.piece;
  return kind === 'text' ? text.replaceAll(/[^\p{L}\p{N}]/gu, '').length : 8;
}

/** A change, and what stayed behind it. */
interface Region {
  readonly gone: readonly Token[];
  readonly added: readonly Token[];
  readonly same: readonly Token[];
}

function regionsOf(
  steps: readonly { change: Change; before: number; after: number }[],
  before: readonly Token[],
  after: readonly Token[],
): Region[] {
  const regions: { gone: Token[]; added: Token[]; same: Token[] }[] = [{ gone: [], added: [], same: [] }];
  for (const step of steps) {
    const token = step.change === 'new' ? after[step.after] : before[step.before];
    let region = regions.at(-1);
    if (token === undefined || region === undefined) continue;
    if (step.change !== 'same' && region.same.length > 0) {
      region = { gone: [], added: [], same: [] };
      regions.push(region);
    }
    if (step.change === 'same') region.same.push(token);
    else if (step.change === 'gone') region.gone.push(token);
    else region.added.push(token);
  }
  return regions;
}

/** Joins changes that only a blank or a short word parts: nobody reads a sentence by its letters. */
function readable(regions: readonly Region[]): readonly Region[] {
  const joined: Region[] = [];
  const weight = (tokens: readonly Token[]) => tokens.reduce((sum, token) => sum + lengthOf(token), 0);
  for (const region of regions) {
    const last = joined.at(-1);
    const changes = ({ gone, added }: Region) => Math.max(weight(gone), weight(added));
    const parted = last === undefined ? 0 : weight(last.same);
    if (
      last !== undefined &&
      last.gone.length + last.added.length > 0 &&
      last.same.every((token) => 'piece' in token) &&
      parted * 2 <= Math.min(changes(last), changes(region))
    ) {
      joined[joined.length - 1] = {
        gone: [...last.gone, ...last.same, ...region.gone],
        added: [...last.added, ...last.same, ...region.added],
        same: region.same,
      };
    } else joined.push(region);
  }
  return joined;
}

/** What is gone and what is new in one place: first what ends the line they share, then the lines that are gone, then the new ones. */
function inReadingOrder(gone: readonly Token[], added: readonly Token[]): readonly Changed[] {
  const untilLine = (tokens: readonly Token[]) => {
    const at = tokens.findIndex((token) => 'begins' in token);
    return at === -1 ? tokens.length : at;
  };
  const [x, y] = [untilLine(gone), untilLine(added)];
  return [
    ...mark('gone', gone.slice(0, x)),
    ...mark('new', added.slice(0, y)),
    ...mark('gone', gone.slice(x)),
    ...mark('new', added.slice(y)),
  ];
}

function toLines(tokens: readonly Changed[]): readonly DiffLine[] {
  const lines: (Omit<DiffLine, 'runs'> & { runs: Run[] })[] = [];
  for (const { change, token } of tokens) {
    if ('begins' in token) {
      lines.push({ kind: 'line', as: token.begins.as, label: token.begins.label, change, runs: [] });
      continue;
    }
    const runs = lines.at(-1)?.runs;
    const last = runs?.at(-1);
    const { kind, text } = token.piece;
    if (runs && last?.change === change && last.kind === 'text' && kind === 'text') {
      runs[runs.length - 1] = { change, kind, text: last.text + text };
    } else runs?.push({ change, kind, text });
  }
  return lines;
}
