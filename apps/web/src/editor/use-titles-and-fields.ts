/** Draws again when a title or a field of the plan has changed, for what is made of those; never in the way of a key. */
import { sectionsRoot } from '@tangram/plan';
import { useEffect, useReducer } from 'react';
import type * as Y from 'yjs';
import type { PlanRooms } from '../live/plan-rooms.ts';
import { whenQuiet } from '../ui/when-quiet.ts';

const atLatestMs = 140;

export function useTitlesAndFields({ all }: PlanRooms): void {
  const [, again] = useReducer((count: number) => count + 1, 0);
  useEffect(() => {
    const quiet = whenQuiet(again, atLatestMs);
    // Nearly every key changes a body.
    const changed = (events: Y.YEvent<Y.AbstractType<unknown>>[]) => {
      if (events.some(({ path }) => path[1] !== 'body')) quiet.ask();
    };
    const roots = all.map(({ doc }) => sectionsRoot(doc));
    for (const root of roots) root.observeDeep(changed);
    return () => {
      for (const root of roots) root.unobserveDeep(changed);
      quiet.stop();
    };
  }, [all]);
}
