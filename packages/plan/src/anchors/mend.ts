/**
 * Puts right what became of the marks since the server last looked. A mark belongs to words: where they stand and it is gone,
 * it is set again; where an editor took them and brought them anew, it goes along; where it stands on words that the thread
 * never had, it is taken off. The text itself is never changed.
 */
import type * as Y from 'yjs';
import { readSections } from '../plan-document.ts';
import { type FixedPlace, fixedPiece } from './fixed.ts';
import { type Followed, follow } from './follow.ts';
import { type Bearer, bearersOf, type Ids, markElement, markWords } from './marks.ts';
import { joined, readAnchors, removalOf, type StandingPiece } from './standing.ts';
import { type Entry, holds, readStep, type Step } from './steps.ts';

/** What the server knows of a thread: the words it was about first, and what it stood on when it last looked. */
export interface Known {
  readonly quote: string;
  readonly pieces: readonly StandingPiece[];
  /** It is about a place that carries no mark. */
  readonly place?: FixedPlace;
}

export interface Mended {
  /** For each thread, what it stands on now; nothing for one whose words are gone. */
  readonly anchors: Readonly<Record<string, readonly StandingPiece[]>>;
  /** For each thread whose words are all gone, or in a section that was taken out: who did that, as far as these entries say. */
  readonly gone: Readonly<Record<string, { readonly by: string | null; readonly at: number } | null>>;
  /** Threads whose mark stood on words that they never had. */
  readonly strays: readonly string[];
  /** Threads that lost words by an entry that is not among these: it came a moment later. */
  readonly late: readonly string[];
}

/** `entries`: those since the server last looked, oldest first; not `isAll` where some that took nothing away are left out. */
export function mendMarks(
  doc: Y.Doc,
  known: Readonly<Record<string, Known>>,
  entries: readonly Entry[],
  isAll = true,
): Mended {
  const steps = entries.map(readStep);
  const made = isAll ? joined(steps.flatMap((step) => step.made)) : null;
  const strays: string[] = [];
  const late: string[] = [];
  const gone: Record<string, { by: string | null; at: number } | null> = {};
  doc.transact(() => {
    for (const [thread, { quote, pieces, place }] of Object.entries(known)) {
      if (place) continue;
      const now = pieces.flatMap((piece) => follow(piece, steps));
      const own = joined(
        now.flatMap(({ client, clock, taken }): Ids[] => (taken === null ? [[client, clock, 1]] : [])),
      );
      if (setAgain(doc, thread, own) < count(own)) late.push(thread);
      if (pieces.length > 0 && takeStraysOff(doc, thread, { own, made, words: [quote, ...pieces] }))
        strays.push(thread);
      gone[thread] = lastTaken(now);
    }
  });
  const marked = readAnchors(doc);
  const anchors: Record<string, readonly StandingPiece[]> = {};
  for (const [thread, { pieces: before, place }] of Object.entries(known)) {
    const fixed = place && fixedPiece(doc, place);
    const pieces = place ? (fixed ? [fixed] : []) : (marked[thread] ?? []);
    anchors[thread] = pieces;
    if (pieces.some(({ removed }) => !removed)) delete gone[thread];
    else if (pieces.length > 0) gone[thread] = whoRemoved(doc, pieces, steps);
    else if (place) gone[thread] = lastTaken(before.flatMap((piece) => follow(piece, steps)));
  }
  return { anchors, gone, strays, late };
}

/** Marks the words that stand and have lost their mark. Returns how many of them stand. */
function setAgain(doc: Y.Doc, thread: string, own: readonly Ids[]): number {
  let standing = 0;
  for (const { threads, ids, on } of bearers(doc)) {
    const parts = stretches(ids, (client, clock) => holds(own, client, clock), own);
    for (const [from, to] of parts) {
      standing += to - from;
      if (threads.has(thread)) continue;
      if ('element' in on) markElement(on.element, thread, true);
      else markWords(on.text, on.index + from, to - from, thread, true);
    }
  }
  return standing;
}

