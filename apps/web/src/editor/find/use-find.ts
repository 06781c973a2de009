/** Finding and replacing: the matches of this moment, the one that somebody is at, and what can be done with them. */
import { type FindQuery, REPLACED_MAX, replaceMatches } from '@tangram/plan';
import { unknownNames } from '@tangram/plan/body';
import { useCallback, useEffect, useRef, useState } from 'react';
import { findWords } from '../../words/find.ts';
import { usePlanContext } from '../plan-context.ts';
import type { PlacedSection } from '../sections.ts';
import { ownChange, useWorkbench } from '../workbench.ts';
import { type Found, findInSections, type Remembered, rememberMatch, whereIs } from './found.ts';
import { hideFound, scrollToFound, showFound } from './show-found.ts';

export interface Finding {
  readonly count: number;
  /** Which one somebody is at, from 1; 0 for none. */
  readonly at: number;
  readonly now: () => Found | null;
  readonly step: (by: 1 | -1) => void;
  readonly replace: (words: string) => void;
  readonly replaceAll: (words: string) => void;
}

export function useFind(sections: readonly PlacedSection[], query: FindQuery): Finding {
  const workbench = useWorkbench();
  const { rooms, say } = usePlanContext();
  const [all, setAll] = useState<readonly Found[]>([]);
  const [remembered, setRemembered] = useState<Remembered | null>(null);
  const index = whereIs(remembered, all);
  // Somebody is on the way to a match whose text is still to be mounted.
  const going = useRef(false);
  const goTo = useCallback(
    (found: readonly Found[], next: number) => {
      setAll(found);
      setRemembered(rememberMatch(found, next));
      const match = found[next];
      going.current = match !== undefined && !scrollToFound(workbench, match);
    },
    [workbench],
  );
  const asked = useRef<FindQuery | null>(null);
  useEffect(() => {
    const find = () => findInSections(sections, query);
    if (asked.current === query) setAll(find());
    else {
      asked.current = query;
      const found = find();
      goTo(found, firstInSight(found));
    }
    let frame = 0;
    const changed = () => {
      cancelAnimationFrame(frame);
      frame = requestAnimationFrame(() => setAll(find()));
    };
    for (const { doc } of rooms.all) doc.on('update', changed);
    return () => {
      cancelAnimationFrame(frame);
      for (const { doc } of rooms.all) doc.off('update', changed);
    };
  }, [sections, query, rooms, goTo]);
  useEffect(() => {
    const draw = () => {
      const match = all[index];
      if (going.current && match) going.current = !scrollToFound(workbench, match);
      showFound(workbench, all, index);
    };
    draw();
    return workbench.mounted.subscribe(draw);
  }, [workbench, all, index]);
  useEffect(() => hideFound, []);

  /** What stands in the plan at this very moment, and may be changed. */
  const live = () => findInSections(sections, query);
  const replaceIn = (found: readonly Found[], words: string) => {
    const mayChange = found.filter(({ placed }) => !isLocked(placed)).slice(0, REPLACED_MAX);
    const done = { count: 0, sections: 0 };
    const back = workbench.undo.alone(() => {
      for (const [doc, matches] of Map.groupBy(mayChange, ({ placed }) => placed.doc)) {
        const { count, sections: touched } = replaceMatches(doc, matches, words, ownChange);
        done.count += count;
        done.sections += touched;
      }
    });
    return { ...done, tried: mayChange.length, back };
  };
  return {
    count: all.length,
    at: index + 1,
    now: () => all[index] ?? null,
    step: (by) => {
      if (all.length > 0) goTo(all, (index + by + all.length) % all.length);
    },
    replace(words) {
      const found = live();
      const at = whereIs(remembered, found);
      const match = found[at];
      if (!match) return;
      const next = rememberMatch(found, (at + 1) % found.length);
      const { count } = replaceIn([match], words);
      if (count === 0) say(findWords.replaced(0, 0) + findWords.left(1));
      const after = live();
      goTo(after, whereIs(next, after));
    },
    replaceAll(words) {
      const found = live();
      const { count, sections: touched, tried, back } = replaceIn(found, words);
      const more = Math.max(0, found.length - REPLACED_MAX);
      const left = findWords.left(found.length - more - count);
      say(
        findWords.replaced(count, touched) + left + (more > 0 ? findWords.more(more) : ''),
        tried > 0 ? back : undefined,
      );
    },
  };
}

/** A new query begins at what is in sight, or below. */
function firstInSight(found: readonly Found[]): number {
  const first = found.findIndex(({ section }) => {
    const bottom = document.getElementById(`section-${section}`)?.getBoundingClientRect().bottom ?? 0;
    return bottom > innerHeight / 4;
  });
  return Math.max(0, first);
}

function isLocked({ described, body }: PlacedSection): boolean {
  return described === null || (body !== null && unknownNames(body).length > 0);
}
