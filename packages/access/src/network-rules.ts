/**
 * Who may do what to a network as a whole: name its schools and its time zone, invite people, hear early of a disk that fills, bring
 * and remove frameworks of standards.
 *
 * Reading what belongs to the whole network is for everybody in it, and needs no rule. The roles here give no sight of any plan.
 */
import type { Role } from '@tangram/domain';
import type { Viewer } from './viewer.ts';

const rolesFor = {
  nameSchools: ['facilitator'],
  setTimeZone: ['facilitator'],
  invite: ['facilitator'],
  hearOfDisk: ['facilitator'],
  // A framework is the state's or the school's: whoever leads either may bring it.
  keepFrameworks: ['facilitator', 'districtLeader', 'principal'],
} as const satisfies Record<string, readonly Role[]>;

export type NetworkAction = keyof typeof rolesFor;

export const networkActions = Object.keys(rolesFor) as readonly NetworkAction[];

/** May this viewer do this to the viewer's own network? */
export function mayInNetwork(viewer: Viewer, action: NetworkAction): boolean {
  const allowed: readonly Role[] = rolesFor[action];
  return viewer.roles.some((held) => allowed.includes(held.role));
}
