/**
 * Requests for feedback: who was asked what by when, and who of them has commented or is done. That somebody has looked is
 * nowhere in it. Whom a request reaches is decided by whoever asks the store.
 */
import type { Grant } from '@tangram/access';
import { type NoticeReason, type PersonId, type PlanId, personId, planId } from '@tangram/domain';
import type { Transaction } from 'kysely';
import { addNotices } from './add-notices.ts';
import type { Store } from './database.ts';
import type { ReviewRequestRow, Tables } from './tables.ts';
import { readableBy } from './thread-readers.ts';

export interface Asking {
  /** People's ids and groups, as they were chosen. */
  readonly to: readonly string[];
  readonly question: string;
  /** A day, as `2026-12-04`. */
  readonly byDate: string;
}

export interface RequestRecord extends Asking {
  readonly id: string;
  readonly by: string;
  readonly askedAt: number;
  readonly closedAt: number | null;
  readonly people: readonly {
    readonly person: PersonId;
    readonly done: boolean;
    /** Comments that stand, written on the plan since they were asked. */
    readonly comments: number;
  }[];
}

/** A request that waits for somebody. */
export interface OpenRequest {
  readonly id: string;
  readonly by: string;
  readonly question: string;
  readonly byDate: string;
  readonly done: boolean;
}

export type Requests = ReturnType<typeof createRequests>;

type Transacting = Transaction<Tables>;

