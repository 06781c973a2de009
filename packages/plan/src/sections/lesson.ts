/** One lesson of a unit: its purpose and standards, and in its body the target, the timed segments and the exit ticket. */

import { body, part, segment } from '../body/build.ts';
import { section } from './descriptor.ts';

const purposes = [
  { value: 'introduce', label: 'Introduce' },
  { value: 'develop', label: 'Develop' },
  { value: 'practice', label: 'Practice' },
  { value: 'apply', label: 'Apply' },
  { value: 'connect', label: 'Connect' },
  { value: 'assess', label: 'Assess' },
  { value: 'respond', label: 'Respond to what students showed' },
] as const;

export const lesson = section({
  kind: 'lesson',
  label: 'Lesson',
  title: 'Title of the lesson',
  repeatable: true,
  fields: [
    { name: 'minutes', label: 'Time', type: 'number', min: 1, max: 600, default: 60, unit: 'min' },
    { name: 'purpose', label: 'Purpose', type: 'choice', choices: purposes },
    { name: 'standards', label: 'Standards', type: 'standards' },
    { name: 'taskRefs', label: 'Tasks', type: 'links', to: 'task' },
  ],
  // The segments of a lesson of sixty minutes.
  body: body(
    part('learningTarget'),
    segment('warmUp', 8),
    segment('launch', 7),
    segment('explore', 22),
    segment('discuss', 18),
    segment('exitTicket', 5),
  ),
  parts: ['learningTarget', 'languageGoal', 'exitTicket', 'homework', 'notes'],
});
