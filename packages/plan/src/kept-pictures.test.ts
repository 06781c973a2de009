/** A picture counts as shown wherever somebody can still come upon it, and nowhere else. */
import { instant, personId, sectionId } from '@tangram/domain';
import { expect, test } from 'vitest';
import * as Y from 'yjs';
import { openOn, seed } from '../testing/builders.ts';
import { body, pairTable, paragraph } from './body/build.ts';
import type { JSONContent } from './body/convert.ts';
import { keptPictures } from './kept-pictures.ts';
import { addSection, findSection, removeSection } from './plan-document.ts';

const picture = (letter: string): JSONContent => ({ type: 'picture', attrs: { picture: letter.repeat(32) } });
const photos = sectionId('photos');

test('in the text, in a list, in a sample, and in a section that was removed; not after it was taken out', () => {
  const doc = openOn(1, seed('task').open);
  expect(keptPictures(doc)).toEqual([]);
  const list = { type: 'bulletList', content: [{ type: 'listItem', content: [paragraph('see'), picture('b')] }] };
  const sample = pairTable('studentWork', [{ cells: [[paragraph('Sample 1')], [picture('c')]] }]);
  addSection(
    doc,
    { id: photos, kind: 'section', after: null, body: body(picture('a'), list, sample, picture('a')) },
    'me',
  );
  expect(keptPictures(doc)).toEqual(['a', 'b', 'c'].map((letter) => letter.repeat(32)));
  findSection(doc, photos)?.body?.delete(1, 1);
  removeSection(doc, photos, { at: instant(1), by: personId('me') }, 'me');
  expect(keptPictures(doc)).toEqual(['a', 'c'].map((letter) => letter.repeat(32)));
});

test('of a document that is not seeded nothing is said', () => {
  expect(keptPictures(new Y.Doc())).toBeNull();
});
