/**
 * What the checks and the numbers of a plan cost in the big unit: reading it whole when it is opened, and once more after a key,
 * when only the section that changed is read. Processor time of this machine, without a page; a slow laptop takes four times that.
 */

import { seedPlan, standingSections } from '@tangram/plan';
import { glanceAt, type PlanFacts, readSectionFacts, reviewPlan, type SectionFacts } from '@tangram/plan/checks';
import * as Y from 'yjs';
import { growToBigUnit } from './big-unit.ts';

const runs = 60;

/** A table of medians, in milliseconds. */
export function checksCost(): string {
  let made = 0;
  const doc = new Y.Doc();
  Y.applyUpdate(doc, seedPlan('unit', { title: 'The big unit', grade: 6 }, () => `made-${made++}`).open);
  growToBigUnit(doc);
  const sections = standingSections(doc);
  const lesson = sections.filter(({ kind }) => kind === 'lesson').at(-1);
  if (lesson === undefined) throw new Error('the big unit has no lesson');
  const facts = sections.map((section) => readSectionFacts('unit', section));
  const look = (read: readonly SectionFacts[]) => {
    const plan: PlanFacts = { kind: 'unit', sections: read, linked: null, today: '2026-11-26', taught: false };
    reviewPlan(plan);
    glanceAt(plan);
  };
  const whole = median(() => sections.map((section) => readSectionFacts('unit', section)));
  const one = median(() => readSectionFacts('unit', lesson));
  const decide = median(() => look(facts));
  return [
    '| in the big unit | ms |',
    '| --- | ---: |',
    `| read all ${sections.length} sections, once, when the plan is opened | ${whole} |`,
    `| after a key: read the lesson that changed | ${one} |`,
    `| after a key: all checks and all numbers from what was read | ${decide} |`,
  ].join('\n');
}

function median(work: () => unknown): number {
  const times = Array.from({ length: runs }, () => {
    const before = process.cpuUsage();
    work();
    const { user, system } = process.cpuUsage(before);
    return (user + system) / 1_000;
  }).sort((a, b) => a - b);
  return Math.round((times[Math.floor(times.length / 2)] ?? 0) * 100) / 100;
}
