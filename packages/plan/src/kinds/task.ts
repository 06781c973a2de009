/** A rigorous task: one problem worth a long discussion. Its sections, in the order of the printed page. */

import { taskOverview } from '../sections/overview.ts';
import { anticipatedStrategies, misconceptions, scaffolds, studentWork } from '../sections/pairs.ts';
import * as prose from '../sections/prose.ts';
import { taskReflection } from '../sections/reflection.ts';
import { rubric } from '../sections/rubric.ts';
import { taskStandards } from '../sections/standards.ts';
import { discuss, explore, launch } from '../sections/task-phases.ts';

export const task = {
  label: 'Rigorous task',
  sections: [
    taskOverview,
    taskStandards,
    prose.prompt,
    prose.answer,
    prose.representations,
    anticipatedStrategies,
    misconceptions,
    prose.assessingQuestions,
    prose.advancingQuestions,
    launch,
    explore,
    discuss,
    scaffolds,
    prose.extensions,
    rubric,
    studentWork,
    prose.materials,
    taskReflection,
    prose.ownSection,
  ],
  starts: {},
} as const;
