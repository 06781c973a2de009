/** Links from a plan to other plans and to cycles; fields only. */

import { type FieldDescriptor, section } from './descriptor.ts';

const cycles: FieldDescriptor = { name: 'cycleRefs', label: 'Inquiry cycles', type: 'links', to: 'cycle' };

export const unitLinks = section({
  kind: 'links',
  label: 'Linked plans',
  optional: true,
  fields: [
    { name: 'taskRefs', label: 'Tasks', type: 'links', to: 'task' },
    { name: 'interventionRefs', label: 'Intervention plans', type: 'links', to: 'intervention' },
    cycles,
  ],
});

export const interventionLinks = section({
  kind: 'links',
  label: 'Linked plans',
  optional: true,
  fields: [
    { name: 'unitRefs', label: 'Units it gives access to', type: 'links', to: 'unit', section: 'lesson' },
    cycles,
  ],
});
