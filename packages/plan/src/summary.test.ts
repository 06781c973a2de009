import { sectionId } from '@tangram/domain';
import { expect, test } from 'vitest';
import { firstLesson, openOn, seed } from '../testing/builders.ts';
import { body, paragraph, segment } from './body/build.ts';
import documentModule from './document-module.ts';
import { newSection } from './kinds.ts';
import { findSection, setTitle } from './plan-document.ts';
import { addRow, setField } from './section-fields.ts';
import { lesson } from './sections/lesson.ts';
import { representations } from './sections/prose.ts';
import { summarize } from './summary.ts';

test('a unit in short', () => {
  const lessons = ['Water ice', 'Two lines'].map((title, i) =>
    newSection(lesson, {
      id: sectionId(`lesson-${i}`),
      after: null,
      title,
      values: { minutes: 55 },
      lists: { standards: [{ id: 'r', columns: { code: '6.RP.A.2' } }] },
      body: body(segment('explore', 22, [paragraph('Compare $\\frac{3}{8}$ with $5:12$')])),
    }),
  );
  const doc = openOn(1, seed('unit', { title: 'Ratios', sections: lessons }).open);
  setField(doc, sectionId('overview'), 'durationPeriods', 4, 'ana');
  addRow(doc, sectionId('standards'), 'focusStandards', { id: 'f', columns: { code: '6.RP.A.1' } }, 'ana');
  const summary = summarize(doc);
  expect(summary).toMatchObject({
    kind: 'unit',
    title: 'Ratios',
    grade: 6,
    minutes: 240,
    facts: '4 periods of 60 minutes · 2 lessons',
    focusStandards: ['6.RP.A.1'],
    standards: ['6.RP.A.1', '6.RP.A.2'],
  });
  const line = summary?.outline.find(({ id }) => id === 'lesson-1');
  expect(line).toEqual({
    id: 'lesson-1',
    kind: 'lesson',
    title: 'Two lines',
    minutes: 55,
    standards: ['6.RP.A.2'],
    empty: false,
  });
  expect(summary?.words).toContain('Water ice 6.RP.A.2 Compare $\\frac{3}{8}$ with $5:12$');
});

test('a task and an intervention in short', () => {
  const task = openOn(1, seed('task').open);
  setField(task, sectionId('overview'), 'cognitiveDemand', 'doingMathematics', 'ana');
  expect(summarize(task)).toMatchObject({ facts: 'Doing mathematics · 45 min', minutes: 45 });
  const intervention = openOn(1, seed('intervention').open);
  expect(summarize(intervention)).toMatchObject({ facts: '25 min, 3 times a week, 6 weeks', minutes: 450 });
});

test('a section that holds nothing but a drawing is not empty: it is shown, and stands in what is read and printed', () => {
  const drawings = [
    { type: 'figure', attrs: { figure: JSON.stringify({ type: 'areaModel', title: '', altText: '' }) } },
    { type: 'picture', attrs: { picture: 'a'.repeat(32) } },
  ];
  for (const drawing of drawings) {
    const sections = [newSection(representations, { id: sectionId('drawn'), after: null, body: body(drawing) })];
    const doc = openOn(1, seed('intervention', { sections }).open);
    expect(summarize(doc)?.outline.find(({ id }) => id === 'drawn')?.empty).toBe(false);
    expect(documentModule.derivations.html(doc, null)).toContain('<h2>Representations</h2>');
  }
  const without = openOn(1, seed('intervention').open);
  expect(summarize(without)?.outline.find(({ kind }) => kind === 'representations')?.empty).toBe(true);
});

test('what the engine runs answers in JSON', () => {
  const { edits, derivations } = documentModule;
  const doc = openOn(1, seed('unit').open);
  edits.renamePlan(doc, { title: 'Renamed' });
  setTitle(doc, firstLesson, 'Lesson <one>', 'ana');
  for (const derive of Object.values(derivations)) {
    const answer = derive(doc, { minCell: 10, title: 'Copy', schoolYear: '2026-27' });
    expect(JSON.parse(JSON.stringify(answer))).toEqual(answer);
  }
  expect(derivations.summary(doc, null)).toMatchObject({ title: 'Renamed' });
  expect(derivations.html(doc, null)).toContain('<h2>Lesson &#60;one&#62;</h2>');
  expect(() => edits.setCommentMark(doc, {})).toThrow(TypeError);
  expect(findSection(doc, firstLesson)?.title?.toString()).toBe('Lesson <one>');
});
