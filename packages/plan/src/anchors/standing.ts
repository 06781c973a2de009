/** What the threads of a plan stand on, character by character, as the server remembers it to know what becomes of it. */
import type { SectionId } from '@tangram/domain';
import * as Y from 'yjs';
import { readSections, sectionsRoot } from '../plan-document.ts';
import type { Piece } from './follow.ts';
import { type Ids, joined } from './ids.ts';
import { type Bearer, bearersOf } from './marks.ts';

export interface StandingPiece extends Piece {
  readonly section: SectionId;
  /** The section was taken out of the plan. */
  readonly removed: boolean;
}

const BESIDE = 24;

/** For each thread that marks anything, the pieces it marks. */
export function readAnchors(doc: Y.Doc): Readonly<Record<string, readonly StandingPiece[]>> {
  const found = new Map<string, StandingPiece[]>();
  for (const { id, body, removed } of readSections(doc)) {
    const bearers = body ? bearersOf(body) : [];
    bearers.forEach((bearer, i) => {
      for (const thread of bearer.threads) {
        // A run that another thread cuts in two is one piece of this one.
        const goesOn = inOneText(bearers[i - 1], bearer) && bearers[i - 1]?.threads.has(thread);
        if (goesOn) continue;
        const pieces = found.get(thread) ?? [];
        found.set(thread, pieces);
        pieces.push({ ...pieceFrom(bearers, i, thread), section: id, removed: removed !== null });
      }
    });
  }
  return Object.fromEntries(found);
}

function pieceFrom(bearers: readonly Bearer[], start: number, thread: string): Piece {
  const first = bearers[start];
  if (first === undefined) return { words: '', ids: [], before: '', after: '' };
  if ('element' in first.on) {
    return { words: first.words, ids: first.ids, before: '', after: '', element: first.on.element.nodeName };
  }
  let end = start + 1;
  while (inOneText(first, bearers[end]) && bearers[end]?.threads.has(thread)) end += 1;
  const own = bearers.slice(start, end);
  const line = (from: number, to: number) =>
    bearers
      .slice(Math.max(from, 0), to)
      .filter((other) => inOneText(first, other))
      .map(({ words }) => words)
      .join('');
  return {
    words: own.map(({ words }) => words).join(''),
    ids: joined(own.flatMap(({ ids }) => ids)),
    before: line(start - 12, start).slice(-BESIDE),
    after: line(end, end + 12).slice(0, BESIDE),
  };
}

function inOneText(one: Bearer | undefined, other: Bearer | undefined): boolean {
  return (
    one !== undefined && other !== undefined && 'text' in one.on && 'text' in other.on && one.on.text === other.on.text
  );
}

/** The id of the change that took a section out of the plan; null for one that stands or is not there. */
export function removalOf(doc: Y.Doc, section: string): Ids | null {
  const map = sectionsRoot(doc).get(section);
  const item = map instanceof Y.Map ? map._map.get('removed') : undefined;
  return item === undefined || item.deleted ? null : [item.id.client, item.id.clock, 1];
}
