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
  /** A figure as JSON, or a picture's id; '' for all else. */
  readonly data: string;
  /** Of what stayed and looks otherwise now. */
  readonly look: NewLook | null;
}

/** How something that stayed looked, and looks now. */
interface NewLook {
  readonly was: string;
  readonly is: string;
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
  /** Of a line that stayed and is of another kind, or looks otherwise, now: such as `text` and `heading 2`. */
  readonly look: NewLook | null;
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
type Token = { readonly begins: Line; readonly was?: Line } | { readonly piece: Piece; readonly was?: Piece };

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
      const now = after[y];
      if (now !== undefined) lines.push(...stayed(tokensOf([line]), tokensOf([now])));
    }
  }
  endHunk();
  return toLines(lines);
}

/** Of lines without a change only those are left that stand beside one; the others are counted. */
export function foldUnchanged(lines: readonly DiffLine[], beside = 1): readonly (DiffLine | Gap)[] {
  const changed = lines.map(
    (line) =>
      line.change !== 'same' ||
      line.look !== null ||
      line.runs.some(({ change, look }) => change !== 'same' || look !== null),
  );
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
/** A paragraph that became a heading or an item is the same line, looking otherwise. */
const prose: readonly LineKind[] = ['text', 'heading', 'item'];
const tokenKey = (token: Token) => {
  if ('piece' in token) return pieceKey(token.piece);
  const { as, label } = token.begins;
  return `line\n${prose.includes(as) ? 'prose' : as}\n${label}`;
};

/** What stayed, as it is now, with how it was. */
function stayed(before: readonly Token[], after: readonly Token[]): Changed[] {
  return after.map((now, at): Changed => ({ change: 'same', token: kept(before[at], now) }));
}

function kept(was: Token | undefined, now: Token): Token {
  if (was === undefined) return now;
  if ('piece' in now) return 'piece' in was ? { ...now, was: was.piece } : now;
  return 'begins' in was ? { ...now, was: was.begins } : now;
}

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
    const [was, is] = [before[step.before], after[step.after]];
    const token = step.change === 'gone' ? was : step.change === 'same' && is ? kept(was, is) : is;
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
      const { as, label } = token.begins;
      lines.push({ kind: 'line', as, label, change, look: newLook(token.was, token.begins, lineLook), runs: [] });
      continue;
    }
    const runs = lines.at(-1)?.runs;
    const last = runs?.at(-1);
    const { kind, text, data } = token.piece;
    const look = newLook(token.was, token.piece, (piece) => piece.look);
    const run: Run = { change, kind, text, data, look };
    if (runs && last && goesOn(last, run)) runs[runs.length - 1] = { ...last, text: last.text + text };
    else if (runs && last && last.text.trim() === '' && goesOn({ ...last, look }, run)) {
      // A blank between two words of one look is in between.
      const before = runs.at(-2);
      if (look !== null && before && goesOn(before, run))
        runs.splice(-2, 2, { ...before, text: before.text + last.text + text });
      else runs.push(run);
    } else runs?.push(run);
  }
  return lines;
}

const goesOn = (one: Run, next: Run): boolean =>
  one.change === next.change &&
  one.kind === 'text' &&
  next.kind === 'text' &&
  JSON.stringify(one.look) === JSON.stringify(next.look);

const lineLook = ({ as, look }: Line): string => (look === '' ? as : `${as} ${look}`);

function newLook<Thing>(was: Thing | undefined, is: Thing, lookOf: (one: Thing) => string): NewLook | null {
  if (was === undefined || lookOf(was) === lookOf(is)) return null;
  return { was: lookOf(was), is: lookOf(is) };
}
