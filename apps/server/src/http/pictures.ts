/**
 * Pictures over HTTP: whoever may edit brings them in, whoever may read the part that they stand in gets their bytes. A photo of
 * student work is for those who may edit until somebody has said whose work it shows.
 */
import { ORPCError } from '@orpc/server';
import { decide, type Grant, type Viewer } from '@tangram/access';
import { httpLimits } from '@tangram/contract';
import { PICTURE_KEPT_DAYS } from '@tangram/plan';
import { isForEditors } from '@tangram/plan/pictures';
import { type EncodePicture, PictureRefused, PicturesBusy } from '../pictures/encode-picture.ts';
import type { StandingPictures } from '../pictures/standing-pictures.ts';
import type { PicturePart, Pictures, SeePicture } from '../store/pictures.ts';
import type { Plans } from '../store/plans.ts';
import { api } from './api.ts';
import type { AskGrant } from './grant.ts';
import { notTaken, notThere } from './problem.ts';

export interface PictureParts {
  readonly grant: AskGrant;
  readonly plans: Plans;
  readonly pictures: Pictures;
  readonly standingPictures: StandingPictures;
  readonly encodePicture: EncodePicture;
}

interface MayShow {
  readonly grant: SeePicture;
  /** The answer holds for good: nobody is asked about this picture. */
  readonly forGood: boolean;
}

/** The right to see a picture, by any plan in which it stands; null where there is none for this viewer. */
async function mayShow(
  { plans, pictures, standingPictures }: PictureParts,
  viewer: Viewer,
  id: string,
): Promise<MayShow | null> {
  for (const { plan, part } of await pictures.uses(id)) {
    const facts = await plans.facts(plan);
    if (facts === null) continue;
    // Whoever may not read that part makes nobody look into it.
    const reads = decide(viewer, part === 'open' ? 'open' : 'readAuthorsPart', facts);
    if (!reads.allowed) continue;
    const standing = await standingPictures(facts, part);
    const decision = isForEditors(standing, id) ? decide(viewer, 'seePictureInQuestion', facts) : reads;
    if (decision.allowed) return { grant: decision.grant, forGood: standing.get(id) === 'plain' };
  }
  return null;
}

export function pictureRoutes(parts: PictureParts) {
  const { grant, pictures, encodePicture } = parts;
  const shown = async (viewer: Viewer, id: string) => {
    const may = await mayShow(parts, viewer, id);
    const found = may === null ? undefined : await pictures.find(may.grant, id);
    if (found === undefined) throw notThere();
    return { width: found.width, height: found.height };
  };
  const room = async (mayEdit: Grant<'edit'>) => {
    if ((await pictures.count(mayEdit)) < httpLimits.picturesPerPlan) return;
    throw notTaken(
      'pictureId',
      `A plan can keep ${httpLimits.picturesPerPlan} pictures, with those that were taken out in the last ${PICTURE_KEPT_DAYS} days. Put new ones into another plan.`,
    );
  };

  /** Lets a picture that the viewer may see stand in a part of a plan; one that stands there already takes no more room. */
  const bring = async (
    viewer: Viewer,
    mayEdit: Grant<'edit'>,
    { pictureId, part }: { readonly pictureId: string; readonly part: PicturePart },
  ) => {
    const size = await shown(viewer, pictureId);
    const uses = await pictures.uses(pictureId);
    if (!uses.some((use) => use.plan === mayEdit.plan && use.part === part)) {
      await room(mayEdit);
    }
    if (!(await pictures.bring(mayEdit, pictureId, part))) throw notThere();
    return size;
  };

  return {
    add: api.pictures.add.handler(async ({ input, context: { viewer } }) => {
      const mayEdit = await grant(viewer, 'edit', input.planId);
      // Sent once more, because the answer was lost.
      if ((await pictures.uses(input.pictureId)).length > 0) return bring(viewer, mayEdit, input);
      await room(mayEdit);
      try {
        const encoded = await encodePicture(Buffer.from(input.data, 'base64'));
        if (await pictures.keep(mayEdit, input.pictureId, input.part, encoded)) {
          return { width: encoded.width, height: encoded.height };
        }
        return bring(viewer, mayEdit, input);
      } catch (error) {
        if (error instanceof PictureRefused) throw notTaken('data', error.message);
        if (!(error instanceof PicturesBusy)) throw error;
        const message = 'Many pictures are being brought in right now. Try again in a moment.';
        throw new ORPCError('SERVICE_UNAVAILABLE', { status: 503, message });
      }
    }),

    bring: api.pictures.bring.handler(async ({ input, context: { viewer } }) =>
      bring(viewer, await grant(viewer, 'edit', input.planId), input),
    ),

    // They were written by our own encoder, and are served so that they can be nothing else. A reader's own browser may keep one
    // for a day, because a picture never changes. What may change is for whom it is: of student work the browser asks each time.
    read: api.pictures.read.handler(async ({ input, context: { viewer } }) => {
      const may = await mayShow(parts, viewer, input.pictureId);
      const found = may === null ? undefined : await pictures.find(may.grant, input.pictureId);
      if (may === null || found === undefined) throw notThere();
      return {
        headers: {
          'content-disposition': 'inline',
          'content-security-policy': "sandbox; default-src 'none'",
          'cache-control': may.forGood ? 'private, max-age=86400, immutable' : 'private, no-cache',
          etag: `"${input.pictureId}"`,
        },
        body: new Blob([new Uint8Array(found.bytes)], { type: found.type }),
      };
    }),
  };
}
