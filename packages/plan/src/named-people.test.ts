/** Names in a plan's words: found where they begin, in any section, and told apart from what only looks like one. */
import { sectionId } from '@tangram/domain';
import { expect, test } from 'vitest';
import * as Y from 'yjs';
import { peopleNamed, wordsBehindAt } from './named-people.ts';
import { seedPlan } from './seed.ts';

const ana = { id: 'a', name: 'Ana' };
const maria = { id: 'm', name: 'Ana Maria' };
const lucia = { id: 'l', name: 'Lucía Ramos' };

/** Who is named in a section with these words. */
function named(...paragraphs: string[]): string[] {
  const body = {
    type: 'doc',
    content: paragraphs.map((text) => ({ type: 'paragraph', content: [{ type: 'text', text }] })),
  };
  let count = 0;
  const doc = new Y.Doc();
  const sections = [{ id: sectionId('ideas'), kind: 'bigIdeas', body }];
  Y.applyUpdate(doc, seedPlan('unit', { title: 'Ratios', grade: 6, sections }, () => `id${count++}`).open);
  return wordsBehindAt(doc).flatMap(({ behind }) => peopleNamed(behind, [ana, maria, lucia]).map(({ id }) => id));
}

test.each([
  [['@Lucía Ramos, which launch?'], ['l']],
  [
    ['Ask (@Ana) first', 'then @Lucía Ramos.'],
    ['a', 'l'],
  ],
  // The longer of two, and no longer word.
  [['@Ana Maria knows'], ['m']],
  [['@Anabel, @Lucía, ana@Ana and @ Ana'], []],
  [['@everyone '.repeat(500)], []],
  [['no name'], []],
])('%j', (paragraphs, ids) => {
  expect(named(...paragraphs)).toEqual(ids);
});

test('two people of one name are both meant', () => {
  expect(peopleNamed(['Ana!'], [ana, { id: 'b', name: 'Ana' }])).toHaveLength(2);
});
