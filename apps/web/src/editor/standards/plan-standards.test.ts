/** What is offered for a code, by where in a plan it is typed. */
import { findSectionOfKind, readCodes, seedPlan } from '@tangram/plan';
import { expect, test } from 'vitest';
import * as Y from 'yjs';
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
  const offered = (section: string, query: string, inPlan = true) => {
    const say = (sentence: string) => said.push(sentence);
    const naming = { doc, plan: kind, section: sectionOf(section).id, inPlan, say };
    const options = standardOptions({ query, length: query.length, eager: false }, naming, [], '2026-11-27');
    return { labels: options.map(({ label }) => label), options };
  };
  const codes = (section: string, list: string) => readCodes(sectionOf(section), list);
  return { offered, codes, said };
}

test('in a lesson a code is offered alone, and with its place among the standards of that lesson', () => {
  const { offered, codes, said } = planOf('unit');
  const { labels, options } = offered('lesson', '6.rp.3b');
  expect(labels).toEqual(['6.RP.A.3b', '6.RP.A.3b, and add it to the standards of this lesson']);
  // Nobody adds a standard who has only asked for its code.
  expect(options.map(({ onlyChosen = false }) => onlyChosen)).toEqual([false, true]);
  options[1]?.add?.();
  expect(codes('lesson', 'standards')).toEqual(['6.RP.A.3b']);
  expect(codes('standards', 'supportingStandards')).toEqual([]);
  expect(said).toEqual(['6.RP.A.3b was added to the standards of this lesson.']);
  expect(offered('lesson', '6.rp.3b').labels).toEqual(['6.RP.A.3b']);
  expect(offered('lesson', '6.RP.A.3b').labels).toEqual([]);
});

test('elsewhere its place is among the supporting standards, unless the plan has it there or in focus', () => {
  const { offered, codes } = planOf('task');
  const { labels, options } = offered('overview', '6.RP.A.2');
  expect(labels).toEqual(['6.RP.A.2, and add it to the supporting standards']);
  options[0]?.add?.();
  expect(codes('standards', 'supportingStandards')).toEqual(['6.RP.A.2']);
  expect(offered('prompt', '6.rp.2').labels).toEqual(['6.RP.A.2']);
});

test('an intervention plan keeps no supporting ones, a comment adds none, and what is no standard is not offered', () => {
  expect(planOf('unit').offered('lesson', '6.rp.3b', false).labels).toEqual(['6.RP.A.3b']);
  const { offered } = planOf('intervention');
  expect(offered('overview', '5.nf.4').labels).toEqual(['5.NF.B.4']);
  expect(offered('overview', '6.xy.3').labels).toEqual([]);
});
