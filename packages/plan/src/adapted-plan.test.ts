/** A copy says what the original says, word for word, without its comments, its reflection and its removed sections. */
import { instant, personId, sectionId, threadId } from '@tangram/domain';
import { expect, test } from 'vitest';
import * as Y from 'yjs';
import { firstAssessment, firstLesson, openOn, seed } from '../testing/builders.ts';
import { everyNode } from '../testing/every-node.ts';
import { HeadlessEditor } from '../testing/headless-editor.ts';
import { adaptedPlan } from './adapted-plan.ts';
import { setCommentMark } from './anchors/anchor.ts';
import { locateThreads } from './anchors/placement.ts';
import { body, paragraph, part } from './body/build.ts';
import { bodyHtml } from './body/html.ts';
import { checkPlan } from './check.ts';
import type { StaysBehind } from './copied-section.ts';
import { newSection } from './kinds.ts';
import { findSection, removeSection, type SectionView, setTitle, standingSections } from './plan-document.ts';
import { addRow, readRows, readText, setField } from './section-fields.ts';
import { ownSection } from './sections/prose.ts';
import { reflection } from './sections/reflection.ts';
import { summarize } from './summary.ts';

const notes = sectionId('notes');
const learned = body(part('whatWorked', [paragraph('Counters worked')]));
const original = () =>
  openOn(
    1,
    seed('unit', {
      sections: [
        newSection(ownSection, { id: notes, after: null, title: 'Notes', body: everyNode }),
        newSection(reflection, { id: sectionId('reflection'), after: null, body: learned }),
      ],
    }).open,
  );

function copyOf(doc: Y.Doc, staysBehind: StaysBehind = () => false): Y.Doc {
  const update = adaptedPlan(doc, 'Copy of it', '2027-28', staysBehind);
  if (update === null) throw new Error('nothing was copied');
  return openOn(2, update);
}

function section(doc: Y.Doc, id: string): SectionView {
  const found = findSection(doc, sectionId(id));
  if (found === null) throw new Error(`${id} is not there`);
  return found;
}

const words = (doc: Y.Doc, id: string) => {
  const { body: text } = section(doc, id);
  return text === null ? '' : bodyHtml(text);
};

test('every section is there with its title, values, rows and words', () => {
  const doc = openOn(1, seed('unit').open);
  setTitle(doc, firstLesson, 'What stays the same?', 'me');
  setField(doc, firstLesson, 'purpose', 'introduce', 'me');
  setField(doc, firstLesson, 'ofALaterVersion', 3, 'me');
  setField(doc, firstAssessment, 'insideLesson', firstLesson, 'me');
  for (const [id, code] of [
    ['b', '6.RP.A.2'],
    ['a', '6.RP.A.1'],
  ] as const) {
    addRow(doc, sectionId('standards'), 'focusStandards', { id, columns: { code } }, 'me');
  }
  const copy = copyOf(doc);
  expect(standingSections(copy).map(({ id }) => id)).toEqual(standingSections(doc).map(({ id }) => id));
  expect(section(copy, firstLesson).title?.toString()).toBe('What stays the same?');
  expect(readText(section(copy, firstLesson), 'purpose')).toBe('introduce');
  expect(section(copy, firstLesson).fields.get('ofALaterVersion')).toBe(3);
  expect(readText(section(copy, firstAssessment), 'insideLesson')).toBe(firstLesson);
  expect(readRows(section(copy, 'standards'), 'focusStandards').map(({ columns }) => columns.code)).toEqual([
    '6.RP.A.2',
    '6.RP.A.1',
  ]);
  expect(summarize(copy)?.title).toBe('Copy of it');
  expect(summarize(doc)?.title).toBe('A unit on ratios');
  expect(checkPlan(copy)).toBeNull();
});

test('every node and mark of a text is there, and names of a later version too', () => {
  const doc = original();
  const later = new Y.XmlElement('ofALaterVersion');
  later.insert(0, [new Y.XmlText('kept')]);
  section(doc, 'notes').body?.push([later]);
  expect(words(copyOf(doc), 'notes')).toBe(words(doc, 'notes'));
  expect(words(doc, 'notes')).toContain('kept');
});

test('no comment comes along, nor what was learned, nor what was removed', () => {
  const doc = original();
  const editor = new HeadlessEditor(section(doc, 'notes'));
  expect(setCommentMark(doc, threadId('t9'), editor.quoting('Words with'))).toMatchObject({ set: true });
  removeSection(doc, sectionId('bigIdeas'), { at: instant(1), by: personId('me') }, 'me');
  const copy = copyOf(doc);
  expect(Object.keys(locateThreads(doc))).toContain('t9');
  expect(locateThreads(copy)).toEqual({});
  expect(words(doc, 'reflection')).toContain('Counters worked');
  expect(words(copy, 'reflection')).not.toContain('Counters worked');
  expect(findSection(copy, sectionId('bigIdeas'))).toBeNull();
});

test('a picture that is not for its reader stays behind, and its place says so', () => {
  const doc = original();
  expect(words(copyOf(doc), 'notes')).toContain('<img');
  const copy = copyOf(doc, (id) => id === 'ab'.repeat(16));
  expect(words(copy, 'notes')).not.toContain('<img');
  expect(words(copy, 'notes')).toContain(
    '<p>A picture stayed with the original: nobody had said yet whose work it shows.</p>',
  );
  expect(checkPlan(copy)).toBeNull();
});

test('nothing is made of a document that nobody has seeded', () => {
  expect(adaptedPlan(new Y.Doc(), 'Copy', '2027-28', () => false)).toBeNull();
});

test('a copy is planned for its own school year, in plans that say one', () => {
  const doc = openOn(1, seed('unit', { schoolYear: '2025-26' }).open);
  expect(section(copyOf(doc), 'overview').fields.get('schoolYear')).toBe('2027-28');
  expect(section(copyOf(openOn(1, seed('task').open)), 'overview').fields.has('schoolYear')).toBe(false);
});
