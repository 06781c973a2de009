/** Presence is text from other pages: what is well formed is shown, and nothing else breaks the page. */
import { sectionId } from '@tangram/domain';
import { describe, expect, test } from 'vitest';
import * as Y from 'yjs';
import { cursorsOf, cursorToSend, peopleOf } from './presence.ts';

const imani = { id: 'imani', name: 'Imani Cole', color: '2', role: 'teacher', school: 'Maple Street School' };
const lucia = { id: 'lucia', name: 'Lucía Ramos', color: '5', role: 'teacher', school: 'Riverside School' };

function place() {
  const doc = new Y.Doc();
  const text = doc.getMap('sections').set('one', new Y.Text('ratios'));
  return { doc, text, at: (index: number) => Y.createRelativePositionFromTypeIndex(text, index) };
}

describe('presence', () => {
  test('a person with three windows is here once, and oneself is not counted', () => {
    const states = new Map([
      [1, { user: imani }],
      [2, { user: lucia }],
      [3, { user: lucia }],
    ]);
    expect(peopleOf(states, 'imani').map(({ name, color }) => [name, color])).toEqual([['Lucía Ramos', 5]]);
  });

  test('a cursor that was sent points at the same place on another page', () => {
    const { doc, at } = place();
    const cursor = cursorToSend(sectionId('one'), at(2), at(4));
    expect(JSON.stringify(cursor).length).toBeLessThan(1024);
    const [seen] = cursorsOf(new Map([[7, { user: lucia, cursor: JSON.parse(JSON.stringify(cursor)) }]]), 1);
    expect(seen?.section).toBe('one');
    const index = seen && Y.createAbsolutePositionFromRelativePosition(seen.head, doc)?.index;
    expect(index).toBe(4);
  });

  test.each([
    ['nothing', {}],
    ['a number for a person', { user: 7, cursor: null }],
    ['a cursor without places', { user: lucia, cursor: { section: 'one' } }],
    ['a cursor in no section', { user: lucia, cursor: { section: 3, anchor: {}, head: {} } }],
  ])('%s is not drawn', (_, state) => {
    expect(cursorsOf(new Map([[7, state]]), 1)).toEqual([]);
  });

  test.each([17, 'x', [], {}, { tname: 'meta' }, { type: {} }, { item: { client: -1, clock: 0 } }])(
    'B44: a cursor at %j is not drawn',
    (at) => {
      const cursor = { section: 'one', anchor: at, head: at };
      expect(cursorsOf(new Map([[7, { user: lucia, cursor }]]), 1)).toEqual([]);
    },
  );

  test('a color that is none of ours is the quiet one', () => {
    const states = new Map([[2, { user: { ...lucia, color: 'red; position: fixed' } }]]);
    expect(peopleOf(states, 'imani')[0]?.color).toBe(7);
  });
});
