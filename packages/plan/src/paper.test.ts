/** What is on paper: everything for the teacher, nothing of the answer for students, all strategies in their order. */
import { type PlanKind, sectionId } from '@tangram/domain';
import { expect, test } from 'vitest';
import type * as Y from 'yjs';
import { openOn, seed } from '../testing/builders.ts';
import { body, pairTable, paragraph, part, table } from './body/build.ts';
import { writeBody } from './body/convert.ts';
import { type PaperSection, paperHtml, papersOf } from './paper.ts';
import { findSection, setTitle, standingSections } from './plan-document.ts';
import { setField } from './section-fields.ts';

const words = (html: string) =>
  html
    .replaceAll(/<[^>]*>/g, ' ')
    .replaceAll(/\s+/g, ' ')
    .trim();

function onPaper(plan: PlanKind, write: (doc: Y.Doc) => void): readonly PaperSection[] {
  const doc = openOn(1, seed(plan).open);
  write(doc);
  return standingSections(doc).map((section) => ({ ...section, doc }));
}

function say(doc: Y.Doc, section: string, ...content: Parameters<typeof body>): void {
  const fragment = findSection(doc, sectionId(section))?.body;
  if (!fragment) throw new Error(`no body in ${section}`);
  doc.transact(() => {
    fragment.delete(0, fragment.length);
    writeBody(fragment, body(...content));
  });
}

const strategy = (share: number | null, name: string, looks: string) => ({
  type: 'pairRow',
  attrs: { share },
  content: [
    { type: 'pairCell', content: [paragraph(name)] },
    { type: 'pairCell', content: [paragraph(looks)] },
  ],
});

const task = () =>
  onPaper('task', (doc) => {
    say(doc, 'prompt', paragraph('Which is stronger, $3:8$ or $5:12$?'));
    say(doc, 'answer', paragraph('Five to twelve.'));
    say(doc, 'anticipatedStrategies', {
      type: 'pairTable',
      attrs: { kind: 'strategies' },
      content: [
        strategy(2, 'Unit rate', 'per cup'),
        strategy(null, 'Guesses', ''),
        strategy(1, 'Counts up', 'by eights'),
      ],
    });
    say(doc, 'assessingQuestions', paragraph('What does a tick stand for?'));
  });

test('students get the prompt and nothing else', () => {
  const html = paperHtml('students', 'task', task());
  expect(words(html)).toBe('Which is stronger, 3:8 or 5:12 ?');
  expect(html).not.toContain('Five to twelve');
});

test('the teacher gets every word, and no heading without one', () => {
  const html = paperHtml('teacher', 'task', task());
  for (const said of ['Which is stronger', 'Five to twelve', 'Unit rate', 'per cup', 'What does a tick stand for?']) {
    expect(html).toContain(said);
  }
  expect(html).not.toContain('Advancing questions');
  expect(html).not.toContain('Rubric');
});

test('a picture that is not for its reader is a sentence on every paper', () => {
  const photo = (id: string) => ({
    type: 'picture',
    attrs: { picture: id.repeat(32), alt: id, width: 40, height: 30 },
  });
  const sections = onPaper('task', (doc) => {
    say(doc, 'prompt', photo('a'));
    say(doc, 'anticipatedStrategies', pairTable('strategies', [{ cells: [[paragraph()], [photo('b')]] }]));
    say(doc, 'assessingQuestions', photo('c'));
  });
  const papers = ['students', 'monitoring', 'teacher'] as const;
  const shown = (withheld: (id: unknown) => boolean) =>
    papers.map((paper) => {
      const html = paperHtml(paper, 'task', sections, {
        inPlaceOf: ({ picture }) => (withheld(picture) ? '<b>no</b>' : null),
      });
      return [html.match(/<img/g)?.length ?? 0, html.split('<b>no</b>').length - 1];
    });
  expect(shown(() => false)).toEqual([
    [1, 0],
    [2, 0],
    [3, 0],
  ]);
  expect(shown((id) => id === 'b'.repeat(32))).toEqual([
    [1, 0],
    [1, 1],
    [2, 1],
  ]);
  expect(shown(() => true)).toEqual([
    [0, 1],
    [0, 2],
    [0, 3],
  ]);
});

test('strategies stand in the order in which they are shared, with room for names beside them and below', () => {
  const html = paperHtml('monitoring', 'task', task());
  const names = [...html.matchAll(/<strong>(.*?)<\/strong>/g)].map(([, name = '']) => words(name));
  expect(names).toEqual(['Counts up', 'Unit rate', 'Guesses']);
  expect(html.match(/data-spare/g)).toHaveLength(2);
  expect(html).toContain('What does a tick stand for?');
  expect(html).not.toContain('Five to twelve');
});

test('a unit has its lessons at a glance before the first, and each is counted', () => {
  const sections = onPaper('unit', (doc) => {
    setTitle(doc, sectionId('id2'), 'What stays the <same>?', 'test');
    setField(doc, sectionId('id2'), 'purpose', 'introduce', 'test');
  });
  const html = paperHtml('teacher', 'unit', sections);
  expect(words(html)).toContain(
    'Lessons at a glance Lesson Purpose Standards Time 1 What stays the &#60;same&#62;? Introduce 60 min',
  );
  expect(html.indexOf('Lessons at a glance')).toBeLessThan(html.indexOf('Lesson 1: What stays the &#60;same&#62;?'));
  expect(papersOf('unit')).toEqual(['teacher']);
});

test('facts stand in the order in which the page has them, whenever each was filled in', () => {
  const sections = onPaper('unit', (doc) => {
    for (const [name, value] of [
      ['laterVersion', 'x'],
      ['schoolYear', '2026-27'],
      ['course', 'Algebra 1'],
      ['grade', 8],
    ] as const)
      setField(doc, sectionId('overview'), name, value, 'me');
  });
  expect(words(paperHtml('teacher', 'unit', sections))).toMatch(
    /Grade Grade 8 Course Algebra 1 School year 2026-27 .*laterVersion x/,
  );
});

test('a teacher’s paper has an assessment’s rubric and attachment under their names', () => {
  const html = paperHtml(
    'teacher',
    'unit',
    onPaper('unit', (doc) => {
      const assessment = standingSections(doc).find(({ kind }) => kind === 'assessment')?.id ?? '';
      const rubric = table([
        ['', 'Meets'],
        ['Argument', 'Explains to a doubter'],
      ]);
      say(
        doc,
        assessment,
        paragraph('Three problems.'),
        part('rubric', [rubric]),
        part('attachment', [paragraph('Photos')]),
      );
    }),
  );
  expect(words(html)).toContain('Three problems. Rubric Meets Argument Explains to a doubter Attachment Photos');
});
