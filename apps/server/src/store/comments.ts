/**
 * Threads and their comments. A thread whose mark in the text is still to be set, or to be taken away, is seen by nobody.
 * Every query takes the grant of its plan, and finds a thread only there, and only for whom it is.
 */
import type { Grant } from '@tangram/access';
import {
  type AnchorKind,
  type CommentId,
  type FeedbackKind,
  type PersonId,
  type PlanId,
  personId,
  planId,
  type Reaction,
  type ThreadId,
  threadId,
} from '@tangram/domain';
import { sql } from 'kysely';
import { newAnchor, type Pieces } from './anchors.ts';
import type { Store } from './database.ts';
import { createSuggestionUses, unused } from './suggestion-uses.ts';
import type { CommentRow, ThreadRow } from './tables.ts';
import { type Audience, nobody, tellOfComment, tellOfEdit, tellOfResolving } from './tell-people.ts';
import { keepReaders, type NewReaders, readableBy } from './thread-readers.ts';
import { presentThreads, type ThreadRecord, threadsOf } from './thread-records.ts';

/** Words in a section's body, as the page of whoever comments saw them. */
export interface WordsPlace {
  readonly section: string;
  readonly from: string;
  readonly to: string;
  readonly quote: string;
  /** It is about the one thing that begins at `from`. */
  readonly element?: boolean;
}

/** What is still to be done to a thread's mark. */
export type PendingMark = { readonly set: WordsPlace } | { readonly remove: true };

export interface NewThread {
  readonly id: ThreadId;
  readonly comment: CommentId;
  readonly text: string;
  readonly feedback: FeedbackKind | null;
  /** Other words for those that it is about. */
  readonly suggestion: string | null;
  /** Null for a thread about the whole plan. */
  readonly section: string | null;
  /** Null when there are no words to mark. */
  readonly words: WordsPlace | null;
  /** Absent for everyone who may read the plan. */
  readonly for?: NewReaders;
  /** Absent: the words, the section, or the plan. */
  readonly about?: AnchorKind | 'plan';
  /** The field that it is about, and the row of it. */
  readonly field?: string | null;
  readonly row?: string | null;
  /** What stands at a place that carries no mark: its words, and what the server remembers of it. */
  readonly stands?: { readonly words: string; readonly position: number; readonly pieces: Pieces };
}

/** What became of a thread whose comment was deleted. */
export type Removal = 'notThere' | 'threadStays' | 'threadGone';

export type Comments = ReturnType<typeof createComments>;

