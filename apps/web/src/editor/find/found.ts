/** What a query finds over the sections of a page, and how one of the matches is found again after somebody has changed the plan. */
import { type FindQuery, findInSection, type Match } from '@tangram/plan';
import * as Y from 'yjs';
import type { PlacedSection } from '../sections.ts';

export interface Found extends Match {
  readonly placed: PlacedSection;
}

/** Every match, in the order of the page. */
export function findInSections(sections: readonly PlacedSection[], query: FindQuery): readonly Found[] {
  return sections.flatMap((placed) =>
    findInSection(placed, placed.described?.fields ?? [], query).map((match) => ({ ...match, placed })),
  );
}

/** A match as it is remembered: by its place in the shared text, which moves along with the words around it. */
export interface Remembered {
  readonly match: Found;
  readonly index: number;
  readonly place: Y.RelativePosition | null;
}

export function rememberMatch(all: readonly Found[], index: number): Remembered | null {
  const match = all[index];
  if (!match) return null;
  const piece = pieceAt(match);
  return {
    match,
    index,
    place: piece === undefined ? null : Y.createRelativePositionFromTypeIndex(piece.text, match.from - piece.start),
  };
}

/** Where a remembered match is now among all; where it is gone, the one that has taken its place. -1 when there is none. */
export function whereIs(remembered: Remembered | null, all: readonly Found[]): number {
  if (remembered === null) return all.length === 0 ? -1 : 0;
  const { match, place } = remembered;
  const at = place && Y.createAbsolutePositionFromRelativePosition(place, match.placed.doc);
  const same = all.findIndex((one) => {
    if (one.section !== match.section || one.run.kind !== match.run.kind) return false;
    const piece = pieceAt(one);
    if (at && piece) return piece.text === at.type && one.from - piece.start === at.index;
    return keyOf(one) === keyOf(match) && one.from === match.from;
  });
  return same === -1 ? Math.min(remembered.index, all.length - 1) : same;
}

function pieceAt({ run, from }: Match) {
  return run.kind === 'title' || run.kind === 'body' ? run.pieces.findLast(({ start }) => start <= from) : undefined;
}

function keyOf({ run, at }: Match): string {
  if (run.kind === 'field') return run.name;
  if (run.kind === 'row') return `${run.row} ${run.column}`;
  return run.kind === 'atom' ? `${at} ${run.place.join(' ')}` : String(at);
}
