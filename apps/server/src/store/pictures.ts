/** Pictures as rows. A picture is read through a plan in whose part it stands, and by whoever may read that part. */
import type { Grant } from '@tangram/access';
import { type PlanId, planId } from '@tangram/domain';
import type { Store } from './database.ts';
import type { PictureRow } from './tables.ts';

export type PicturePart = 'open' | 'authors';

/** Proof that somebody may see a picture that stands in a plan. */
export type SeePicture = Grant<'open' | 'seePictureInQuestion' | 'readAuthorsPart'>;

/** A picture encoded anew. */
export type EncodedPicture = Pick<PictureRow, 'type' | 'width' | 'height'> & { readonly bytes: Uint8Array };

export type Pictures = ReturnType<typeof createPictures>;

export function createPictures(store: Store, now: () => number) {
  // A picture that is deleted at this moment is not brought anywhere.
  const use = (pictureId: string, plan: PlanId, part: PicturePart, db: Store = store) =>
    db
      .insertInto('pictureUses')
      .columns(['pictureId', 'planId', 'part'])
      .expression((is) =>
        is
          .selectFrom('pictures')
          .select(['id as pictureId', is.val<string>(plan).as('planId'), is.val(part).as('part')])
          .where('id', '=', pictureId),
      )
      .onConflict((old) => old.columns(['pictureId', 'planId', 'part']).doUpdateSet({ leftAt: null }))
      .executeTakeFirst();

  return {
    /** The parts of plans in which a picture stands; none where there is no such picture. For asking who may see it. */
    async uses(id: string): Promise<{ plan: PlanId; part: PicturePart }[]> {
      const rows = await store
        .selectFrom('pictureUses')
        .select(['planId', 'part'])
        .where('pictureId', '=', id)
        .execute();
      return rows.map((row) => ({ plan: planId(row.planId), part: row.part }));
    },

    /** A picture that the caller was granted through one of its plans. */
    find: (_grant: SeePicture, id: string) =>
      store.selectFrom('pictures').select(['type', 'width', 'height', 'bytes']).where('id', '=', id).executeTakeFirst(),

    /** How many pictures a plan keeps. */
    async count(grant: Grant<'edit'>): Promise<number> {
      const { count } = await store
        .selectFrom('pictureUses')
        .select((row) => row.fn.countAll<number>().as('count'))
        .where('planId', '=', grant.plan)
        .executeTakeFirstOrThrow();
      return count;
    },

    /** Keeps a new picture in a plan. False when its id is taken, and then nothing was kept. */
    async keep(
      grant: Grant<'edit'>,
      id: string,
      part: PicturePart,
      { bytes, ...picture }: EncodedPicture,
    ): Promise<boolean> {
      return store.transaction().execute(async (transaction) => {
        const made = await transaction
          .insertInto('pictures')
          .values({ id, ...picture, bytes: Buffer.from(bytes), addedBy: grant.person, addedAt: now() })
          .onConflict((old) => old.doNothing())
          .executeTakeFirst();
        if (made.numInsertedOrUpdatedRows !== 1n) return false;
        await use(id, grant.plan, part, transaction);
        return true;
      });
    },

    /** Lets a picture stand in a part of a plan. False when there is no such picture any more. */
    async bring(grant: Grant<'edit'>, id: string, part: PicturePart): Promise<boolean> {
      return (await use(id, grant.plan, part)).numInsertedOrUpdatedRows === 1n;
    },

    /** Lets these pictures of a plan's open part stand in its copy. */
    async bringAll(from: Grant<'export'>, to: PlanId, ids: readonly string[]): Promise<void> {
      if (ids.length === 0) return;
      await store
        .insertInto('pictureUses')
        .columns(['pictureId', 'planId', 'part'])
        .expression((db) =>
          db
            .selectFrom('pictureUses')
            .select(['pictureId', db.val(to).as('planId'), 'part'])
            .where('planId', '=', from.plan)
            .where('part', '=', 'open')
            .where('pictureId', 'in', ids),
        )
        .onConflict((old) => old.doNothing())
        .execute();
    },
  };
}
