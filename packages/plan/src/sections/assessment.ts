/**
 * One assessment of a unit: before it, on the way, or after it. Its body says what evidence it gives; how that is looked at, and the paper that
 * students get, are parts of it, which not every assessment has.
 */

import { body } from '../body/build.ts';
import { section } from './descriptor.ts';

const assessmentTypes = [
  { value: 'pre', label: 'Before the unit' },
  { value: 'formative', label: 'Formative' },
  { value: 'summative', label: 'Summative' },
] as const;

export const assessment = section({
  kind: 'assessment',
  label: 'Assessment',
  title: 'Title of the assessment',
  repeatable: true,
  fields: [
    { name: 'type', label: 'Kind', type: 'choice', choices: assessmentTypes, default: 'summative' },
    { name: 'minutes', label: 'Time', type: 'number', min: 0, max: 600, unit: 'min' },
    { name: 'insideLesson', label: 'Inside lesson', type: 'lesson' },
    { name: 'standards', label: 'Standards', type: 'standards' },
  ],
  body: body(),
  parts: ['rubric', 'attachment'],
});
