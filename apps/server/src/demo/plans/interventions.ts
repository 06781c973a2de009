/**
 * Intervention plans of several schools: whose they are and who may see them. Their contents stand in JSON files, for
 * a decision rule says `then`, which an object in code should not. One is a private draft for a group so small that its
 * numbers are shown to nobody else.
 */
import type { DemoPlan } from './demo-plan.ts';
import equivalentFractions from './intervention-equivalent-fractions.json' with { type: 'json' };

export const equivalentFractionsIntervention: DemoPlan = {
  json: equivalentFractions,
  author: 'Lucía Ramos',
  visibility: 'authors',
  status: 'draft',
};
