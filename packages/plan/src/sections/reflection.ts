/** What we learned by teaching it: offered once the dates have passed, never asked for before. */

import { body, part } from '../body/build.ts';
import type { LabelledPartName } from '../body/labelled-part.ts';
import { section } from './descriptor.ts';

const parts = ['whatWorked', 'whatStudentsShowed', 'changeNextTime'] as const;
const taskParts = [...parts, 'demandAsTaught'] as const;
const common = {
  kind: 'reflection',
  label: 'Reflection',
  optional: true,
  fields: [{ name: 'taughtOn', label: 'Taught on', type: 'date' }],
} as const;

const written = (names: readonly LabelledPartName[]) => body(...names.map((name) => part(name)));

export const reflection = section({ ...common, body: written(parts), parts });
export const taskReflection = section({ ...common, body: written(taskParts), parts: taskParts });
