/** A copy of a section says all that the original says, and shares nothing with it. */
import { sectionId } from '@tangram/domain';
import { expect, test } from 'vitest';
import * as Y from 'yjs';
import { countingIds } from '../testing/builders.ts';
import { everyNode } from '../testing/every-node.ts';
import { readBody } from './body/convert.ts';
import { duplicateSection } from './duplicate-section.ts';
import { addSection, findSection, setTitle, standingSections } from './plan-document.ts';
import { readRows, setRowColumn } from './section-fields.ts';

const original = sectionId('original');
const copy = sectionId('copy');
const next = sectionId('next');

function oneLesson(): Y.Doc {
  const doc = new Y.Doc();
  const rows = [
    { id: 'b', columns: { code: '6.RP.A.2' } },
    { id: 'a', columns: { code: '6.RP.A.1', frameworkId: 'ccss' } },
  ];
  addSection(
    doc,
    {
      id: original,
      kind: 'lesson',
      after: null,
      title: 'Two lines',
      body: everyNode,
      values: { minutes: 60 },
      lists: { standards: rows, taskRefs: [] },
    },
    'seed',
  );
  addSection(doc, { id: next, kind: 'lesson', after: original, title: 'Water ice' }, 'seed');
  return doc;
}

const see = (doc: Y.Doc, id: typeof copy) => {
  const section = findSection(doc, id);
  if (!section?.body) throw new Error(`no ${id} with a body`);
  return { ...section, body: section.body };
};

test('a copy stands right behind the original and says the same, without its comments', () => {
  const doc = oneLesson();
  duplicateSection(doc, original, { id: copy, rowId: countingIds('row') }, 'me');
  expect(standingSections(doc).map(({ id }) => id)).toEqual([original, copy, next]);
  const [before, after] = [see(doc, original), see(doc, copy)];
  expect(after.title?.toString()).toBe('Two lines');
  expect(after.kind).toBe('lesson');
  expect(after.fields.get('minutes')).toBe(60);
  expect(after.fields.get('taskRefs')).toBeInstanceOf(Y.Map);
  expect(readRows(after, 'standards').map(({ columns }) => columns)).toEqual(
    readRows(before, 'standards').map(({ columns }) => columns),
  );
  expect(JSON.stringify(readBody(before.body))).toContain('"comment"');
  expect(JSON.stringify(readBody(after.body))).not.toMatch(/"comment"|t[34]/);
  const withoutThreads = (text: string) => text.replaceAll(/<\/?comment[^>]*>| threads="[^"]*"/g, '');
  expect(withoutThreads(after.body.toString())).toBe(withoutThreads(before.body.toString()));
});

test('what is written in the copy leaves the original alone, its rows too', () => {
  const doc = oneLesson();
  const before = JSON.stringify(see(doc, original).fields.toJSON()) + see(doc, original).body.toString();
  duplicateSection(doc, original, { id: copy, rowId: countingIds('row') }, 'me');
  const after = see(doc, copy);
  setTitle(doc, copy, 'Three lines', 'me');
  after.body.delete(0, after.body.length);
  for (const { id } of readRows(after, 'standards')) setRowColumn(doc, copy, 'standards', id, 'code', '7.RP.A.1', 'me');
  expect(readRows(after, 'standards').map(({ id }) => id)).toEqual(['row1', 'row2']);
  expect(JSON.stringify(see(doc, original).fields.toJSON()) + see(doc, original).body.toString()).toBe(before);
  expect(see(doc, original).title?.toString()).toBe('Two lines');
});