export function createRequests(store: Store, now: () => number) {
  const standing = (plan: PlanId) =>
    store
      .selectFrom('reviewRequests')
      .selectAll()
      .where('planId', '=', plan)
      .where((row) => row.or([row('ending', 'is', null), row('ending', '=', 'closed')]));

  /** By who wrote them, of what this reader may read. */
  const commentsOf = async (plan: PlanId, since: number, reader: PersonId): Promise<ReadonlyMap<string, number>> => {
    const threads = store
      .selectFrom('threads')
      .select('threads.id')
      .where('planId', '=', plan)
      .where('pendingMark', 'is', null)
      .where(readableBy(reader));
    const rows = await store
      .selectFrom('comments')
      .select((comment) => ['authorId', comment.fn.countAll<number>().as('count')])
      .where('threadId', 'in', threads)
      .where('deletedAt', 'is', null)
      .where('writtenAt', '>=', since)
      .groupBy('authorId')
      .execute();
    return new Map(rows.map((row) => [row.authorId, row.count]));
  };

  const record = async (row: ReviewRequestRow, reader: PersonId): Promise<RequestRecord> => {
    const [to, people, comments] = await Promise.all([
      store
        .selectFrom('reviewAddressees')
        .select('addressee')
        .where('requestId', '=', row.id)
        .orderBy('place')
        .execute(),
      store.selectFrom('reviewers').selectAll().where('requestId', '=', row.id).execute(),
      commentsOf(planId(row.planId), row.askedAt, reader),
    ]);
    return {
      id: row.id,
      by: row.askedBy,
      askedAt: row.askedAt,
      question: row.question,
      byDate: row.byDate,
      closedAt: row.endedAt,
      to: to.map(({ addressee }) => addressee),
      people: people.map((one) => ({
        person: personId(one.personId),
        done: one.doneAt !== null,
        comments: comments.get(one.personId) ?? 0,
      })),
    };
  };

  return {
    /** The plan's requests for its authors, the latest first, those that are closed too. */
    async sent({ plan, person }: Grant<'share'>): Promise<RequestRecord[]> {
      const rows = await standing(plan).orderBy('askedAt', 'desc').orderBy('id').execute();
      return Promise.all(rows.map((row) => record(row, person)));
    },

    /** One of the plan's requests, or undefined. */
    async read({ plan, person }: Grant<'share'>, request: string): Promise<RequestRecord | undefined> {
      const row = await standing(plan).where('id', '=', request).executeTakeFirst();
      return row === undefined ? undefined : record(row, person);
    },

    /** What is asked of somebody on a plan, the nearest day first. */
    async openTo({ plan, person }: Grant<'open'>): Promise<OpenRequest[]> {
      const rows = await store
        .selectFrom('reviewRequests')
        .innerJoin('reviewers', 'reviewers.requestId', 'reviewRequests.id')
        .select(['id', 'askedBy', 'question', 'byDate', 'doneAt'])
        .where('planId', '=', plan)
        .where('personId', '=', person)
        .where('ending', 'is', null)
        .orderBy('byDate')
        .orderBy('id')
        .execute();
      return rows.map(({ id, askedBy, question, byDate, doneAt }) => ({
        id,
        by: askedBy,
        question,
        byDate,
        done: doneAt !== null,
      }));
    },

    /** How many of the plan's requests are open. */
    async openCount({ plan }: Grant<'share'>): Promise<number> {
      const { count } = await store
        .selectFrom('reviewRequests')
        .select((row) => row.fn.countAll<number>().as('count'))
        .where('planId', '=', plan)
        .where('ending', 'is', null)
        .executeTakeFirstOrThrow();
      return count;
    },

    /** Asks. Returns `there` when the same person has asked it before, null when the id is another's. */
    async ask(
      grant: Grant<'share'>,
      id: string,
      asking: Asking,
      people: readonly PersonId[],
    ): Promise<'asked' | 'there' | null> {
      return store.transaction().execute(async (transaction) => {
        const old = await transaction.selectFrom('reviewRequests').selectAll().where('id', '=', id).executeTakeFirst();
        if (old !== undefined) return old.planId === grant.plan && old.askedBy === grant.person ? 'there' : null;
        const { question, byDate } = asking;
        const asked = { id, planId: grant.plan, askedBy: grant.person, askedAt: now(), question, byDate };
        await transaction
          .insertInto('reviewRequests')
          .values({ ...asked, endedAt: null, ending: null })
          .execute();
        await setAddressees(transaction, id, asking.to);
        await addReviewers(transaction, grant, id, people);
        return 'asked';
      });
    },

    /** Asks otherwise. False when the plan has no such request that is open. */
    async change(grant: Grant<'share'>, id: string, asking: Asking, people: readonly PersonId[]): Promise<boolean> {
      return store.transaction().execute(async (transaction) => {
        const old = await transaction
          .selectFrom('reviewRequests')
          .selectAll()
          .where('id', '=', id)
          .where('planId', '=', grant.plan)
          .where('ending', 'is', null)
          .executeTakeFirst();
        if (old === undefined) return false;
        const { question, byDate } = asking;
        await transaction.updateTable('reviewRequests').set({ question, byDate }).where('id', '=', id).execute();
        await setAddressees(transaction, id, asking.to);
        const had = await transaction.selectFrom('reviewers').selectAll().where('requestId', '=', id).execute();
        const left = had.map((row) => row.personId).filter((person) => !people.includes(personId(person)));
        if (left.length > 0) {
          await transaction.deleteFrom('reviewers').where('requestId', '=', id).where('personId', 'in', left).execute();
          await transaction.deleteFrom('notices').where('requestId', '=', id).where('personId', 'in', left).execute();
        }
        if (old.question !== question || old.byDate !== byDate) {
          const waiting = had.filter((row) => row.doneAt === null).map((row) => row.personId);
          if (waiting.length > 0) {
            await transaction
              .updateTable('notices')
              .set({ at: now(), readAt: null })
              .where('requestId', '=', id)
              .where('reason', '=', 'request')
              .where('personId', 'in', waiting)
              .execute();
          }
        }
        const held = new Set(had.map((row) => row.personId));
        await addReviewers(
          transaction,
          grant,
          id,
          people.filter((person) => !held.has(person)),
        );
        return true;
      });
    },

    /** Ends a request; withdrawn, nobody is told of it any more. False when the plan has no such request that is open. */
    async end(grant: Grant<'share'>, id: string, ending: 'closed' | 'withdrawn'): Promise<boolean> {
      return store.transaction().execute(async (transaction) => {
        const { numUpdatedRows } = await transaction
          .updateTable('reviewRequests')
          .set({ ending, endedAt: now() })
          .where('id', '=', id)
          .where('planId', '=', grant.plan)
          .where('ending', 'is', null)
          .executeTakeFirst();
        if (numUpdatedRows === 0n) return false;
        if (ending === 'withdrawn') await transaction.deleteFrom('notices').where('requestId', '=', id).execute();
        else {
          await transaction
            .updateTable('notices')
            .set({ readAt: now() })
            .where('requestId', '=', id)
            .where('reason', '=', 'request')
            .where('readAt', 'is', null)
            .execute();
        }
        return true;
      });
    },

    /** Somebody who was asked is done, or not after all. False for whoever was not asked, or not any more. */
    async setDone(grant: Grant<'comment'>, id: string, done: boolean): Promise<boolean> {
      return store.transaction().execute(async (transaction) => {
        const mine = await transaction
          .selectFrom('reviewers')
          .innerJoin('reviewRequests', 'reviewRequests.id', 'reviewers.requestId')
          .select(['doneAt', 'askedBy'])
          .where('requestId', '=', id)
          .where('personId', '=', grant.person)
          .where('planId', '=', grant.plan)
          .where('ending', 'is', null)
          .executeTakeFirst();
        if (mine === undefined) return false;
        if (done === (mine.doneAt !== null)) return true;
        await transaction
          .updateTable('reviewers')
          .set({ doneAt: done ? now() : null })
          .where('requestId', '=', id)
          .where('personId', '=', grant.person)
          .execute();
        if (done) {
          const asker = [personId(mine.askedBy)];
          await tell(transaction, { plan: grant.plan, request: id, by: grant.person, reason: 'requestDone' }, asker);
          await transaction
            .updateTable('notices')
            .set({ readAt: now() })
            .where('requestId', '=', id)
            .where('personId', '=', grant.person)
            .where('readAt', 'is', null)
            .execute();
        } else {
          await transaction
            .deleteFrom('notices')
            .where('requestId', '=', id)
            .where('reason', '=', 'requestDone')
            .where('byPerson', '=', grant.person)
            .execute();
        }
        return true;
      });
    },

    /** Tells people that a colleague would like somebody to see the plan; of the same wish they hear once. */
    async wish(grant: Grant<'comment'>, about: PersonId, authors: readonly PersonId[]): Promise<void> {
      const wish = { plan: grant.plan, reason: 'accessAsked', by: grant.person, at: now(), about } as const;
      const notices = authors.map((person) => ({ person, ...wish }));
      await store.transaction().execute((transaction) => addNotices(transaction, notices));
    },
  };

  async function setAddressees(transaction: Transacting, request: string, to: readonly string[]): Promise<void> {
    await transaction.deleteFrom('reviewAddressees').where('requestId', '=', request).execute();
    const rows = to.map((addressee, place) => ({ requestId: request, place, addressee }));
    await transaction.insertInto('reviewAddressees').values(rows).execute();
  }

  async function addReviewers(
    transaction: Transacting,
    { plan, person: by }: Grant<'share'>,
    request: string,
    people: readonly PersonId[],
  ): Promise<void> {
    if (people.length === 0) return;
    const rows = people.map((person) => ({ requestId: request, personId: person, doneAt: null }));
    await transaction.insertInto('reviewers').values(rows).execute();
    await tell(transaction, { plan, request, by, reason: 'request' }, people);
  }

  /** Tells people of a request, but not whoever muted the plan. */
  async function tell(
    transaction: Transacting,
    { plan, request, by, reason }: { plan: PlanId; request: string; by: PersonId; reason: NoticeReason },
    people: readonly PersonId[],
  ): Promise<void> {
    const muted = await transaction
      .selectFrom('follows')
      .select('personId')
      .where('planId', '=', plan)
      .where('level', '=', 'muted')
      .execute();
    const quiet = new Set(muted.map((row) => row.personId));
    const told = people.filter((person) => person !== by && !quiet.has(person));
    await addNotices(
      transaction,
      told.map((person) => ({ person, plan, reason, by, at: now(), request })),
    );
  }
}
