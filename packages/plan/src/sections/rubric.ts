/** A task's rubric: a table with the levels in its head and a criterion in each row. */

import { body, emptyRubric } from '../body/build.ts';
import { section } from './descriptor.ts';

export const rubric = section({
  kind: 'rubric',
  label: 'Rubric',
  optional: true,
  body: body(emptyRubric()),
});
