/**
 * How long pictures are kept: since when each stands nowhere in a part of a plan, and the deletion of those that left every plan long
 * ago. For jobs, never for people. Each step is one transaction that asks again what it relies on, so that two servers may take it
 * at once, and either may end in the middle.
 */
import { type PlanId, planId } from '@tangram/domain';
import type { Store } from './database.ts';
import type { PicturePart } from './pictures.ts';

export interface PartWithPictures {
  readonly plan: PlanId;
  readonly part: PicturePart;
}

/** A part, with those of its pictures that are not known to have left it. */
export interface PicturesOfPart extends PartWithPictures {
  readonly pictures: readonly string[];
}

export type PictureKeeping = ReturnType<typeof createPictureKeeping>;

export function createPictureKeeping(store: Store) {
  return {
    /** The parts of plans that pictures were brought into, as they are known at this hour. */
    async parts(at: number): Promise<PicturesOfPart[]> {
      const rows = await store.selectFrom('pictureUses').selectAll().orderBy('pictureId').execute();
      const byPart = Map.groupBy(rows, ({ planId: plan, part }) => `${plan} ${part}`);
      return [...byPart.values()].flatMap(([use, ...others]) => {
        if (use === undefined) return [];
        const pictures = [use, ...others]
          .filter(({ leftAt }) => leftAt === null || leftAt > at)
          .map(({ pictureId }) => pictureId);
        return [{ plan: planId(use.planId), part: use.part, pictures }];
      });
    },

    /** Of a part: which of its pictures stand in it now. The others have left it at this hour, unless they had before. */
    async noteStanding({ plan, part }: PartWithPictures, standing: readonly string[], at: number): Promise<void> {
      await store.transaction().execute(async (transaction) => {
        const uses = await transaction
          .selectFrom('pictureUses')
          .select(['pictureId', 'leftAt'])
          .where('planId', '=', plan)
          .where('part', '=', part)
          .execute();
        const stands = new Set(standing);
        const set = async (leftAt: number | null) => {
          // An hour that has not come yet is of a clock that was wrong.
          const isSo = (use: { leftAt: number | null }) =>
            leftAt === null ? use.leftAt === null : use.leftAt !== null && use.leftAt <= leftAt;
          const changed = uses.filter((use) => !isSo(use));
          const ids = changed.map((use) => use.pictureId).filter((id) => stands.has(id) === (leftAt === null));
          if (ids.length === 0) return;
          await transaction
            .updateTable('pictureUses')
            .set({ leftAt })
            .where('planId', '=', plan)
            .where('part', '=', part)
            .where('pictureId', 'in', ids)
            .execute();
        };
        await set(null);
        await set(at);
      });
    },

    /** The parts that have pictures which left them at this hour or before. */
    async partsLeft(until: number): Promise<PartWithPictures[]> {
      const rows = await store
        .selectFrom('pictureUses')
        .select(['planId', 'part'])
        .distinct()
        .where('leftAt', '<=', until)
        .execute();
      return rows.map((row) => ({ plan: planId(row.planId), part: row.part }));
    },

    /** Keeps for a part no longer what left it at this hour or before. */
    async letGo({ plan, part }: PartWithPictures, until: number): Promise<void> {
      await store
        .deleteFrom('pictureUses')
        .where('planId', '=', plan)
        .where('part', '=', part)
        .where('leftAt', '<=', until)
        .execute();
    },

    /** Deletes the pictures that are kept for no plan, those of plans that are no longer there among them. Returns how many. */
    async deleteUnused(): Promise<number> {
      const { numDeletedRows } = await store
        .deleteFrom('pictures')
        .where((picture) =>
          picture.not(
            picture.exists(
              picture.selectFrom('pictureUses').select('planId').whereRef('pictureUses.pictureId', '=', 'pictures.id'),
            ),
          ),
        )
        .executeTakeFirst();
      return Number(numDeletedRows);
    },
  };
}
