/** Sharing: who can see a plan, and how its authors change that. Every answer is the circle as it is now. */
import { oc } from '@orpc/contract';
import { z } from 'zod';
import { problems } from './problem.ts';
import { accessLevel, collaboratorAccess, id, personCard, visibility } from './values.ts';

const base = oc.errors(problems);

const circle = z.object({
  sentence: z.string(),
  visibility,
  circleAccess: z.enum(['comment', 'view']),
  authors: z.array(personCard),
  collaborators: z.array(z.object({ person: personCard, access: collaboratorAccess })),
  /** Everybody who can read the plan, and what they may do. */
  members: z.array(z.object({ person: personCard, access: accessLevel })),
  mayShare: z.boolean(),
});
export type Circle = z.infer<typeof circle>;

export const sharing = {
  circle: base
    .route({ method: 'GET', path: '/plans/{planId}/circle' })
    .input(z.strictObject({ planId: id }))
    .output(circle),
  /** Who would newly see the plan at another visibility; changes nothing. */
  preview: base
    .route({ method: 'GET', path: '/plans/{planId}/circle/preview' })
    .input(z.strictObject({ planId: id, visibility }))
    .output(z.object({ gained: z.array(personCard), lost: z.array(personCard) })),
  setVisibility: base
    .route({ method: 'POST', path: '/plans/{planId}/visibility' })
    .input(z.strictObject({ planId: id, visibility, circleAccess: z.enum(['comment', 'view']) }))
    .output(circle),
  /** Adds a person by name, or changes what they may do. */
  setCollaborator: base
    .route({ method: 'POST', path: '/plans/{planId}/collaborators' })
    .input(z.strictObject({ planId: id, personId: id, access: collaboratorAccess }))
    .output(circle),
  /** Takes a person's named access away; an open page of theirs is closed within 2 s. */
  removeCollaborator: base
    .route({ method: 'POST', path: '/plans/{planId}/collaborators/{personId}/remove' })
    .input(z.strictObject({ planId: id, personId: id }))
    .output(circle),
};
