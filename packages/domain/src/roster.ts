/** What people of a network do. One person may do several of these, at several schools. */

export const roles = ['teacher', 'teacherLeader', 'coach', 'principal', 'districtLeader', 'facilitator'] as const;
export type Role = (typeof roles)[number];
