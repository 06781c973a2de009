/** Words taken out of a section: everywhere they stand, with what is around them as it was. */
import { sectionId } from '@tangram/domain';
import { expect, test } from 'vitest';
import * as Y from 'yjs';
import { body, paragraph } from '../body/build.ts';
import { readBody } from '../body/convert.ts';
import { addSection, findSection } from '../plan-document.ts';
import { readField } from '../section-fields.ts';
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
