/**
 * An intervention plan: short teaching of earlier mathematics, so that a group can do this grade's work. What describes
 * the group in numbers lives in the authors' part.
 */

import { group, groupSize } from '../sections/group.ts';
import { interventionLinks } from '../sections/links.ts';
import { baseline, decision, decisionRules, goal, monitoring } from '../sections/monitoring.ts';
import { interventionOverview } from '../sections/overview.ts';
import { strategies } from '../sections/pairs.ts';
import * as prose from '../sections/prose.ts';
import { reflection } from '../sections/reflection.ts';
import { schedule, staffing } from '../sections/schedule.ts';
import { interventionStandards } from '../sections/standards.ts';

export const intervention = {
  label: 'Intervention plan',
  sections: [
    interventionOverview,
    interventionStandards,
    group,
    groupSize,
    baseline,
    goal,
    strategies,
    prose.representations,
    schedule,
    staffing,
    monitoring,
    decisionRules,
    decision,
    interventionLinks,
    reflection,
    prose.ownSection,
  ],
  starts: {},
} as const;
