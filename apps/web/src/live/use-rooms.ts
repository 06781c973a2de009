/** Draws again when something is said by a plan's rooms; `read` picks what matters. */
import { useCallback, useSyncExternalStore } from 'react';
import type { PlanRooms } from './plan-rooms.ts';

export function useRooms<T extends string | number | boolean | null>(
  rooms: PlanRooms,
  read: (rooms: PlanRooms) => T,
): T {
  const subscribe = useCallback(
    (changed: () => void) => {
      const ends = rooms.all.map(({ state }) => state.subscribe(changed));
      return () => {
        for (const end of ends) end();
      };
    },
    [rooms],
  );
  return useSyncExternalStore(subscribe, () => read(rooms));
}
