/** Filters show what they say, count what they show, and a link finds its thread under one of them. */
import type { Comment, Thread } from '@tangram/contract';
import { sectionId } from '@tangram/domain';
import { describe, expect, test } from 'vitest';
import { allOpen, countShown, filterShowing, kindsIn, passing, schoolsIn } from './filters.ts';
import type { PlacedThread } from './threads.ts';

const schools = { ana: 'Maple Street', ben: 'Hill School', mei: null } as const;
type Name = keyof typeof schools;

const comment = (author: Name, deleted = false): Comment => {
  const schoolName = schools[author];
  return {
    id: author,
    author: { id: author, name: author, color: 0, roles: [{ role: 'teacher', schoolId: schoolName, schoolName }] },
    text: 'Yes.',
    mentions: [],
    groups: [],
    writtenAt: '2026-11-23T10:00:00.000Z',
    editedAt: null,
    deleted,
    reactions: [],
  };
};
const placed = (id: string, comments: readonly Comment[], more: Partial<Thread> = {}): PlacedThread => ({
  thread: {
    id,
    sectionId: 's',
    quote: 'words',
    about: 'words',
    field: null,
    row: null,
    gone: null,
    attached: null,
    feedback: null,
    suggestion: null,
    readers: 'everyone',
    onlyFor: [],
    comments: [...comments],
    resolved: null,
    reopened: null,
    startedAt: '2026-11-23T10:00:00.000Z',
    ...more,
  },
  place: { kind: 'section', section: sectionId('s') },
});
const resolved = { by: comment('ana').author, at: '2026-11-24T10:00:00.000Z' };

const all = [
  placed('warm', [comment('ana')], { feedback: 'warm' }),
  placed('both', [comment('ben'), comment('ana')]),
  placed('done', [comment('ben')], { resolved, feedback: 'warm' }),
  placed('deleted', [comment('ana', true), comment('mei')]),
];
const ids = (threads: readonly PlacedThread[]) => threads.map(({ thread }) => thread.id);

describe('what is shown', () => {
  test.each([
    [{}, ['warm', 'both', 'deleted']],
    [{ show: 'resolved' }, ['done']],
    [{ show: 'mine' }, ['warm', 'both']],
    [{ school: 'Hill School' }, ['both']],
    [{ school: 'Maple Street' }, ['warm', 'both']],
    [{ kind: 'warm' }, ['warm']],
    [{ kind: 'warm', show: 'resolved', school: 'Hill School' }, ['done']],
    [{ kind: 'cool' }, []],
  ] as const)('%j', (more, expected) => {
    expect(ids(passing(all, { ...allOpen, ...more }, 'ana'))).toEqual(expected);
  });

  test('is counted', () => {
    expect(countShown(all, 'ana')).toEqual({ open: 3, resolved: 1, mine: 2 });
    expect(countShown(all, 'ben')).toEqual({ open: 3, resolved: 1, mine: 2 });
    expect(schoolsIn(all).map(({ name, count }) => [name, count])).toEqual([
      ['Hill School', 2],
      ['Maple Street', 2],
    ]);
    expect([...kindsIn(all)]).toEqual([['warm', 2]]);
  });
});

test('a link keeps the filter where the thread is shown already, and else takes one that shows it', () => {
  const mine = { ...allOpen, show: 'mine' } as const;
  for (const { thread } of all) {
    for (const filter of [allOpen, mine, { ...allOpen, school: 'Hill School', kind: 'cool' } as const]) {
      const next = filterShowing(thread, filter, 'ana');
      expect(ids(passing(all, next, 'ana'))).toContain(thread.id);
      if (ids(passing(all, filter, 'ana')).includes(thread.id)) expect(next).toBe(filter);
    }
  }
});
