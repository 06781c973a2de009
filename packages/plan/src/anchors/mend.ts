/**
 * Puts right what became of the marks since the server last looked. A mark belongs to words: where they stand and it is gone,
 * it is set again; where an editor took them and brought them anew, it goes along; where it stands on words that the thread
 * never had, it is taken off. The text itself is never changed.
 */
import type * as Y from 'yjs';
import { Carriers, type Part } from './carriers.ts';
import { type FixedPlace, fixedPiece } from './fixed.ts';
import { type Followed, follow } from './follow.ts';
import { IdSet, type Ids } from './ids.ts';
import type { Bearer } from './marks.ts';
import { readAnchors, removalOf, type StandingPiece } from './standing.ts';
import { type Entry, readStep, type Step } from './steps.ts';
import { unawareOf } from './unaware.ts';

/** What the server knows of a thread: the words it was about first, and what it stood on when it last looked. */
export interface Known {
  readonly quote: string;
  readonly pieces: readonly StandingPiece[];
  /** What carried its mark a moment ago, before the entries were read. */
  readonly marked?: readonly StandingPiece[];
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
  /** Threads about whose words somebody wrote after these entries were read: what became of them is not decided yet. */
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
  const made = isAll ? new IdSet(steps.flatMap((step) => step.made)) : null;
  const strays: string[] = [];
  const late: string[] = [];
  const gone: Record<string, { by: string | null; at: number } | null> = {};
  doc.transact(() => {
    const carriers = new Carriers(doc);
    for (const [thread, { quote, pieces, marked, place }] of Object.entries(known)) {
      if (place) continue;
      const now = pieces.flatMap((piece) => follow(piece, steps));
      const own = new IdSet(
        now.flatMap(({ client, clock, taken }): Ids[] => (taken === null ? [[client, clock, 1]] : [])),
      );
      const before = marked && new IdSet(marked.flatMap(({ ids }) => ids));
      const isLate = setAgain(carriers, thread, own) < own.size;
      const about = { own, made, before, words: [quote, ...pieces] };
      const found = pieces.length > 0 ? takeStraysOff(carriers, thread, about) : { strays: false, late: false };
      if (isLate || found.late) late.push(thread);
      if (found.strays) strays.push(thread);
      gone[thread] = lastTaken(now);
    }
  });
  const marked = readAnchors(doc);
  const anchors: Record<string, readonly StandingPiece[]> = {};
  for (const [thread, { pieces: before, marked: stood = [], place }] of Object.entries(known)) {
    const fixed = place && fixedPiece(doc, place);
    const pieces = place ? (fixed ? [fixed] : []) : (marked[thread] ?? []);
    anchors[thread] = pieces;
    if (pieces.some(({ removed }) => !removed)) {
      delete gone[thread];
      continue;
    }
    if (pieces.length > 0) gone[thread] = whoRemoved(doc, pieces, steps);
    else if (place) gone[thread] = lastTaken(before.flatMap((piece) => follow(piece, steps)));
    const justWent = gone[thread] === null && stood.some(({ removed }) => !removed);
    if (justWent && !late.includes(thread)) late.push(thread);
  }
  return { anchors, gone, strays, late };
}

/** Marks the words that stand and have lost their mark. Returns how many of them stand. */
function setAgain(carriers: Carriers, thread: string, own: IdSet): number {
  let standing = 0;
  const lost: Part[] = [];
  for (const bearer of carriers.holding(own)) {
    if (!bearer.ids.some((id) => own.meets(id))) continue;
    for (const [from, to] of stretches(bearer.ids, (client, clock) => own.has(client, clock))) {
      standing += to - from;
      if (!bearer.threads.has(thread)) lost.push({ bearer, from, to });
    }
  }
  carriers.mark(lost, thread, true);
  return standing;
}

interface About {
  readonly own: IdSet;
  /** What was made since the server last looked; null where not all of it is known. */
  readonly made: IdSet | null;
  /** What carried the mark before that was read; absent where nobody can have written since. */
  readonly before: IdSet | undefined;
  readonly words: readonly (string | StandingPiece)[];
}

/**
 * Takes the mark off what is not the thread's: words that stood there before without it, and new ones that neither stand in its own
 * nor say anything that it was about; also those beside its own whose writer did not know of it, which is nobody's offence.
 * `late`: there are some of which nothing is known yet, and they were left alone.
 */
function takeStraysOff(carriers: Carriers, thread: string, { own, made, before, words }: About) {
  const had = new Set(words.flatMap((one) => wordsIn(typeof one === 'string' ? one : one.words)));
  const elements = new Set(words.flatMap((one) => (typeof one === 'string' ? [] : (one.element ?? []))));
  const off: Part[] = [];
  const unaware = new Map<Y.XmlText, IdSet>();
  let strays = false;
  let late = false;
  for (const run of runsOf(carriers.around(thread), thread)) {
    const isOwn = run.some(({ ids }) => ids.some((id) => own.meets(id)));
    const isAlike = run.some(({ words: said, on }) =>
      'element' in on ? elements.has(on.element.nodeName) : wordsIn(said).some((word) => had.has(word)),
    );
    const believed = isOwn || isAlike || had.size === 0;
    const isStray = (client: number, clock: number) => {
      if (made === null || made.has(client, clock)) return !believed;
      if (before === undefined || before.has(client, clock)) return true;
      late = true;
      return false;
    };
    for (const bearer of run) {
      const isOff = (client: number, clock: number) => {
        if (own.has(client, clock)) return false;
        const isOne = isStray(client, clock);
        strays ||= isOne;
        return isOne || (made?.has(client, clock) === true && beside(bearer).has(client, clock));
      };
      for (const [from, to] of stretches(bearer.ids, isOff)) off.push({ bearer, from, to });
    }
  }
  carriers.mark(off, thread, false);
  return { strays, late };

  function beside({ on }: Bearer): IdSet {
    if ('element' in on) return nothing;
    const found = unaware.get(on.text) ?? unawareOf(on.text, thread, own);
    unaware.set(on.text, found);
    return found;
  }
}

const nothing = new IdSet([]);

const wordsIn = (text: string): string[] => text.match(/[\p{L}\p{N}]+/gu) ?? [];

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

/** The stretches of characters for which this holds, as places among them. */
function stretches(ids: readonly Ids[], is: (client: number, clock: number) => boolean): [from: number, to: number][] {
  const found: [number, number][] = [];
  let at = 0;
  for (const [client, clock, length] of ids) {
    for (let i = 0; i < length; i += 1) {
      if (!is(client, clock + i)) continue;
      const last = found.at(-1);
      if (last && last[1] === at + i) last[1] += 1;
      else found.push([at + i, at + i + 1]);
    }
    at += length;
  }
  return found;
}

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
    const step = removal && steps.findLast(({ made }) => new IdSet(made).meets(removal));
    if (step) return { by: step.by, at: step.at };
  }
  return null;
}
