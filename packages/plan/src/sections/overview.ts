/** The overview: the facts of a plan on one card. Its title is the plan's title. */

import { grades } from '@tangram/domain';
import { type FieldDescriptor, section } from './descriptor.ts';

const grade: FieldDescriptor = {
  name: 'grade',
  label: 'Grade',
  type: 'choice',
  choices: grades.map((value) => ({ value, label: `Grade ${value}` })),
};
const calendar: readonly FieldDescriptor[] = [
  { name: 'schoolYear', label: 'School year', type: 'text' },
  {
    name: 'quarter',
    label: 'Quarter',
    type: 'choice',
    choices: [1, 2, 3, 4].map((value) => ({ value, label: `Quarter ${value}` })),
  },
];

/** Smith and Stein's four levels: the first two are low, the last two high. */
export const cognitiveDemands = [
  { value: 'memorization', label: 'Memorization' },
  { value: 'proceduresWithoutConnections', label: 'Procedures without connections' },
  { value: 'proceduresWithConnections', label: 'Procedures with connections' },
  { value: 'doingMathematics', label: 'Doing mathematics' },
] as const;

export const unitOverview = section({
  kind: 'overview',
  label: 'Overview',
  title: 'Title of the unit',
  fields: [
    grade,
    { name: 'course', label: 'Course', type: 'text' },
    ...calendar,
    { name: 'durationPeriods', label: 'Class periods', type: 'number', min: 1, max: 60, default: 10 },
    { name: 'periodMinutes', label: 'Minutes in a period', type: 'number', min: 1, max: 240, default: 60, unit: 'min' },
  ],
});

export const taskOverview = section({
  kind: 'overview',
  label: 'Overview',
  title: 'Title of the task',
  fields: [
    grade,
    { name: 'cognitiveDemand', label: 'Cognitive demand', type: 'choice', choices: cognitiveDemands },
    {
      name: 'dok',
      label: 'Depth of knowledge',
      type: 'choice',
      choices: [
        { value: 1, label: '1, recall' },
        { value: 2, label: '2, skill or concept' },
        { value: 3, label: '3, strategic thinking' },
        { value: 4, label: '4, extended thinking' },
      ],
    },
    { name: 'estimatedMinutes', label: 'Time', type: 'number', min: 1, max: 600, default: 45, unit: 'min' },
    { name: 'grouping', label: 'Grouping', type: 'text' },
  ],
});

export const interventionOverview = section({
  kind: 'overview',
  label: 'Overview',
  title: 'Title of the plan',
  fields: [grade, ...calendar],
});
