import { sectionId } from '@tangram/domain';
import { describe, expect, test } from 'vitest';
import * as Y from 'yjs';
import { openOn, seed } from '../testing/builders.ts';
import { everyNode } from '../testing/every-node.ts';
import { checkPlan } from './check.ts';
import { newSection } from './kinds.ts';
import { findSection, sectionsRoot } from './plan-document.ts';
import { ownSection } from './sections/prose.ts';

const notes = sectionId('notes');

function plan() {
  const doc = openOn(
    1,
    seed('unit', { sections: [newSection(ownSection, { id: notes, after: null, body: everyNode })] }).open,
  );
  const section = sectionsRoot(doc).get(notes) as Y.Map<unknown>;
  const body = findSection(doc, notes)?.body;
  if (!body) throw new Error('no body');
  return { doc, section, body, fields: section.get('fields') as Y.Map<unknown> };
}

const element = (name: string, ...children: (Y.XmlElement | Y.XmlText)[]) => {
  const made = new Y.XmlElement(name);
  made.insert(0, children);
  return made;
};

test('a plan with every node and mark is one', () => {
  expect(checkPlan(plan().doc)).toBeNull();
});

test.each<[string, (made: ReturnType<typeof plan>) => unknown]>([
  ['another root', ({ doc }) => doc.getText('notes').insert(0, 'x')],
  ['a list in a root', ({ doc }) => listInto(doc, 'sections')],
  ['a list in meta', ({ doc }) => listInto(doc, 'meta')],
  ['a kind of plan that does not exist', ({ doc }) => doc.getMap('meta').set('kind', 'poem')],
  ['a section that is no map', ({ doc }) => sectionsRoot(doc).set('x', 'words')],
  ['a section without fields', ({ section }) => section.delete('fields')],
  ['an order that is no key', ({ section }) => section.set('order', 'zzz!')],
  ['a title that is a body', ({ section }) => section.set('title', new Y.XmlText('x'))],
  ['a title without end', ({ section }) => section.set('title', new Y.Text('x'.repeat(1001)))],
  ['a body that is an element', ({ section }) => section.set('body', new Y.XmlElement('p'))],
  ['a field that is a text', ({ fields }) => fields.set('x', new Y.Text('x'))],
  ['a value without end', ({ fields }) => fields.set('x', 'x'.repeat(20_000))],
  ['a row without an order', ({ fields }) => fields.set('x', new Y.Map([['r', new Y.Map([['code', '1']])]]))],
  [
    'a row that holds a type',
    ({ fields }) =>
      fields.set(
        'x',
        new Y.Map([
          [
            'r',
            new Y.Map<unknown>([
              ['order', 'a0'],
              ['t', new Y.Map()],
            ]),
          ],
        ]),
      ),
  ],
  ['words outside any block', ({ body }) => body.push([new Y.XmlText('x')])],
  ['a table in a paragraph', ({ body }) => body.push([element('paragraph', element('table'))])],
  ['a paragraph in a formula', ({ body }) => body.push([element('formulaBlock', element('paragraph'))])],
  ['a segment in a quote', ({ body }) => body.push([element('blockquote', element('lessonSegment'))])],
  ['a hook', ({ body }) => body.push([new Y.XmlHook('x') as never])],
  ['a formula without end', ({ body }) => attribute(body, 'formulaBlock', 'latex', 'x'.repeat(2001))],
  ['minutes that are words', ({ body }) => attribute(body, 'lessonSegment', 'minutes', 'soon')],
  ['a figure that is none', ({ body }) => attribute(body, 'figure', 'figure', '{}')],
  ['a link that runs a script', ({ body }) => format(body, { link: { href: 'javascript:alert(1)' } })],
  ['an object in a text', ({ body }) => embed(body)],
  ['nesting without end', ({ body }) => body.push([nested(80, 'blockquote')])],
  ['nesting of a later version without end', ({ body }) => body.push([nested(80, 'hologram')])],
])('the check finds %s', (_, forge) => {
  const made = plan();
  forge(made);
  expect(checkPlan(made.doc)).toEqual(expect.any(String));
});

describe('the check leaves alone', () => {
  test('what two honest edits can leave behind', () => {
    const { doc, body } = plan();
    body.push([element('bulletList'), element('table', element('tableRow')), element('pairTable', element('pairRow'))]);
    expect(checkPlan(doc)).toBeNull();
  });

  test('names of a later version', () => {
    const { doc, body, section, fields } = plan();
    body.push([element('hologram', element('paragraph'))]);
    format(body, { glow: { color: 'red' } });
    section.set('lights', new Y.Map([['on', true]]));
    section.set('kind', 'gallery');
    fields.set('weather', 'sunny');
    expect(checkPlan(doc)).toBeNull();
  });
});

function listInto(doc: Y.Doc, root: string): void {
  const other = new Y.Doc();
  other.getArray(root).insert(0, ['hidden']);
  Y.applyUpdate(doc, Y.encodeStateAsUpdate(other));
}

function attribute(body: Y.XmlFragment, name: string, attr: string, value: string): void {
  const made = new Y.XmlElement(name);
  body.push([made]);
  made.setAttribute(attr, value);
}

function lineOf(body: Y.XmlFragment): Y.XmlText {
  const text = new Y.XmlText('words');
  body.push([element('paragraph', text)]);
  return text;
}

function format(body: Y.XmlFragment, formats: object): void {
  lineOf(body).format(0, 5, formats);
}

function embed(body: Y.XmlFragment): void {
  lineOf(body).insertEmbed(0, { x: 1 });
}

function nested(depth: number, name: string): Y.XmlElement {
  return depth === 0 ? element(name) : element(name, nested(depth - 1, name));
}
