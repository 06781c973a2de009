/** Draws again when what `read` picks of a plan's rooms has changed. */
import { useCallback, useSyncExternalStore } from 'react';
import { onRoomsChange, type PlanRooms } from './plan-rooms.ts';

export function useRooms<T extends string | number | boolean | null>(
  rooms: PlanRooms,
  read: (rooms: PlanRooms) => T,
): T {
  const subscribe = useCallback((changed: () => void) => onRoomsChange(rooms, changed), [rooms]);
  return useSyncExternalStore(subscribe, () => read(rooms));
}