export function createComments(store: Store, now: () => number) {
  /** One of the plan's comments that is there and not deleted. */
  const standing = ({ plan, person }: Grant<'comment'>, thread: string, comment: string) =>
    store
      .selectFrom('threads')
      .innerJoin('comments', 'comments.threadId', 'threads.id')
      .select(['comments.text', 'authorId'])
      .where('threads.planId', '=', plan)
      .where('pendingMark', 'is', null)
      .where(readableBy(person))
      .where('threads.id', '=', thread)
      .where('comments.id', '=', comment)
      .where('deletedAt', 'is', null)
      .executeTakeFirst();

  const has = async (grant: Grant<'open' | 'comment'>, thread: string): Promise<boolean> =>
    (await threadsOf(store, grant).where('id', '=', thread).executeTakeFirst()) !== undefined;

  return {
    /** The threads of a plan, oldest first. */
    async list(grant: Grant<'open'>): Promise<ThreadRecord[]> {
      return presentThreads(store, await threadsOf(store, grant).orderBy('startedAt').orderBy(sql`rowid`).execute());
    },

    /** One thread of the plan, or undefined. */
    async read(grant: Grant<'open' | 'comment'>, thread: string): Promise<ThreadRecord | undefined> {
      const [found] = await presentThreads(store, await threadsOf(store, grant).where('id', '=', thread).execute());
      return found;
    },

    /** How many threads that a person may read wait to be resolved, by plan; plans without one are left out. */
    async openCounts(plans: readonly PlanId[], person: PersonId): Promise<ReadonlyMap<string, number>> {
      if (plans.length === 0) return new Map();
      const rows = await store
        .selectFrom('threads')
        .select((thread) => ['planId', thread.fn.countAll<number>().as('count')])
        .where('planId', 'in', plans)
        .where('pendingMark', 'is', null)
        .where('resolvedAt', 'is', null)
        .where(readableBy(person))
        .groupBy('planId')
        .execute();
      return new Map(rows.map((row) => [row.planId, row.count]));
    },

    /**
     * Notes a thread down. One without words is there at once; one about words waits for its mark. Returns `there` when the same
     * person has started it before, null when one of its ids is in use: somebody else's, another plan's, or one that is being deleted.
     */
    async begin(
      grant: Grant<'comment'>,
      thread: NewThread,
      audience: Audience = nobody,
    ): Promise<'noted' | 'there' | null> {
      return store.transaction().execute(async (transaction) => {
        const old = await transaction.selectFrom('threads').selectAll().where('id', '=', thread.id).executeTakeFirst();
        if (old !== undefined) {
          const isTheirs = old.planId === grant.plan && old.startedBy === grant.person;
          if (!isTheirs || isBeingRemoved(old)) return null;
          return old.pendingMark === null ? 'there' : 'noted';
        }
        const used = await transaction
          .selectFrom('comments')
          .select('id')
          .where('id', '=', thread.comment)
          .executeTakeFirst();
        if (used !== undefined) return null;
        const at = now();
        await transaction
          .insertInto('threads')
          .values({
            id: thread.id,
            planId: grant.plan,
            sectionId: thread.section,
            quote: thread.words?.quote ?? thread.stands?.words ?? '',
            pendingMark: thread.words === null ? null : JSON.stringify({ set: thread.words } satisfies PendingMark),
            startedBy: grant.person,
            startedAt: at,
            resolvedBy: null,
            resolvedAt: null,
            feedback: thread.feedback,
            suggestion: thread.suggestion,
            readers: thread.for?.readers ?? 'everyone',
            usedBy: null,
            usedAt: null,
            useId: null,
            reopenedBy: null,
            reopenedAt: null,
          })
          .execute();
        await keepReaders(transaction, thread.id, thread.for?.named ?? []);
        const { about = thread.words ? 'words' : 'section', field, row } = thread;
        if (about !== 'plan' && thread.section !== null) {
          await transaction
            .insertInto('anchors')
            .values({ ...newAnchor(thread.id, about, field, row), ...standingOf(thread) })
            .execute();
        }
        await transaction
          .insertInto('comments')
          .values(newComment(thread.comment, thread.id, grant.person, thread.text, at))
          .execute();
        const told = {
          plan: grant.plan,
          thread: thread.id,
          comment: thread.comment,
          by: grant.person,
          at,
          begins: true,
        };
        await tellOfComment(transaction, told, audience);
        return 'noted';
      });
    },

    /** The mark is in the text, on these words, as the server saw at a position of the log or later: the thread is there. */
    async marked(thread: ThreadId, quote: string, position = 0, pieces: Pieces = []): Promise<void> {
      await store.transaction().execute(async (transaction) => {
        await transaction.updateTable('threads').set({ pendingMark: null, quote }).where('id', '=', thread).execute();
        await transaction
          .updateTable('anchors')
          .set({ position, pieces: JSON.stringify(pieces) })
          .where('threadId', '=', thread)
          .execute();
      });
    },

    /** Who began a thread of the plan; null when there is none. */
    async startedBy(grant: Grant<'comment'>, thread: string): Promise<PersonId | null> {
      const found = await threadsOf(store, grant).where('id', '=', thread).executeTakeFirst();
      return found === undefined ? null : personId(found.startedBy);
    },

    /** Forgets a thread that has no mark: it could not be set, or it has been taken away. */
    async drop(thread: ThreadId): Promise<void> {
      await store.deleteFrom('threads').where('id', '=', thread).where('pendingMark', 'is not', null).execute();
    },

    /** Threads whose mark an earlier run left to be set or taken away. */
    async pending(): Promise<{ thread: ThreadId; plan: PlanId; mark: PendingMark }[]> {
      const rows = await store.selectFrom('threads').selectAll().where('pendingMark', 'is not', null).execute();
      return rows.map((row) => ({
        thread: threadId(row.id),
        plan: planId(row.planId),
        mark: JSON.parse(row.pendingMark ?? '{}') as PendingMark,
      }));
    },

    /** Every thread of a plan, those with a pending mark too; for the job that takes stray marks away. */
    async idsOn(plan: PlanId): Promise<ReadonlySet<string>> {
      const rows = await store.selectFrom('threads').select('id').where('planId', '=', plan).execute();
      return new Set(rows.map((row) => row.id));
    },

    /** Adds a reply. `there` when the same person has sent it before; null when there is no such thread, or the id is taken. */
    async reply(
      grant: Grant<'comment'>,
      thread: string,
      id: CommentId,
      text: string,
      audience: Audience = nobody,
    ): Promise<'added' | 'there' | null> {
      if (!(await has(grant, thread))) return null;
      return store.transaction().execute(async (transaction) => {
        const old = await transaction.selectFrom('comments').selectAll().where('id', '=', id).executeTakeFirst();
        if (old !== undefined) return old.threadId === thread && old.authorId === grant.person ? 'there' : null;
        const at = now();
        await transaction
          .insertInto('comments')
          .values(newComment(id, thread, grant.person, text, at))
          .execute();
        const told = { plan: grant.plan, thread, comment: id, by: grant.person, at, begins: false };
        await tellOfComment(transaction, told, audience);
        return 'added';
      });
    },

    /** Puts other words into one's own comment. Words that are the same are no edit. */
    async edit(
      grant: Grant<'comment'>,
      thread: string,
      comment: string,
      text: string,
      audience: Audience = nobody,
    ): Promise<'edited' | 'same' | 'notThere'> {
      const old = await standing(grant, thread, comment);
      if (old === undefined || old.authorId !== grant.person) return 'notThere';
      if (old.text === text) return 'same';
      return store.transaction().execute(async (transaction) => {
        const at = now();
        const { numUpdatedRows } = await transaction
          .updateTable('comments')
          .set({ text, editedAt: at })
          .where('id', '=', comment)
          .where('deletedAt', 'is', null)
          .executeTakeFirst();
        if (numUpdatedRows === 0n) return 'notThere';
        const told = { plan: grant.plan, thread, comment, by: grant.person, at, begins: false };
        await tellOfEdit(transaction, told, audience);
        return 'edited';
      });
    },

    /** Gives or takes back a reaction to a comment, one's own too. False when the plan has no such comment. */
    async react(
      grant: Grant<'comment'>,
      thread: string,
      comment: string,
      reaction: Reaction,
      given: boolean,
    ): Promise<boolean> {
      if ((await standing(grant, thread, comment)) === undefined) return false;
      const mine = { commentId: comment, personId: grant.person, reaction };
      if (given) {
        await store
          .insertInto('reactions')
          .values({ ...mine, reactedAt: now() })
          .onConflict((conflict) => conflict.doNothing())
          .execute();
      } else {
        await store
          .deleteFrom('reactions')
          .where((where) => where.and(mine))
          .execute();
      }
      return true;
    },

    ...createSuggestionUses(store, now),

    /** False when the plan has no such thread. */
    async setResolved(
      grant: Grant<'comment'>,
      thread: string,
      resolved: boolean,
      audience: Audience = nobody,
    ): Promise<boolean> {
      if (!(await has(grant, thread))) return false;
      return store.transaction().execute(async (transaction) => {
        const at = now();
        const { numUpdatedRows } = await transaction
          .updateTable('threads')
          .set(
            resolved
              ? { ...unused, resolvedBy: grant.person, resolvedAt: at }
              : { ...unused, resolvedBy: null, resolvedAt: null, reopenedBy: grant.person, reopenedAt: at },
          )
          .where('id', '=', thread)
          .where('resolvedAt', resolved ? 'is' : 'is not', null)
          .executeTakeFirst();
        const told = { plan: grant.plan, thread, by: grant.person, at, resolved };
        if (numUpdatedRows > 0n) await tellOfResolving(transaction, told, audience);
        return true;
      });
    },

    /** Deletes one's own comment. With the last one the thread is gone: its mark is to be taken away, and then `drop` it. */
    async remove(grant: Grant<'open'>, thread: string, comment: string): Promise<Removal> {
      if (!(await has(grant, thread))) return 'notThere';
      return store.transaction().execute(async (transaction) => {
        const row = await transaction
          .selectFrom('comments')
          .innerJoin('threads', 'threads.id', 'comments.threadId')
          .select(['comments.id', 'comments.writtenAt'])
          .where('threads.planId', '=', grant.plan)
          .where('pendingMark', 'is', null)
          .where('threads.id', '=', thread)
          .where('comments.id', '=', comment)
          .where('authorId', '=', grant.person)
          .where('deletedAt', 'is', null)
          .executeTakeFirst();
        if (row === undefined) return 'notThere';
        const others = await transaction
          .selectFrom('comments')
          .select(['id', 'deletedAt'])
          .where('threadId', '=', thread)
          .where('id', '!=', comment)
          .orderBy('writtenAt')
          .orderBy(sql`rowid`)
          .execute();
        if (others.every((other) => other.deletedAt !== null)) {
          await transaction.deleteFrom('comments').where('threadId', '=', thread).execute();
          await transaction
            .updateTable('threads')
            .set({ pendingMark: JSON.stringify({ remove: true } satisfies PendingMark) })
            .where('id', '=', thread)
            .execute();
          return 'threadGone';
        }
        const first = await transaction
          .selectFrom('comments')
          .select('id')
          .where('threadId', '=', thread)
          .orderBy('writtenAt')
          .orderBy(sql`rowid`)
          .executeTakeFirst();
        if (first?.id === comment) {
          for (const table of ['reactions', 'mentions', 'groupMentions', 'notices'] as const) {
            await transaction.deleteFrom(table).where('commentId', '=', comment).execute();
          }
          await transaction
            .updateTable('comments')
            .set({ text: '', deletedAt: now() })
            .where('id', '=', comment)
            .execute();
        } else {
          await transaction.deleteFrom('comments').where('id', '=', comment).execute();
        }
        return 'threadStays';
      });
    },
  };
}

/** Its last comment was deleted; only its mark is left to be taken away. */
function isBeingRemoved({ pendingMark }: ThreadRow): boolean {
  return pendingMark !== null && 'remove' in (JSON.parse(pendingMark) as PendingMark);
}

function newComment(id: string, thread: string, author: string, text: string, at: number): CommentRow {
  return { id, threadId: thread, authorId: author, text, writtenAt: at, editedAt: null, deletedAt: null };
}

/** What the server remembers of a place that carries no mark, from the beginning. */
function standingOf({ stands }: NewThread) {
  return stands && { position: stands.position, pieces: JSON.stringify(stands.pieces) };
}
