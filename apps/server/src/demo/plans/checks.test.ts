/** What a colleague would say about the plans of the demo: nothing that their authors would call a false alarm. */
import { readPlanJson } from '@tangram/interchange';
import { seedPlan } from '@tangram/plan';
import { allChecks, glanceAt, type PlanFacts, readAllFacts, suggestionInWords } from '@tangram/plan/checks';
import { openOn } from '@tangram/plan/testing';
import { expect, test } from 'vitest';
import { type DemoPlan, demoPlans } from './index.ts';

/** A day in the middle of the demo's year. */
const today = '2026-11-24';

function factsOf({ json, status }: DemoPlan): PlanFacts {
  let made = 0;
  const makeId = () => `made-${made++}`;
  const plan = readPlanJson(json, { makeId });
  if (plan === null) throw new Error('a plan of the demo is not read');
  const { open, authors } = seedPlan(plan.kind, plan, makeId);
  const sections = [open, authors].flatMap((seed) => readAllFacts(openOn(1, seed)));
  return { kind: plan.kind, sections, linked: null, today, taught: status === 'taught' };
}

const titled = (title: string) => {
  const plan = demoPlans.find(({ json }) => (json as { title: string }).title === title);
  if (plan === undefined) throw new Error(`the demo has no ${title}`);
  return factsOf(plan);
};

/** The one plan that has something to be said: a draft for a group so small that nobody else sees its numbers. */
const draft = 'Equivalent fractions, for access to ratio tables';

test('nothing is said of a plan that is sound', () => {
  const said = demoPlans.flatMap((plan) => {
    const { title } = plan.json as { title: string };
    return title === draft ? [] : allChecks(factsOf(plan)).map(({ code, message }) => `${title}, ${code}: ${message}`);
  });
  expect(said).toEqual([]);
  expect(allChecks(titled(draft)).map(({ code, about }) => [code, about])).toEqual([
    ['group-too-small', 'masked'],
    ['monitoring-mismatch', 'few'],
  ]);
});

test('sample A at a glance: the minutes, and where each focus standard is taught and assessed', () => {
  const { time, coverage, prerequisites } = glanceAt(titled('Ratios at the block party'));
  expect(time).toEqual({ planned: 240, available: 240, periodMinutes: 60 });
  expect(coverage?.columns.map(({ kind, number }) => `${kind} ${number}`)).toEqual([
    'lesson 1',
    'lesson 2',
    'lesson 3',
    'assessment 1',
    'assessment 2',
    'assessment 3',
    'assessment 4',
  ]);
  const [yes, no] = [true, false];
  expect(coverage?.rows).toEqual([
    { code: '6.RP.A.1', reached: [yes, no, no, yes, yes, no, yes], taught: true, assessed: true },
    { code: '6.RP.A.2', reached: [no, yes, yes, no, no, yes, yes], taught: true, assessed: true },
    { code: '6.RP.A.3b', reached: [no, yes, yes, no, no, yes, yes], taught: true, assessed: true },
  ]);
  expect(prerequisites).toEqual([
    { code: '4.OA.A.2', supported: false },
    { code: '5.NF.B.4', supported: true },
    { code: '5.NF.B.6', supported: false },
    { code: '5.G.A.2', supported: false },
  ]);
});

test('sample B: the line asks for 53, 64 and 75; below, below, above; the rules suggest to exit', () => {
  const facts = titled('Fraction of a quantity, for access to rates');
  const { progress } = glanceAt(facts);
  expect(progress?.points.map(({ date, value, expected, onTrack }) => [date, value, expected, onTrack])).toEqual([
    ['2026-11-06', 51, 53, false],
    ['2026-11-20', 63, 64, false],
    ['2026-12-04', 78, 75, true],
  ]);
  expect(progress && suggestionInWords(progress)).toBe('The rules suggest: exit (78 on Dec 4, 2026). You decide.');
});
