/** The suggestions that this device puts in, for as long as the plan is open; what an earlier page left half done is mended first. */
import { useEffect, useMemo } from 'react';
import { api, queryClient } from '../api.ts';
import type { PlanRooms } from '../live/plan-rooms.ts';
import { createUses, type Uses } from './uses.ts';

/** `readAt`: when the threads were last read, 0 while they were not. What could not be said is tried again then. */
export function useUses(planId: string, person: string, rooms: PlanRooms, readAt: number): Uses {
  const uses = useMemo(() => {
    const changed = () =>
      void queryClient.invalidateQueries({ queryKey: api.comments.list.key({ input: { planId } }) });
    return createUses({ planId, person, rooms, changed });
  }, [planId, person, rooms]);
  useEffect(() => {
    if (readAt > 0) void uses.finish();
  }, [uses, readAt]);
  return uses;
}
