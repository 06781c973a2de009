/**
 * The plans of the demo network, so that no screen is empty: units, tasks and interventions of several schools, in every
 * status and circle.
 */
import type { DemoPlan } from './demo-plan.ts';
import { equationsIntervention, equivalentFractionsIntervention, integersIntervention } from './interventions.ts';
import { fractionsIntervention, ratiosUnit, waterIceTask } from './samples.ts';
import { gardenBorderTask } from './task-garden-border.ts';
import { whichTankTask } from './task-which-tank.ts';
import { squaresAndCubesTask, twoStepSetTask } from './tasks-fluency.ts';
import { expressionsUnit } from './unit-expressions.ts';
import { integersUnit } from './unit-integers.ts';
import { linearUnit } from './unit-linear.ts';
import { proportionalUnit } from './unit-proportional.ts';
import { statisticsUnit } from './unit-statistics.ts';

export type { DemoPlan } from './demo-plan.ts';

/** In the order in which they are made; a plan's references name other plans of this list by the `id` in their JSON. */
export const demoPlans: readonly DemoPlan[] = [
  statisticsUnit,
  integersUnit,
  integersIntervention,
  squaresAndCubesTask,
  twoStepSetTask,
  gardenBorderTask,
  whichTankTask,
  linearUnit,
  equationsIntervention,
  proportionalUnit,
  expressionsUnit,
  equivalentFractionsIntervention,
  fractionsIntervention,
  waterIceTask,
  ratiosUnit,
];
