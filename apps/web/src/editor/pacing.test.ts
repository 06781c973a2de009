/** Minutes add up as a teacher adds them. */
import { sectionId } from '@tangram/domain';
import { addSection, type PlainValue, readSections } from '@tangram/plan';
import { describe, expect, test } from 'vitest';
import * as Y from 'yjs';
import { words } from '../words.ts';
import { pacingOf } from './pacing.ts';

function unit(overview: Record<string, PlainValue>, ...timed: [kind: string, values: Record<string, PlainValue>][]) {
  const doc = new Y.Doc();
  const all: typeof timed = [['overview', overview], ...timed];
  all.forEach(([kind, values], index) => {
    const after = index === 0 ? null : sectionId(String(index - 1));
    addSection(doc, { id: sectionId(String(index)), kind, after, values }, 'seed');
  });
  return pacingOf(readSections(doc));
}

const tenHours = { durationPeriods: 10, periodMinutes: 60 };

describe('pacing', () => {
  test('an assessment inside a lesson is not counted twice', () => {
    const pacing = unit(
      tenHours,
      ['lesson', { minutes: 60 }],
      ['assessment', { minutes: 5, insideLesson: '1' }],
      ['assessment', { minutes: 40 }],
    );
    expect(pacing.planned).toBe(100);
    expect(pacing.pieces.map(({ percent }) => percent)).toEqual([10, (40 / 600) * 100]);
  });

  test.each([
    [unit(tenHours, ['lesson', { minutes: 495 }]), '495 of 600 minutes planned. 1 class period is free.'],
    [unit(tenHours, ['lesson', { minutes: 300 }]), '300 of 600 minutes planned. 5 class periods are free.'],
    [unit(tenHours, ['lesson', { minutes: 600 }]), '600 of 600 minutes planned.'],
    [unit(tenHours, ['lesson', { minutes: 655 }]), '655 of 600 minutes planned, 55 more than there are.'],
    [unit({}, ['lesson', { minutes: 45 }]), '45 minutes planned.'],
  ])('is said in one sentence', (pacing, sentence) => {
    expect(words.outline.pacingSentence(pacing)).toBe(sentence);
  });
});
