/** The standards that a plan teaches, touches and rests on; fields only. */

import { type FieldDescriptor, section } from './descriptor.ts';

const focus: FieldDescriptor = { name: 'focusStandards', label: 'Focus standards', type: 'standards' };
const supporting: FieldDescriptor = { name: 'supportingStandards', label: 'Supporting standards', type: 'standards' };
const practices: FieldDescriptor = { name: 'practices', label: 'Mathematical practices', type: 'practices' };
const prerequisite: FieldDescriptor = {
  name: 'prerequisiteStandards',
  label: 'Prerequisite standards',
  type: 'standards',
};

export const unitStandards = section({
  kind: 'standards',
  label: 'Standards',
  fields: [focus, supporting, practices, prerequisite],
});

export const taskStandards = section({
  kind: 'standards',
  label: 'Standards',
  fields: [focus, supporting, practices],
});

export const interventionStandards = section({
  kind: 'standards',
  label: 'Standards',
  fields: [
    { ...prerequisite, label: 'What we teach (earlier grades)' },
    { name: 'accessStandards', label: 'What it opens (this grade)', type: 'standards' },
  ],
});