interface Own {
  readonly own: readonly Ids[];
  /** What was made since the server last looked; null where not all of it is known. */
  readonly made: readonly Ids[] | null;
  readonly words: readonly (string | StandingPiece)[];
}

/**
 * Takes the mark off what is not the thread's: words that stood there before without it, and new ones that neither stand in its own
 * nor say anything that it was about. True when there were any.
 */
function takeStraysOff(doc: Y.Doc, thread: string, { own, made, words }: Own): boolean {
  const had = new Set(words.flatMap((one) => wordsIn(typeof one === 'string' ? one : one.words)));
  const elements = new Set(words.flatMap((one) => (typeof one === 'string' ? [] : (one.element ?? []))));
  let found = false;
  for (const run of runsOf(bearers(doc), thread)) {
    const isOwn = run.some(({ ids }) => ids.some((id) => own.some((other) => meet(id, other))));
    const isAlike = run.some(({ words: said, on }) =>
      'element' in on ? elements.has(on.element.nodeName) : wordsIn(said).some((word) => had.has(word)),
    );
    const believed = isOwn || isAlike || had.size === 0;
    for (const { ids, on } of run) {
      const isStray = (client: number, clock: number) =>
        !holds(own, client, clock) && !(believed && (made === null || holds(made, client, clock)));
      for (const [from, to] of stretches(ids, isStray)) {
        found = true;
        if ('element' in on) markElement(on.element, thread, false);
        else markWords(on.text, on.index + from, to - from, thread, false);
      }
    }
  }
  return found;
}

const wordsIn = (text: string): string[] => text.match(/[\p{L}\p{N}]+/gu) ?? [];

function bearers(doc: Y.Doc): Bearer[] {
  return readSections(doc).flatMap(({ body }) => (body ? bearersOf(body) : []));
}

/** What carries a thread, in pieces that stand together. */
function runsOf(all: readonly Bearer[], thread: string): Bearer[][] {
  const runs: Bearer[][] = [];
  let before: Bearer | null = null;
  for (const bearer of all) {
    if (bearer.threads.has(thread)) {
      const goesOn =
        before?.threads.has(thread) && 'text' in before.on && 'text' in bearer.on && before.on.text === bearer.on.text;
      if (goesOn) runs.at(-1)?.push(bearer);
      else runs.push([bearer]);
    }
    before = bearer;
  }
  return runs;
}

/** The stretches of characters for which this holds, as places among them. `among`: only near these, which is found sooner. */
function stretches(
  ids: readonly Ids[],
  is: (client: number, clock: number) => boolean,
  among?: readonly Ids[],
): [from: number, to: number][] {
  const found: [number, number][] = [];
  let at = 0;
  for (const id of ids) {
    const [client, clock, length] = id;
    const looked = among === undefined || among.some((other) => meet(id, other));
    for (let i = 0; looked && i < length; i += 1) {
      if (!is(client, clock + i)) continue;
      const last = found.at(-1);
      if (last && last[1] === at + i) last[1] += 1;
      else found.push([at + i, at + i + 1]);
    }
    at += length;
  }
  return found;
}

const meet = ([client, clock, length]: Ids, [other, from, count]: Ids): boolean =>
  client === other && from < clock + length && clock < from + count;

const count = (ids: readonly Ids[]): number => ids.reduce((sum, [, , length]) => sum + length, 0);

function lastTaken(now: readonly Followed[]): { by: string | null; at: number } | null {
  return now.map(({ taken }) => taken).reduce((last, one) => (one && (!last || one.at >= last.at) ? one : last), null);
}

function whoRemoved(
  doc: Y.Doc,
  pieces: readonly StandingPiece[],
  steps: readonly Step[],
): { by: string | null; at: number } | null {
  for (const { section } of pieces) {
    const removal = removalOf(doc, section);
    const step = removal && steps.findLast(({ made }) => made.some((one) => meet(removal, one)));
    if (step) return { by: step.by, at: step.at };
  }
  return null;
}
