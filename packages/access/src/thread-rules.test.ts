/** Who may read a thread: every kind of reader against every choice, and who is somebody's coach. */
import { type NetworkId, type PersonId, personId, type SchoolId, threadReaders } from '@tangram/domain';
import { expect, test } from 'vitest';
import { coachesOf, mayReadThread } from './thread-rules.ts';
import type { Viewer } from './viewer.ts';

const [starter, author, coach, reader] = ['starter', 'author', 'coach', 'reader'].map(personId) as [
  PersonId,
  PersonId,
  PersonId,
  PersonId,
];

test('a thread is read by whoever began it and by those whom they chose, and by nobody else', () => {
  const table = threadReaders.map((readers) => [
    readers,
    ...[starter, author, coach, reader].map((person) =>
      mayReadThread(person, [author], { startedBy: starter, readers, named: [coach] }),
    ),
  ]);
  expect(table).toEqual([
    // readers, who began it, an author, the coach, somebody else
    ['everyone', true, true, true, true],
    ['authors', true, true, false, false],
    ['coach', true, false, true, false],
  ]);
});

test('somebody’s coach is a coach of a school of theirs who may read the plan', () => {
  const viewer = (name: string, role: 'coach' | 'teacher', ...schools: (string | null)[]): Viewer => ({
    network: 'n' as NetworkId,
    person: personId(name),
    roles: schools.map((school) => ({ role, school: school as SchoolId | null })),
  });
  const me = viewer('me', 'teacher', 'north', 'south');
  const others = [
    viewer('hers', 'coach', 'south'),
    viewer('far', 'coach', 'west'),
    viewer('none', 'coach', null),
    viewer('colleague', 'teacher', 'north'),
  ];
  expect(coachesOf(me, [me, ...others])).toEqual(['hers']);
  const alone = viewer('me', 'coach', 'north');
  expect(coachesOf(alone, [alone])).toEqual([]);
});
