/** What is offered for a code, by where in a plan it is typed. */
import { findSectionOfKind, readCodes, seedPlan } from '@tangram/plan';
import { expect, test } from 'vitest';
import * as Y from 'yjs';
import { planStandards } from './plan-standards.ts';
import { standardOptions } from './standard-options.ts';

function planOf(kind: 'unit' | 'task' | 'intervention') {
  const doc = new Y.Doc();
  Y.applyUpdate(doc, seedPlan(kind, { title: 'Ratios', grade: 6 }, () => 'made').open, 'seed');
  const said: string[] = [];
  const sectionOf = (section: string) => {
    const found = findSectionOfKind(doc, section);
    if (!found) throw new Error(`a ${kind} has no ${section}`);
    return found;
  };
  const offered = (section: string, query: string) => {
    const plan = planStandards(doc, sectionOf(section).id, kind, (sentence) => said.push(sentence));
    const options = standardOptions({ query, length: query.length, eager: false }, plan, [], '2026-11-27');
    return { plan, labels: options.map(({ label }) => label), options };
  };
  const codes = (section: string, list: string) => readCodes(sectionOf(section), list);
  return { offered, codes, said };
}

test('in a lesson a code is offered alone, and with its place among the standards of that lesson', () => {
  const { offered, codes, said } = planOf('unit');
  const { labels, options, plan } = offered('lesson', '6.rp.3b');
  expect(labels).toEqual(['6.RP.A.3b', '6.RP.A.3b, and add it to the standards of this lesson']);
  // Nobody adds a standard who has only asked for its code.
  expect(options.map(({ onlyChosen = false }) => onlyChosen)).toEqual([false, true]);
  plan.kept()?.add('6.RP.A.3b', { code: '6.RP.A.3b' });
  expect(codes('lesson', 'standards')).toEqual(['6.RP.A.3b']);
  expect(codes('standards', 'supportingStandards')).toEqual([]);
  expect(said).toEqual(['6.RP.A.3b was added to the standards of this lesson.']);
  expect(offered('lesson', '6.rp.3b').labels).toEqual(['6.RP.A.3b']);
  expect(offered('lesson', '6.RP.A.3b').labels).toEqual([]);
});

test('elsewhere its place is among the supporting standards, unless the plan has it there or in focus', () => {
  const { offered, codes } = planOf('task');
  const { labels, plan } = offered('overview', '6.RP.A.2');
  expect(labels).toEqual(['6.RP.A.2, and add it to the supporting standards']);
  plan.kept()?.add('6.RP.A.2', { code: '6.RP.A.2' });
  expect(codes('standards', 'supportingStandards')).toEqual(['6.RP.A.2']);
  expect(offered('prompt', '6.rp.2').labels).toEqual(['6.RP.A.2']);
});

test('an intervention plan keeps no supporting ones, and what is no standard is not offered', () => {
  const { offered } = planOf('intervention');
  expect(offered('overview', '5.nf.4').labels).toEqual(['5.NF.B.4']);
  expect(offered('overview', '6.xy.3').labels).toEqual([]);
});
