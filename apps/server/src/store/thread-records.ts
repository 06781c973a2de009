/** Threads as they are told: read from their tables, each with its place and all that was said in it. */
import type { Grant } from '@tangram/access';
import {
  type AnchorKind,
  type CommentId,
  commentId,
  type FeedbackKind,
  type PersonId,
  personId,
  type Reaction,
  reactions,
  type ThreadId,
  type ThreadReaders,
  threadId,
} from '@tangram/domain';
import { sql } from 'kysely';
import type { Store } from './database.ts';
import type { AnchorRow, CommentRow, GroupMentionRow, MentionRow, ReactionRow, ThreadRow } from './tables.ts';
import { onlyReaders, readableBy } from './thread-readers.ts';

interface CommentRecord {
  readonly id: CommentId;
  readonly author: PersonId;
  readonly text: string;
  readonly mentions: readonly PersonId[];
  readonly groups: readonly { readonly id: string; readonly name: string }[];
  readonly writtenAt: number;
  readonly editedAt: number | null;
  readonly deleted: boolean;
  /** In the order in which they are offered, and of each the people in the order in which they gave it. */
  readonly reactions: readonly { readonly reaction: Reaction; readonly people: readonly PersonId[] }[];
}

interface Done {
  readonly by: PersonId;
  readonly at: number;
}

export interface ThreadRecord {
  readonly id: ThreadId;
  readonly section: string | null;
  readonly quote: string;
  readonly readers: ThreadReaders;
  /** Who alone may read it; empty for everyone who may read the plan. */
  readonly onlyFor: readonly PersonId[];
  readonly about: AnchorKind | 'plan';
  readonly field: string | null;
  readonly row: string | null;
  /** Who took its words away, where that is known. */
  readonly gone: { readonly by: PersonId | null; readonly at: number } | null;
  /** Who put it on other words than those it was about first. */
  readonly attached: (Done & { readonly firstQuote: string }) | null;
  readonly feedback: FeedbackKind | null;
  readonly startedAt: number;
  readonly resolved: Done | null;
  readonly reopened: Done | null;
  readonly suggestion: { readonly words: string; readonly used: Done | null } | null;
  readonly comments: readonly CommentRecord[];
}

/** The threads of the plan that whoever asks may read. */
export function threadsOf(store: Store, { plan, person }: Grant<'open' | 'comment' | 'edit'>) {
  return store
    .selectFrom('threads')
    .selectAll()
    .where('planId', '=', plan)
    .where('pendingMark', 'is', null)
    .where(readableBy(person));
}

/** Threads as they are told, with all that was said in them; in the order of `rows`. */
export async function presentThreads(store: Store, rows: readonly ThreadRow[]): Promise<ThreadRecord[]> {
  if (rows.length === 0) return [];
  const ids = rows.map((row) => row.id);
  const comments = await store
    .selectFrom('comments')
    .selectAll()
    .where('threadId', 'in', ids)
    .orderBy('writtenAt')
    .orderBy(sql`rowid`)
    .execute();
  const given = await store
    .selectFrom('reactions')
    .innerJoin('comments', 'comments.id', 'reactions.commentId')
    .selectAll('reactions')
    .where('threadId', 'in', ids)
    .orderBy('reactedAt')
    .orderBy('reactions.personId')
    .execute();
  const named = await store
    .selectFrom('mentions')
    .innerJoin('comments', 'comments.id', 'mentions.commentId')
    .selectAll('mentions')
    .where('threadId', 'in', ids)
    .execute();
  const groups = await store
    .selectFrom('groupMentions')
    .innerJoin('comments', 'comments.id', 'groupMentions.commentId')
    .selectAll('groupMentions')
    .where('threadId', 'in', ids)
    .execute();
  const onlyFor = await onlyReaders(store, ids);
  const stands = await store.selectFrom('anchors').selectAll().where('threadId', 'in', ids).execute();
  const anchorOf = new Map(stands.map((anchor) => [anchor.threadId, anchor]));
  const byThread = Map.groupBy(comments, (comment) => comment.threadId);
  const byComment = Map.groupBy(given, (one) => one.commentId);
  const namedIn = Map.groupBy(named, (one) => one.commentId);
  const groupsIn = Map.groupBy(groups, (one) => one.commentId);
  return rows.map((row) => ({
    ...threadRecord(row, anchorOf.get(row.id), byThread.get(row.id) ?? [], byComment, namedIn, groupsIn),
    onlyFor: [...(onlyFor.get(row.id) ?? [])],
  }));
}

function threadRecord(
  row: ThreadRow,
  anchor: AnchorRow | undefined,
  comments: readonly CommentRow[],
  given: ReadonlyMap<string, readonly ReactionRow[]>,
  named: ReadonlyMap<string, readonly MentionRow[]>,
  groups: ReadonlyMap<string, readonly GroupMentionRow[]>,
): Omit<ThreadRecord, 'onlyFor'> {
  return {
    id: threadId(row.id),
    readers: row.readers,
    section: row.sectionId,
    quote: row.quote,
    about: anchor?.about ?? aboutOf(row),
    field: anchor?.field ?? null,
    row: anchor?.row ?? null,
    gone: anchor === undefined || anchor.goneAt === null ? null : goneOf(anchor.goneBy, anchor.goneAt),
    attached: attachedOf(anchor),
    feedback: row.feedback,
    startedAt: row.startedAt,
    resolved: done(row.resolvedBy, row.resolvedAt),
    reopened: row.resolvedBy === null ? done(row.reopenedBy, row.reopenedAt) : null,
    suggestion:
      row.suggestion === null
        ? null
        : { words: row.suggestion, used: row.resolvedAt === null ? null : done(row.usedBy, row.usedAt) },
    comments: comments.map(({ id, authorId, text, writtenAt, editedAt, deletedAt }) => ({
      id: commentId(id),
      author: personId(authorId),
      text,
      mentions: (named.get(id) ?? []).map((one) => personId(one.personId)),
      groups: (groups.get(id) ?? []).map(({ groupId, name }) => ({ id: groupId, name })),
      writtenAt,
      editedAt,
      deleted: deletedAt !== null,
      reactions: reactions.flatMap((reaction) => {
        const people = (given.get(id) ?? []).flatMap((one) =>
          one.reaction === reaction ? [personId(one.personId)] : [],
        );
        return people.length === 0 ? [] : [{ reaction, people }];
      }),
    })),
  };
}

function done(by: string | null, at: number | null): Done | null {
  return by === null || at === null ? null : { by: personId(by), at };
}

/** What a thread of an earlier version is about. */
function aboutOf({ quote, sectionId }: ThreadRow): ThreadRecord['about'] {
  if (quote !== '') return 'words';
  return sectionId === null ? 'plan' : 'section';
}

function goneOf(by: string | null, at: number): ThreadRecord['gone'] {
  return { by: by === null ? null : personId(by), at };
}

function attachedOf(anchor: AnchorRow | undefined): ThreadRecord['attached'] {
  const attached = done(anchor?.attachedBy ?? null, anchor?.attachedAt ?? null);
  return attached && { ...attached, firstQuote: anchor?.firstQuote ?? '' };
}
