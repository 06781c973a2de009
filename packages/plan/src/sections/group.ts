/** Whom an intervention is for: what the mathematics asks for in the open part, how many students in the authors'. */

import { body, part } from '../body/build.ts';
import { section } from './descriptor.ts';

/** A group below this describes persons; the field refuses it with an explanation. */
export const GROUP_COUNT_MIN = 3;

/** The smallest group, in students, whose numbers are shown beyond a plan's authors. */
export const MIN_CELL = 10;

export const group = section({
  kind: 'group',
  label: 'The group',
  body: body(part('need'), part('formedFrom')),
  parts: ['need', 'formedFrom'],
});

export const groupSize = section({
  kind: 'groupSize',
  label: 'Group size',
  part: 'authors',
  fields: [{ name: 'count', label: 'Students', type: 'number', min: GROUP_COUNT_MIN, max: 500 }],
});
