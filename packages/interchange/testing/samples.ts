/** The three sample plans as the demo network has them. */

import { files, root } from './files.ts';

const folder = `${root}/apps/server/src/demo/plans`;
const read = async (name: string) => JSON.parse(await files.readFile(`${folder}/${name}`, 'utf8')) as unknown;
const both = (await read('sample-unit-and-task-grade-6-ratios.json')) as { unit: unknown; task: unknown };
const other = (await read('sample-intervention-fractions.json')) as { intervention: unknown };

export const samples = { unit: both.unit, task: both.task, intervention: other.intervention };
