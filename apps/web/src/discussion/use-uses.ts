/** The suggestions that this device puts in, for as long as the plan is open; what an earlier page left half done is mended first. */
import type { Thread } from '@tangram/contract';
import { useEffect, useMemo } from 'react';
import { api, queryClient } from '../api.ts';
import type { PlanRooms } from '../live/plan-rooms.ts';
import { createUses, type Uses } from './uses.ts';

export function useUses(
  planId: string,
  person: string,
  rooms: PlanRooms,
  threads: readonly Thread[] | undefined,
): Uses {
  const uses = useMemo(() => {
    const changed = () =>
      void queryClient.invalidateQueries({ queryKey: api.comments.list.key({ input: { planId } }) });
    return createUses({ planId, person, rooms, changed });
  }, [planId, person, rooms]);
  useEffect(() => {
    if (threads !== undefined) void uses.finish();
  }, [uses, threads]);
  return uses;
}
