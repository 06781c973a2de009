/**
 * Where words went. Editors split, join and turn paragraphs into headings by taking words away and bringing the same ones anew, in
 * one step; so does undo. A thread goes with them also when it was set meanwhile by somebody who did not know. Only words that
 * one and the same step took and brought are followed: never words that somebody else wrote.
 */
import type { Ids } from './ids.ts';
import type { Brought, Step } from './steps.ts';

/** Words, or one element, that a thread stood on, and what stood beside it in the same line. */
export interface Piece {
  readonly words: string;
  readonly ids: readonly Ids[];
  readonly before: string;
  readonly after: string;
  /** The name of the node, where it is a whole element. */
  readonly element?: string;
}

/** One character, or one element: which it is now, and who took it away where nobody brought it again. */
export interface Followed {
  readonly client: number;
  readonly clock: number;
  readonly taken: { readonly by: string | null; readonly at: number } | null;
}

/** What became of a piece, character by character, through the steps that followed. */
export function follow(piece: Piece, steps: readonly Step[]): Followed[] {
  let now: Followed[] = piece.ids.flatMap(([client, clock, length]) =>
    Array.from({ length }, (_, i) => ({ client, clock: clock + i, taken: null })),
  );
  for (const step of steps) {
    if (step.taken.size > 0) now = throughStep(now, piece, step);
  }
  return now;
}

function throughStep(now: readonly Followed[], piece: Piece, step: Step): Followed[] {
  const isTaken = now.map(({ client, clock, taken }) => taken === null && step.taken.has(client, clock));
  const next = [...now];
  const used = new Set<string>();
  for (let from = 0; from < now.length; from += 1) {
    if (!isTaken[from]) continue;
    let to = from;
    while (isTaken[to]) {
      next[to] = { client: now[to]?.client ?? 0, clock: now[to]?.clock ?? 0, taken: { by: step.by, at: step.at } };
      to += 1;
    }
    if (piece.element !== undefined) {
      const again = step.atoms.find(
        (one) => one.element === piece.element && one.words === piece.words && !used.has(`${one.client}:${one.clock}`),
      );
      if (again) next[from] = { client: again.client, clock: again.clock, taken: null };
    } else {
      for (const [at, { client, clock }] of found(piece, from, to, step.brought, used)) {
        next[at] = { client, clock, taken: null };
      }
    }
    from = to;
  }
  return next;
}

interface Place {
  readonly client: number;
  readonly clock: number;
}

/** Where the words of a piece between two places are among those that were brought, part by part where they came apart. */
function found(
  piece: Piece,
  from: number,
  to: number,
  brought: readonly Brought[],
  used: Set<string>,
): [at: number, place: Place][] {
  const words = piece.words.slice(from, to);
  if (words.trim() === '') return [];
  const before = piece.before + piece.words.slice(0, from);
  const after = piece.words.slice(to) + piece.after;
  let best: { score: number; places: Place[] } | null = null;
  for (const one of brought) {
    for (let at = one.words.indexOf(words); at !== -1; at = one.words.indexOf(words, at + 1)) {
      const score = alikeBefore(before, one.words, at) + alikeAfter(after, one.words, at + words.length);
      if (best !== null && score <= best.score) continue;
      const places = placesOf(one, at, words.length);
      if (!places.some(({ client, clock }) => used.has(`${client}:${clock}`))) best = { score, places };
    }
  }
  if (best !== null && (best.score > 0 || words.trim().length > 1)) {
    for (const { client, clock } of best.places) used.add(`${client}:${clock}`);
    return best.places.map((place, i) => [from + i, place]);
  }
  const middle = middleGap(words);
  if (middle === null) return [];
  return [...found(piece, from, from + middle, brought, used), ...found(piece, from + middle, to, brought, used)];
}

/** The gap between two words that is nearest to the middle; null for a single word. */
function middleGap(words: string): number | null {
  const gaps = [...words.matchAll(/(?<=\S)\s+(?=\S)/g)].map(({ index, 0: gap }) => index + gap.length);
  const nearest = gaps.sort((a, b) => Math.abs(a - words.length / 2) - Math.abs(b - words.length / 2))[0];
  return nearest ?? null;
}

function placesOf({ ids }: Brought, at: number, length: number): Place[] {
  const places: Place[] = [];
  let passed = 0;
  for (const [client, clock, count] of ids) {
    for (let i = Math.max(0, at - passed); i < count && passed + i < at + length; i += 1) {
      places.push({ client, clock: clock + i });
    }
    passed += count;
  }
  return places;
}

/** What stands beside words tells them apart from the same elsewhere within so many characters: all of a text is never compared. */
const BESIDE = 48;
const AT_THE_EDGE = 2;

/** How far a line ends as all before a place does; the beginning of a line is like the beginning of a line. */
function alikeBefore(line: string, all: string, at: number): number {
  if (line === '' && at === 0) return AT_THE_EDGE;
  const most = Math.min(line.length, at, BESIDE);
  let count = 0;
  while (count < most && line[line.length - 1 - count] === all[at - 1 - count]) count += 1;
  return count;
}

/** How far a line begins as all behind a place does; the end of a line is like the end of a line. */
function alikeAfter(line: string, all: string, at: number): number {
  if (line === '' && at === all.length) return AT_THE_EDGE;
  const most = Math.min(line.length, all.length - at, BESIDE);
  let count = 0;
  while (count < most && line[count] === all[at + count]) count += 1;
  return count;
}
