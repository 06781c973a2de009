/** Who else has the plan open, drawn again when somebody comes or goes. */
import { useCallback, useRef, useSyncExternalStore } from 'react';
import type { PlanRooms } from './plan-rooms.ts';
import { type PersonHere, peopleOf } from './presence.ts';

export function usePeopleHere({ open }: PlanRooms, me: string): readonly PersonHere[] {
  const last = useRef<readonly PersonHere[]>([]);
  const subscribe = useCallback(
    (changed: () => void) => {
      open.awareness.on('change', changed);
      return () => open.awareness.off('change', changed);
    },
    [open],
  );
  return useSyncExternalStore(subscribe, () => {
    const next = peopleOf(open.awareness.getStates(), me);
    if (next.map(({ id }) => id).join() !== last.current.map(({ id }) => id).join()) last.current = next;
    return last.current;
  });
}
