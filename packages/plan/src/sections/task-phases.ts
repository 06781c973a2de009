/** The three phases of a task lesson: minutes and a plan each. */

import { body } from '../body/build.ts';
import { type FieldDescriptor, section } from './descriptor.ts';

const minutes: FieldDescriptor = { name: 'minutes', label: 'Time', type: 'number', min: 0, max: 600, unit: 'min' };
const phase = (kind: string, label: string) => section({ kind, label, fields: [minutes], body: body() });

export const launch = phase('launch', 'Launch');
export const explore = phase('explore', 'Explore');
export const discuss = phase('discuss', 'Discuss');
