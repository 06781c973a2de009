/** What was written beside a plan since somebody saw it: new threads, replies, and threads of theirs that were resolved. */
import type { PersonId } from '@tangram/domain';
import type { ThreadRecord } from '../store/thread-records.ts';

export interface ThreadChange {
  readonly thread: ThreadRecord;
  readonly what: 'new' | 'replies' | 'resolved';
  /** Who did it, the last first. */
  readonly by: readonly PersonId[];
  readonly at: number;
  /** The latest of the new comments; '' for a thread that was resolved. */
  readonly text: string;
  readonly comments: number;
}

/** The newest first. What the person did themselves is no news to them. */
export function threadChanges(threads: readonly ThreadRecord[], me: PersonId, since: number): readonly ThreadChange[] {
  return threads
    .flatMap((thread): ThreadChange[] => {
      const changes: ThreadChange[] = [];
      const written = thread.comments.filter(
        ({ author, writtenAt, deleted }) => author !== me && writtenAt > since && !deleted,
      );
      const last = written.at(-1);
      if (last !== undefined) {
        const by = [...new Set(written.toReversed().map(({ author }) => author))];
        const isNew = thread.startedAt > since && thread.comments[0]?.author !== me;
        changes.push({
          thread,
          what: isNew ? 'new' : 'replies',
          by,
          at: last.writtenAt,
          text: last.text,
          comments: written.length,
        });
      }
      const { resolved } = thread;
      const isMine = thread.comments.some(({ author, deleted }) => author === me && !deleted);
      if (resolved !== null && resolved.by !== me && resolved.at > since && isMine) {
        changes.push({ thread, what: 'resolved', by: [resolved.by], at: resolved.at, text: '', comments: 0 });
      }
      return changes;
    })
    .sort((one, other) => other.at - one.at);
}
