/**
 * What the threads of a plan stand on, as the server last saw it: so that it can tell what became of it. What is kept of the words
 * themselves goes with the thread, as its quote does. Asked by the job that looks after threads, which has no viewer.
 */
import type { AnchorKind, PersonId, PlanId, ThreadId } from '@tangram/domain';
import type { Json, LogPosition } from '@tangram/sync';
import type { Store } from './database.ts';

/** What a thread stands on; what is in it only `packages/plan` reads. */
export type Pieces = readonly Json[];

/** A place that carries no mark. */
interface FixedPlace {
  readonly section: string;
  readonly field: string | null;
  readonly row: string | null;
}

export interface KnownAnchor {
  readonly thread: ThreadId;
  readonly quote: string;
  readonly position: LogPosition;
  readonly pieces: Pieces;
  readonly place: FixedPlace | null;
  readonly isGone: boolean;
}

/** What became of a thread's words since the server last looked. */
export interface AnchorChange {
  readonly thread: ThreadId;
  /** What it stands on now; absent: what it stood on last, for it is gone. */
  readonly pieces?: Pieces;
  readonly gone: { readonly by: PersonId | null; readonly at: number } | null;
}

export type Anchors = ReturnType<typeof createAnchors>;

export function createAnchors(store: Store, now: () => number) {
  return {
    /** Every thread of a plan that stands on something and has no mark that is still to be set or taken away. */
    async ofPlan(plan: PlanId): Promise<KnownAnchor[]> {
      const rows = await store
        .selectFrom('threads')
        .leftJoin('anchors', 'anchors.threadId', 'threads.id')
        .select(['id', 'sectionId', 'quote', 'about', 'field', 'row', 'position', 'pieces', 'goneAt'])
        .where('planId', '=', plan)
        .where('pendingMark', 'is', null)
        .where('sectionId', 'is not', null)
        .execute();
      return rows.map((row) => {
        const isFixed = row.about === null ? row.quote === '' : row.about === 'section' || row.about === 'field';
        return {
          thread: row.id as ThreadId,
          quote: row.quote,
          position: row.position ?? 0,
          pieces: row.pieces === null ? [] : (JSON.parse(row.pieces) as Pieces),
          place: isFixed ? { section: row.sectionId ?? '', field: row.field, row: row.row } : null,
          isGone: row.goneAt !== null,
        };
      });
    },

    /** Notes what a look found; every anchor of the plan has been looked at up to this position, but for those that are `late`. */
    async looked(
      plan: PlanId,
      position: LogPosition,
      changes: readonly AnchorChange[],
      late: readonly ThreadId[] = [],
    ): Promise<void> {
      await store.transaction().execute(async (transaction) => {
        for (const { thread, pieces, gone } of changes) {
          const seen = {
            position,
            goneBy: gone?.by ?? null,
            goneAt: gone?.at ?? null,
            ...(pieces && { pieces: JSON.stringify(pieces) }),
          };
          const there = await transaction
            .selectFrom('threads')
            .select('quote')
            .where('id', '=', thread)
            .executeTakeFirst();
          if (there === undefined) continue;
          await transaction
            .insertInto('anchors')
            .values({
              ...newAnchor(thread, there.quote === '' ? 'section' : 'words'),
              ...seen,
            })
            .onConflict((conflict) => conflict.column('threadId').doUpdateSet(seen))
            .execute();
        }
        await transaction
          .updateTable('anchors')
          .set({ position })
          .where('threadId', 'in', (threads) => threads.selectFrom('threads').select('id').where('planId', '=', plan))
          .where('position', '<', position)
          .where('threadId', 'not in', late)
          .execute();
      });
    },

    /** A thread was put on other words, or on other words of the same plan after its own were gone. */
    async attached(
      thread: ThreadId,
      by: PersonId,
      about: AnchorKind,
      quote: string,
      position: LogPosition,
      pieces: Pieces,
    ) {
      await store.transaction().execute(async (transaction) => {
        const old = await transaction
          .selectFrom('threads')
          .leftJoin('anchors', 'anchors.threadId', 'threads.id')
          .select(['quote', 'firstQuote'])
          .where('id', '=', thread)
          .executeTakeFirst();
        if (old === undefined) return;
        const seen = {
          about,
          field: null,
          row: null,
          position,
          pieces: JSON.stringify(pieces),
          goneBy: null,
          goneAt: null,
          firstQuote: old.firstQuote ?? old.quote,
          attachedBy: by,
          attachedAt: now(),
        };
        await transaction
          .insertInto('anchors')
          .values({ threadId: thread, ...seen })
          .onConflict((conflict) => conflict.column('threadId').doUpdateSet(seen))
          .execute();
        const section = (pieces[0] as { section?: string } | undefined)?.section;
        await transaction
          .updateTable('threads')
          .set({ quote, ...(section !== undefined && { sectionId: section }) })
          .where('id', '=', thread)
          .execute();
      });
    },
  };
}

/** The row of a thread that nothing is known of yet. */
export function newAnchor(thread: string, about: AnchorKind, field?: string | null, row?: string | null) {
  return {
    threadId: thread,
    about,
    field: field ?? null,
    row: row ?? null,
    position: 0,
    pieces: '[]',
    goneBy: null,
    goneAt: null,
    firstQuote: null,
    attachedBy: null,
    attachedAt: null,
  };
}
