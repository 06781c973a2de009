/** What a value says to whoever only reads. */
import { expect, test } from 'vitest';
import * as Y from 'yjs';
import { factOf } from './facts.ts';

test('a date is read as people say it, and a text that is none as it stands', () => {
  const taughtOn = { name: 'taughtOn', label: 'Taught on', type: 'date' } as const;
  const said = (value: string | undefined) => factOf(new Y.Doc(), taughtOn, value);
  expect(['2026-10-26', 'in fall', '', undefined].map(said)).toEqual(['Oct 26, 2026', 'in fall', '', '']);
});
