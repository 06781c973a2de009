/** Words taken out of a section: everywhere they stand, with what is around them as it was. */
import { sectionId } from '@tangram/domain';
import { expect, test } from 'vitest';
import * as Y from 'yjs';
import { openOn, seed } from '../../testing/builders.ts';
import { body, pairTable, paragraph } from '../body/build.ts';
import { type JSONContent, readBody } from '../body/convert.ts';
import { addSection, findSection } from '../plan-document.ts';
import { readField } from '../section-fields.ts';
import { readAllFacts } from './facts.ts';
import { sharingBlocks } from './privacy-checks.ts';
import { takeOut } from './take-out.ts';

const id = sectionId('one');
const address = 'zoe.park@students.net';

test('they go from the title, a field and the text, through formats, and leave one space behind', () => {
  const doc = new Y.Doc();
  const bold = { type: 'text', text: 'zoe.park', marks: [{ type: 'bold' }] };
  const rest = { type: 'text', text: '@students.net for her table, or ' };
  const formula = { type: 'formula', attrs: { latex: 'x' } };
  const last = { type: 'text', text: ` ${address}` };
  const mixed = { type: 'paragraph', content: [{ type: 'text', text: 'Ask ' }, bold, rest, formula, last] };
  addSection(
    doc,
    {
      ...{ id, kind: 'lesson', after: null, title: `For ${address} and us`, values: { when: address } },
      body: body(mixed, paragraph('Ask nobody.')),
    },
    'seed',
  );
  const undo = new Y.UndoManager(doc.getMap('sections'), { trackedOrigins: new Set(['me']) });
  const before = JSON.stringify(findSection(doc, id)?.body?.toJSON());
  doc.transact(() => takeOut(doc, { kind: 'takeOut', section: id, words: address }, 'me'), 'me');
  const section = findSection(doc, id);
  if (!section?.body) throw new Error('the section is gone');
  expect(section.title?.toString()).toBe('For and us');
  expect(readField(section, 'when')).toBe('');
  const [first] = readBody(section.body).content ?? [];
  expect(first?.content?.map(({ type, text }) => text ?? type)).toEqual(['Ask for her table, or ', 'formula', ' ']);
  undo.undo();
  expect(JSON.stringify(findSection(doc, id)?.body?.toJSON())).toBe(before);
});

test('a longer number or name that begins with them is left as it is, and is told of by itself', () => {
  const doc = openOn(1, seed('unit').open);
  const texts = ['Zoe Park: 7/10', 'Zoe Park: 7/100 points in all'].map(paragraph);
  addSection(doc, { id, kind: 'section', after: null, title: '', body: body(...texts) }, 'seed');
  const says = () => readAllFacts(doc).flatMap((section) => section.identifiers.map(({ text }) => text));
  expect(says()).toEqual(['Zoe Park: 7/10', 'Zoe Park: 7/100']);
  doc.transact(() => takeOut(doc, { kind: 'takeOut', section: id, words: 'Zoe Park: 7/10' }, 'me'), 'me');
  expect(says()).toEqual(['Zoe Park: 7/100']);
  expect(findSection(doc, id)?.body?.toString()).toContain('Zoe Park: 7/100 points in all');
});

test('words of a picture in a cell of a table lead to the picture, and are nobody’s to take out by one tap', () => {
  const doc = openOn(1, seed('task').open);
  const shown = { type: 'picture', attrs: { picture: 'a'.repeat(32), alt: `${address} drew it` } };
  const cells: [JSONContent[], JSONContent[]] = [[paragraph('Sample 1')], [shown]];
  const samples = pairTable('strategies', [{ cells }]);
  addSection(doc, { id, kind: 'section', after: null, title: '', body: body(samples) }, 'seed');
  const [block] = sharingBlocks({ sections: readAllFacts(doc) }, [], 10);
  expect(block?.where.spot).toEqual({ kind: 'picture', index: 0 });
  expect(block?.fix).toBeUndefined();
});
