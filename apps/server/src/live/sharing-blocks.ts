/**
 * What in a plan's own words stands in the way of sharing it: read from the server's copy of both of its documents, so that
 * no page needs to be believed.
 */
import type { PlanFacts } from '@tangram/access';
import type { SyncServer } from '@tangram/sync';
import { z } from 'zod';
import { documentOf } from './names.ts';

const blocks = z.array(z.object({ code: z.string(), message: z.string() }));

/** Resolves to one sentence for each block; none for a plan that may be shared further. */
export type SharingBlocks = (plan: Pick<PlanFacts, 'plan' | 'authors'>) => Promise<readonly string[]>;

export function createSharingBlocks(engine: Pick<SyncServer, 'derive'>): SharingBlocks {
  return async ({ plan, authors }) => {
    const parts = (['open', 'authors'] as const).map((part) =>
      engine.derive(documentOf(plan, part), 'sharingBlocks', { authors: [...authors] }),
    );
    return (await Promise.all(parts)).flatMap(({ value }) => blocks.parse(value).map(({ message }) => message));
  };
}
