/**
 * What people are told, read and marked as read, each only their own. Which plans somebody may open is decided by whoever
 * asks: a notice of another plan is neither shown nor counted.
 */
import type { Grant } from '@tangram/access';
import { type FollowLevel, type NoticeReason, type PersonId, type PlanId, personId, planId } from '@tangram/domain';
import { usualLevel } from '../comments/who-is-told.ts';
import type { Store } from './database.ts';
import { readableBy } from './thread-readers.ts';

export interface NoticeRecord {
  readonly id: number;
  readonly plan: PlanId;
  /** Null for what is about no comment. */
  readonly thread: string | null;
  readonly request: { readonly id: string; readonly question: string; readonly byDate: string } | null;
  /** Where in the plan's own words somebody is mentioned. */
  readonly section: string | null;
  /** Who is to see the plan. */
  readonly about: string | null;
  readonly reason: NoticeReason;
  readonly by: string;
  readonly at: number;
  readonly read: boolean;
  /** The words that the thread is about; empty where it is about a section or the whole plan. */
  readonly quote: string;
  /** The comment's own words, or those that were suggested and used; empty where it is about neither. */
  readonly text: string;
  /** What this person suggested was used. */
  readonly usedMine: boolean;
  /** Whether the thread is only for some of those who see the plan. */
  readonly narrowed: boolean;
}

interface Which {
  readonly plan?: string | undefined;
  readonly thread?: string | undefined;
  readonly request?: string | undefined;
  readonly notice?: number | undefined;
}

export type Notices = ReturnType<typeof createNotices>;

export function createNotices(store: Store, now: () => number) {
  const muted = (person: PersonId) =>
    store.selectFrom('follows').select('planId').where('personId', '=', person).where('level', '=', 'muted');

  /** Of threads only those that are there: a mark that is still to be set, or to be taken away, hides its thread here too. */
  const noticesOf = (person: PersonId) =>
    store
      .selectFrom('notices')
      .leftJoin('threads', 'threads.id', 'notices.threadId')
      .leftJoin('comments', 'comments.id', 'notices.commentId')
      .leftJoin('reviewRequests', 'reviewRequests.id', 'notices.requestId')
      .where('notices.personId', '=', person)
      // Who may read the thread now: authors change.
      .where((row) => row.or([row('notices.threadId', 'is', null), readableBy(person)(row)]))
      .where('pendingMark', 'is', null)
      .where('deletedAt', 'is', null);

  const records = async (found: ReturnType<typeof noticesOf>): Promise<NoticeRecord[]> => {
    const rows = await found
      .select([
        'notices.id',
        'notices.personId as person',
        'notices.planId',
        'notices.threadId',
        'reason',
        'byPerson',
        'at',
        'readAt',
      ])
      .select([
        'quote',
        'comments.text',
        'requestId',
        'question',
        'byDate',
        'notices.sectionId',
        'aboutPerson',
        'readers',
        'suggestion',
        'startedBy',
        'usedAt',
      ])
      .orderBy('at', 'desc')
      .orderBy('notices.id', 'desc')
      .execute();
    return rows.map((row) => {
      const usedMine = row.reason === 'resolved' && row.usedAt !== null && row.startedBy === row.person;
      return {
        id: row.id,
        plan: planId(row.planId),
        thread: row.threadId,
        request:
          row.requestId === null ? null : { id: row.requestId, question: row.question ?? '', byDate: row.byDate ?? '' },
        section: row.sectionId,
        about: row.aboutPerson,
        reason: row.reason,
        by: row.byPerson,
        at: row.at,
        read: row.readAt !== null,
        quote: row.quote ?? '',
        text: (usedMine ? row.suggestion : row.text) ?? '',
        usedMine,
        narrowed: row.readers !== null && row.readers !== 'everyone',
      };
    });
  };

  return {
    /** The latest of a person, newest first. */
    list: (person: PersonId, atMost: number): Promise<NoticeRecord[]> => records(noticesOf(person).limit(atMost)),

    /** Of these notices of a person those that are not read, nor of a plan that the person muted, newest first. */
    async stillNew(person: PersonId, ids: readonly number[]): Promise<NoticeRecord[]> {
      if (ids.length === 0) return [];
      const unread = noticesOf(person).where('notices.id', 'in', ids).where('readAt', 'is', null);
      return records(unread.where('notices.planId', 'not in', muted(person)));
    },

    /** How many a person has not read, by plan; what they muted counts nothing. */
    async unread(person: PersonId): Promise<ReadonlyMap<PlanId, number>> {
      const rows = await noticesOf(person)
        .select((row) => ['notices.planId', row.fn.countAll<number>().as('count')])
        .where('readAt', 'is', null)
        .where('notices.planId', 'not in', muted(person))
        .groupBy('notices.planId')
        .execute();
      return new Map(rows.map((row) => [planId(row.planId), row.count]));
    },

    /** Everybody who was told something of a plan. */
    async toldOf(plan: PlanId): Promise<PersonId[]> {
      const rows = await store.selectFrom('notices').select('personId').distinct().where('planId', '=', plan).execute();
      return rows.map((row) => personId(row.personId));
    },

    /** Marks as read: everything of a person, or of one plan, or of one thread or request in it, or one notice. */
    async read(person: PersonId, { plan, thread, request, notice }: Which) {
      let unread = store
        .updateTable('notices')
        .set({ readAt: now() })
        .where('personId', '=', person)
        .where('readAt', 'is', null);
      if (plan !== undefined) unread = unread.where('planId', '=', plan);
      if (thread !== undefined) unread = unread.where('threadId', '=', thread);
      if (request !== undefined) unread = unread.where('requestId', '=', request);
      if (notice !== undefined) unread = unread.where('id', '=', notice);
      await unread.execute();
    },

    /** How much of a plan somebody is told. */
    async level({ plan, person, access }: Grant<'open'>): Promise<FollowLevel> {
      const chosen = await store
        .selectFrom('follows')
        .select('level')
        .where('personId', '=', person)
        .where('planId', '=', plan)
        .executeTakeFirst();
      return chosen?.level ?? usualLevel(access === 'author');
    },

    async setLevel({ plan, person }: Grant<'open'>, level: FollowLevel): Promise<void> {
      await store
        .insertInto('follows')
        .values({ personId: person, planId: plan, level })
        .onConflict((old) => old.columns(['personId', 'planId']).doUpdateSet({ level }))
        .execute();
    },
  };
}
