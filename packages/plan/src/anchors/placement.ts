/** Where the threads of a plan point today. */

import type { SectionId } from '@tangram/domain';
import type * as Y from 'yjs';
import { readFigure } from '../body/figure.ts';
import { readSections } from '../plan-document.ts';
import { type AnchoredOn, anchoredOn } from './anchored-on.ts';
import { type Bearer, bearersOf } from './marks.ts';

/** The words of one section that carry a thread's mark. */
export interface Placement {
  readonly section: SectionId;
  /** the marked words, one text for each run of them */
  readonly pieces: readonly string[];
  /** words, where there are any; else the first thing that carries it */
  readonly on: AnchoredOn;
  /** which kind of figure, for one */
  readonly figure?: string;
  /** the section was taken out of the plan and may come back */
  readonly removed: boolean;
}

/**
 * For each thread that marks anything, where: normally one section, in one piece or in several after a paragraph was
 * split. A thread that is not here is orphaned and has only its quote.
 */
export function locateThreads(doc: Y.Doc): Readonly<Record<string, readonly Placement[]>> {
  const found = new Map<string, Placement[]>();
  for (const { id, body, removed } of readSections(doc)) {
    const here = new Map<string, { pieces: string[]; on: AnchoredOn; figure?: string }>();
    let before: Bearer | null = null;
    for (const bearer of body ? bearersOf(body) : []) {
      const isNext = before !== null && 'text' in before.on && 'text' in bearer.on && before.on.text === bearer.on.text;
      for (const thread of bearer.threads) {
        const place = here.get(thread) ?? { pieces: [], on: kindOf(bearer), ...figureOf(bearer) };
        here.set(thread, place);
        if (isNext && before?.threads.has(thread)) place.pieces.push(`${place.pieces.pop()}${bearer.words}`);
        else place.pieces.push(bearer.words);
        if ('text' in bearer.on) place.on = 'words';
      }
      before = bearer;
    }
    for (const [thread, place] of here) {
      found.set(thread, [...(found.get(thread) ?? []), { section: id, ...place, removed: removed !== null }]);
    }
  }
  return Object.fromEntries(found);
}

const kindOf = ({ on }: Bearer): AnchoredOn => ('element' in on ? anchoredOn(on.element.nodeName) : 'words');

function figureOf({ on }: Bearer): { figure?: string } {
  const figure =
    'element' in on && on.element.nodeName === 'figure' ? readFigure(on.element.getAttribute('figure')) : null;
  return figure ? { figure: figure.type } : {};
}
