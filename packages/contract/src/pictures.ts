/** Pictures in plans: brought in by whoever may edit, read by whoever may read the part that they stand in. */
import { oc } from '@orpc/contract';
import { z } from 'zod';
import { httpLimits } from './limits.ts';
import { problems } from './problem.ts';
import { id, newId } from './values.ts';

const base = oc.errors(problems);
const part = z.enum(['open', 'authors']);
/** Its size in pixels, as it is stored. */
const stored = z.object({ width: z.number().int(), height: z.number().int() });

export const pictures = {
  /**
   * Keeps a picture for one part of a plan: PNG, JPEG, WebP or GIF by its bytes, whatever it is called. It is encoded anew, so
   * that nothing but what is seen remains: no place, no camera, no name. Idempotent by `pictureId`.
   */
  add: base
    .route({ method: 'POST', path: '/plans/{planId}/pictures' })
    .input(
      z.strictObject({
        planId: id,
        pictureId: newId,
        part,
        /** The file, as base64. */
        data: z.base64().max(Math.ceil((httpLimits.pictureBytes * 4) / 3) + 4),
      }),
    )
    .output(stored),
  /** Lets a picture that I can see in one plan stand in another one that I may edit: for what is copied from plan to plan. */
  bring: base
    .route({ method: 'POST', path: '/plans/{planId}/pictures/{pictureId}/bring' })
    .input(z.strictObject({ planId: id, pictureId: id, part }))
    .output(stored),
  /** The bytes of a picture, in a sandbox: they can be shown and nothing else. */
  read: base
    .route({ method: 'GET', path: '/pictures/{pictureId}', outputStructure: 'detailed' })
    .input(z.strictObject({ pictureId: id }))
    .output(z.object({ headers: z.record(z.string(), z.string()), body: z.unknown() })),
};
