/** What everyone says about a plan before opening it: its kind, how far it is, whose circle it is in. */

export const planKinds = ['unit', 'task', 'intervention'] as const;
export type PlanKind = (typeof planKinds)[number];

/** How far the plan is. It informs and never locks. */
export const planStatuses = ['draft', 'ready', 'taught', 'archived'] as const;
export type PlanStatus = (typeof planStatuses)[number];

/** Whose circle a plan is in, from the narrowest to the widest. */
export const visibilities = ['authors', 'team', 'school', 'network'] as const;
export type Visibility = (typeof visibilities)[number];

/** What an invited collaborator may do, from the most to the least. */
export const collaboratorAccesses = ['edit', 'comment', 'view'] as const;
export type CollaboratorAccess = (typeof collaboratorAccesses)[number];
