/**
 * The plans of the demo network, so that no screen is empty: units, tasks and interventions of several schools, in every
 * status and circle.
 */
import type { DemoPlan } from './demo-plan.ts';
import { equivalentFractionsIntervention } from './interventions.ts';
import { fractionsIntervention, ratiosUnit, waterIceTask } from './samples.ts';
import { gardenBorderTask } from './task-garden-border.ts';
import { expressionsUnit } from './unit-expressions.ts';

export type { DemoPlan } from './demo-plan.ts';

/** In the order in which they are made; a plan's references name other plans of this list by the `id` in their JSON. */
export const demoPlans: readonly DemoPlan[] = [
  ratiosUnit,
  waterIceTask,
  fractionsIntervention,
  expressionsUnit,
  gardenBorderTask,
  equivalentFractionsIntervention,
];
