/** The people of the demo network. All names are invented; no school or person of any city is meant. */
import type { Role } from '@tangram/domain';

export const networkName = 'Tessel Mathematics Network';

export const schoolNames = [
  'Maple Street School',
  'Riverside School',
  'Larkspur Hill School',
  'Old Mill School',
  'Foxglove Middle School',
  'Cedar Bend School',
  'Harborlight School',
  'Bluestone School',
  'Copper Lane Middle School',
  'Northwind School',
] as const;

type DemoSchool = (typeof schoolNames)[number];

interface Invented {
  readonly name: string;
  readonly roles: readonly (readonly [role: Role, school: DemoSchool | null])[];
  /** Offered on the sign-in page as “Try as …”. */
  readonly offered?: true;
}

export const people = [
  { name: 'Imani Cole', roles: [['teacher', 'Larkspur Hill School']], offered: true },
  { name: 'Lucía Ramos', roles: [['teacher', 'Maple Street School']], offered: true },
  { name: 'Mei Tanaka', roles: [['teacher', 'Riverside School']], offered: true },
  {
    name: 'Theo Brandt',
    roles: [
      ['coach', 'Larkspur Hill School'],
      ['coach', 'Maple Street School'],
      ['coach', 'Old Mill School'],
    ],
    offered: true,
  },
  { name: 'Ruth Okonkwo', roles: [['teacherLeader', 'Foxglove Middle School']], offered: true },
  { name: 'Halima Farouk', roles: [['principal', 'Maple Street School']], offered: true },
  { name: 'Gordon Pell', roles: [['districtLeader', null]], offered: true },
  { name: 'Noor Haddad', roles: [['facilitator', null]], offered: true },
  { name: 'Simone Achterberg', roles: [['facilitator', null]] },
  { name: 'Wendell Price', roles: [['districtLeader', null]] },
  { name: 'Priya Raman', roles: [['teacher', 'Old Mill School']] },
  { name: 'Jonas Weller', roles: [['teacher', 'Cedar Bend School']] },
  { name: 'Aaliyah Brooks', roles: [['teacher', 'Harborlight School']] },
  { name: 'Dmitri Sokol', roles: [['teacher', 'Bluestone School']] },
  { name: 'Carmen Ibarra', roles: [['teacher', 'Copper Lane Middle School']] },
  { name: 'Owen Gallagher', roles: [['teacher', 'Northwind School']] },
  { name: 'Fatou Diallo', roles: [['teacher', 'Riverside School']] },
  { name: 'Elena Marchetti', roles: [['teacher', 'Foxglove Middle School']] },
  {
    name: 'Marcus Whitfield',
    roles: [
      ['teacher', 'Cedar Bend School'],
      ['teacherLeader', 'Cedar Bend School'],
    ],
  },
  { name: 'Sunniva Berg', roles: [['teacherLeader', 'Riverside School']] },
  {
    name: 'Kofi Mensah',
    roles: [
      ['coach', 'Riverside School'],
      ['coach', 'Foxglove Middle School'],
      ['coach', 'Cedar Bend School'],
    ],
  },
  {
    name: 'Beatriz Nogueira',
    roles: [
      ['coach', 'Harborlight School'],
      ['coach', 'Bluestone School'],
    ],
  },
  { name: 'Arthur Lindqvist', roles: [['principal', 'Riverside School']] },
  { name: 'Denise Tillman', roles: [['principal', 'Larkspur Hill School']] },
  { name: 'Yusuf Karim', roles: [['principal', 'Foxglove Middle School']] },
] as const satisfies readonly Invented[];

export type DemoName = (typeof people)[number]['name'];
