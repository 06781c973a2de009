/** Which plans are found by which words. */
import type { PlanCard } from '@tangram/contract';
import { expect, test } from 'vitest';
import { findPlans } from './find-plans.ts';

const card = (id: string, change: Partial<PlanCard>): PlanCard => ({
  id,
  kind: 'unit',
  title: 'Ratios at the block party',
  grade: 6,
  status: 'ready',
  visibility: 'network',
  focusStandards: [],
  standards: ['6.RP.A.3b'],
  cognitiveDemand: null,
  facts: '4 periods of 60 minutes',
  authors: [
    {
      id: 'lucia',
      name: 'Lucía Ramos',
      color: 0,
      roles: [{ role: 'teacher', schoolId: 'maple', schoolName: 'Maple Street School' }],
    },
  ],
  access: 'view',
  openThreads: 0,
  updatedAt: '2026-11-27T08:00:00.000Z',
  updatedBy: null,
  ...change,
});

const ratios = card('ratios', {});
const tank = card('tank', { kind: 'task', title: 'Which tank drains first?', grade: 8, authors: [], standards: [] });

test.each([
  ['', ['ratios', 'tank']],
  ['  ', ['ratios', 'tank']],
  ['BLOCK', ['ratios']],
  ['party ratios', ['ratios']],
  ['lucia maple', ['ratios']],
  ['6.rp', ['ratios']],
  ['grade 8', ['tank']],
  ['task', ['tank']],
  ['first?', ['tank']],
  ['arty', []],
  ['tank ratios', []],
])('“%s” finds %j', (typed, ids) => {
  expect(findPlans([ratios, tank], typed).map(({ id }) => id)).toEqual(ids);
});
