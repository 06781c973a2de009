/** Names found in a list as they are typed on a keyboard without accents. */
import { expect, test } from 'vitest';
import { byLabel } from './folded.ts';

const lucia = { value: 'l', label: 'Lucía Ramos, teacher' };
const theo = { value: 't', label: 'Theo Brandt, coach' };
const find = (options: Parameters<typeof byLabel>[0]['options'], search: string) =>
  byLabel({ options, search, limit: Number.POSITIVE_INFINITY });

test('a name is found without its accents and capitals, and by any part of what stands beside it', () => {
  for (const typed of ['lucia', 'LUCÍA', ' ramos ', 'teacher']) expect(find([lucia, theo], typed)).toEqual([lucia]);
  expect(find([lucia, theo], '')).toEqual([lucia, theo]);
  expect(find([lucia, theo], 'lucy')).toEqual([]);
});

test('a group without such a name goes, and the others keep those that have it', () => {
  const groups = [
    { group: 'Groups', items: [theo] },
    { group: 'People', items: [theo, lucia] },
  ];
  expect(find(groups, 'lucia')).toEqual([{ group: 'People', items: [lucia] }]);
});
