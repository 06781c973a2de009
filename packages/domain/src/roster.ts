/** Who is here: a network's schools, its people, and what each person does where. */

import type { PersonId, SchoolId } from './ids.ts';
import type { Grade } from './measure.ts';

export const roles = ['teacher', 'teacherLeader', 'coach', 'principal', 'districtLeader', 'facilitator'] as const;
export type Role = (typeof roles)[number];

export interface School {
  readonly id: SchoolId;
  readonly name: string;
}

/** One thing a person does: a role, at a school or (district leaders, facilitators) at none. One person may have several. */
export interface Affiliation {
  readonly schoolId: SchoolId | null;
  readonly role: Role;
  readonly grades: readonly Grade[];
}

export interface Person {
  readonly id: PersonId;
  readonly displayName: string;
  readonly affiliations: readonly Affiliation[];
}
