/** What we learned by teaching it: offered once the dates have passed, never asked for before. */

import { body, part } from '../body/build.ts';
import { section } from './descriptor.ts';

const parts = [part('whatWorked'), part('whatStudentsShowed'), part('changeNextTime')];
const common = {
  kind: 'reflection',
  label: 'Reflection',
  optional: true,
  fields: [{ name: 'taughtOn', label: 'Taught on', type: 'date' }],
} as const;

export const reflection = section({ ...common, body: body(...parts) });
export const taskReflection = section({ ...common, body: body(...parts, part('demandAsTaught')) });
