/** What of the threads beside a plan is news to somebody who was away. */
import { commentId, personId, threadId } from '@tangram/domain';
import { expect, test } from 'vitest';
import type { ThreadRecord } from '../store/thread-records.ts';
import { threadChanges } from './thread-changes.ts';

const [me, ana, ben] = [personId('me'), personId('ana'), personId('ben')];

function thread(
  id: string,
  comments: readonly (readonly [author: typeof me, at: number, deleted?: true])[],
  resolved: ThreadRecord['resolved'] = null,
): ThreadRecord {
  return {
    id: threadId(id),
    section: null,
    quote: '',
    about: 'plan',
    field: null,
    row: null,
    gone: null,
    attached: null,
    readers: 'everyone',
    onlyFor: [],
    feedback: null,
    suggestion: null,
    startedAt: comments[0]?.[1] ?? 0,
    resolved,
    reopened: null,
    comments: comments.map(([author, writtenAt, deleted = false], i) => ({
      id: commentId(`${id}${i}`),
      author,
      text: `${author} at ${writtenAt}`,
      mentions: [],
      groups: [],
      writtenAt,
      editedAt: null,
      deleted,
      reactions: [],
    })),
  };
}
const news = (...threads: readonly ThreadRecord[]) =>
  threadChanges(threads, me, 10).map(({ thread: { id }, what, by, comments }) => [id, what, by.join(' '), comments]);

test('new threads and replies of others, the newest first; what was before, deleted or one’s own is none', () => {
  expect(
    news(
      thread('old', [[ana, 5]]),
      thread('new', [
        [ana, 11],
        [ben, 12],
        [ana, 13],
      ]),
      thread('answered', [
        [me, 5],
        [ben, 14],
      ]),
      thread('mine', [[me, 15]]),
      thread('mine too', [
        [me, 15],
        [ana, 16],
      ]),
      thread('taken back', [[ana, 17, true]]),
    ),
  ).toEqual([
    ['mine too', 'replies', 'ana', 1],
    ['answered', 'replies', 'ben', 1],
    ['new', 'new', 'ana ben', 3],
  ]);
});

test('of those that were resolved, the ones in which I wrote, by others and since', () => {
  const by = (person: typeof me, at: number) => ({ by: person, at });
  expect(
    news(
      thread('mine', [[me, 5]], by(ana, 12)),
      thread('theirs', [[ben, 5]], by(ana, 12)),
      thread('by me', [[me, 5]], by(me, 12)),
      thread('before', [[me, 5]], by(ana, 9)),
    ),
  ).toEqual([['mine', 'resolved', 'ana', 0]]);
});
