/** Other words that a comment suggests, put in by one of those who want to: given to whoever asks first, and told what came of it. */
import type { Grant } from '@tangram/access';
import type { ExpressionBuilder } from 'kysely';
import type { Store } from './database.ts';
import type { Tables } from './tables.ts';
import { type Audience, nobody, tellOfResolving } from './tell-people.ts';
import { threadsOf } from './thread-records.ts';

/** Whether a suggestion is to be put in by whoever asked. */
export type Use = 'given' | 'taken' | 'notThere';

/** How long a suggestion is kept for whoever puts it in, who may be gone. */
const useHeldMs = 2 * 60_000;
/** A suggestion that is nobody's. */
export const unused = { usedBy: null, usedAt: null, useId: null } as const;

/** A thread whose suggestion this person was given, under this id. */
function isUse({ person }: Grant<'edit'>, useId: string) {
  return (where: ExpressionBuilder<Tables, 'threads'>) => where.and({ usedBy: person, useId });
}

export function createSuggestionUses(store: Store, now: () => number) {
  return {
    /**
     * Gives a thread's suggestion for a while to whoever asks first: they put it in and say so (`used`). `taken` when it is used, when
     * somebody else has it, or the same person under another id; `notThere` when the plan has no such thread, or it suggests nothing.
     */
    async use(grant: Grant<'edit'>, thread: string, useId: string): Promise<Use> {
      const found = await threadsOf(store, grant).where('id', '=', thread).executeTakeFirst();
      if (found === undefined || found.suggestion === null) return 'notThere';
      const at = now();
      const { numUpdatedRows } = await store
        .updateTable('threads')
        .set({ usedBy: grant.person, usedAt: at, useId })
        .where('id', '=', thread)
        .where('resolvedAt', 'is', null)
        .where((row) =>
          row.or([row('usedAt', 'is', null), row('usedAt', '<', at - useHeldMs), isUse(grant, useId)(row)]),
        )
        .executeTakeFirst();
      if (numUpdatedRows > 0n) return 'given';
      const used = await store
        .selectFrom('threads')
        .where('id', '=', thread)
        .where(isUse(grant, useId))
        .select('id')
        .execute();
      return used.length > 0 ? 'given' : 'taken';
    },

    /**
     * What came of it, from whoever was given the suggestion: it is in the plan, and the thread is resolved; or it is not, and it is
     * anybody's again. Too late, or said again, it changes nothing. False when the plan has no such thread.
     */
    async used(
      grant: Grant<'edit'>,
      thread: string,
      { useId, put }: { readonly useId: string; readonly put: boolean },
      audience: Audience = nobody,
    ): Promise<boolean> {
      const found = await threadsOf(store, grant).where('id', '=', thread).executeTakeFirst();
      if (found === undefined) return false;
      return store.transaction().execute(async (transaction) => {
        const at = now();
        const { numUpdatedRows } = await transaction
          .updateTable('threads')
          .set(put ? { usedAt: at, resolvedBy: grant.person, resolvedAt: at } : unused)
          .where('id', '=', thread)
          .where('resolvedAt', 'is', null)
          .where(isUse(grant, useId))
          .executeTakeFirst();
        const told = { plan: grant.plan, thread, by: grant.person, at, resolved: true };
        if (put && numUpdatedRows > 0n) await tellOfResolving(transaction, told, audience);
        return true;
      });
    },
  };
}
