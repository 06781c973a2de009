/** What a link to a section does, by where the section is and whether the page has heard all of the plan. */
import { expect, test } from 'vitest';
import { answerTo } from './use-linked-section.ts';

test.each([
  ['standing', 'saving', 'go'],
  ['standing', 'offline', 'go'],
  ['removed', 'saved', 'gone'],
  ['onItsWay', 'saved', 'wait'],
  ['unknown', 'saving', 'wait'],
  ['unknown', 'offline', 'notYet'],
  ['unknown', 'notSaved', 'notYet'],
  ['unknown', 'saved', 'gone'],
] as const)('a section that is %s on a page that is %s: %s', (place, state, answer) => {
  expect(answerTo(place, state)).toBe(answer);
});
