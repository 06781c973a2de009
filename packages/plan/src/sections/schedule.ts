/** When an intervention happens, and who teaches it: roles, not names. */

import { type FieldDescriptor, section } from './descriptor.ts';

export const schedule = section({
  kind: 'schedule',
  label: 'Schedule',
  fields: [
    { name: 'minutesPerSession', label: 'A session', type: 'number', min: 1, max: 240, default: 25, unit: 'min' },
    { name: 'sessionsPerWeek', label: 'Sessions a week', type: 'number', min: 1, max: 10, default: 3 },
    { name: 'weeks', label: 'Weeks', type: 'number', min: 1, max: 40, default: 6 },
    { name: 'startDate', label: 'Starts', type: 'date' },
    { name: 'when', label: 'When in the day', type: 'text' },
  ],
});

const columns: readonly Extract<FieldDescriptor, { type: 'text' | 'number' }>[] = [
  { name: 'role', label: 'Role', type: 'text' },
  { name: 'count', label: 'How many', type: 'number', min: 1, max: 20, default: 1 },
  { name: 'note', label: 'Note', type: 'text' },
];

export const staffing = section({
  kind: 'staffing',
  label: 'Staffing',
  fields: [{ name: 'people', label: 'People', type: 'list', columns }],
});
