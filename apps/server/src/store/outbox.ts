/**
 * What is still to be mailed: a row for each notice, written in the transaction that writes the notice. A mail is the rows that
 * carry its name.
 *
 * Every step is one conditional statement, so that of several servers on one database exactly one takes a row: it gives it the
 * name of a mail and holds it for a while. If that server dies, another one takes the same mail, under the same name, when
 * the time is over.
 */
import { type NoticeReason, type PersonId, personId } from '@tangram/domain';
import { sql, type Transaction } from 'kysely';
import type { Store } from './database.ts';
import type { Tables } from './tables.ts';

export type MailKind = 'atOnce' | 'digest';

export interface WaitingRow {
  readonly id: number;
  /** Null when the notice is gone. */
  readonly reason: NoticeReason | null;
  readonly at: number | null;
  readonly kind: MailKind | null;
}

/** A mail that is ours to send now. */
export interface ClaimedMail {
  readonly id: string;
  readonly person: PersonId;
  readonly kind: MailKind;
  /** The notices that it tells of, as far as they are still there. */
  readonly notices: readonly number[];
  readonly claimedAt: number;
  /** How often it was tried, this time included. */
  readonly tries: number;
}

/** How long a mail waits before it goes out “at once”: whoever is there reads it in the page, whoever mistyped takes it back. */
const graceMs = 20_000;
/** Longer than any try to send takes. */
const holdMs = 120_000;
const hourMs = 60 * 60 * 1000;
/** Nobody gets two digests within this time. */
const betweenDigestsMs = 6 * hourMs;
/** What was done is forgotten then. */
const rememberMs = 90 * 24 * hourMs;

interface NewNotice {
  readonly id: number;
  readonly personId: string;
  readonly threadId: string | null;
  readonly at: number;
}

/** Puts notices that were just written on their way. */
export async function putInOutbox(transaction: Transaction<Tables>, notices: readonly NewNotice[]): Promise<void> {
  const rows = notices.map(({ id, personId: person, threadId, at }) => ({
    noticeId: id,
    personId: person,
    threadId,
    dueAt: at + graceMs,
    ...{ kind: null, mailId: null, claimedAt: null, heldUntil: null, doneAt: null, answer: null },
  }));
  if (rows.length > 0) await transaction.insertInto('outbox').values(rows).execute();
}

export type Outbox = ReturnType<typeof createOutbox>;

export function createOutbox(store: Store) {
  const waiting = (person: PersonId) =>
    store.updateTable('outbox').where('personId', '=', person).where('state', '=', 'waiting');
  const held = (mail: string) => store.updateTable('outbox').where('mailId', '=', mail).where('state', '=', 'claimed');

  const claimed = async (mail: string): Promise<ClaimedMail | null> => {
    const rows = await store.selectFrom('outbox').selectAll().where('mailId', '=', mail).execute();
    const [first] = rows;
    if (first === undefined) return null;
    return {
      id: mail,
      person: personId(first.personId),
      kind: first.kind ?? 'atOnce',
      notices: rows.flatMap(({ noticeId }) => noticeId ?? []),
      claimedAt: first.claimedAt ?? 0,
      tries: first.tries,
    };
  };

  return {
    /** People of whom something waits that is to be looked at now, longest first. */
    async peopleDue(now: number, atMost: number): Promise<PersonId[]> {
      const rows = await store
        .selectFrom('outbox')
        .select('personId')
        .where('state', '=', 'waiting')
        .where('dueAt', '<=', now)
        .groupBy('personId')
        .orderBy((row) => row.fn.min('dueAt'))
        .limit(atMost)
        .execute();
      return rows.map((row) => personId(row.personId));
    },

    /** What of a person waits and is to be looked at now, oldest first. */
    async due(person: PersonId, now: number): Promise<WaitingRow[]> {
      return store
        .selectFrom('outbox')
        .leftJoin('notices', 'notices.id', 'noticeId')
        .select(['outbox.id', 'kind', 'reason', 'at'])
        .where('outbox.personId', '=', person)
        .where('state', '=', 'waiting')
        .where('dueAt', '<=', now)
        .orderBy('outbox.id')
        .execute();
    },

    /** Puts rows that wait off to a digest. */
    async putOff(person: PersonId, ids: readonly number[], until: number): Promise<void> {
      if (ids.length > 0) await waiting(person).set({ kind: 'digest', dueAt: until }).where('id', 'in', ids).execute();
    },

    /** Takes rows that wait off the list: nobody needs a mail about them. */
    async forget(person: PersonId, ids: readonly number[]): Promise<void> {
      if (ids.length === 0) return;
      await store
        .deleteFrom('outbox')
        .where('personId', '=', person)
        .where('state', '=', 'waiting')
        .where('id', 'in', ids)
        .execute();
    },

    /** Takes one row for a mail of its own; null when another took it, or the person had their share since `dayStart`. */
    async claimAtOnce(
      { person, id, mail }: { readonly person: PersonId; readonly id: number; readonly mail: string },
      { now, dayStart, atMost }: { readonly now: number; readonly dayStart: number; readonly atMost: number },
    ): Promise<ClaimedMail | null> {
      const { numUpdatedRows } = await waiting(person)
        .set({ state: 'claimed', kind: 'atOnce', mailId: mail, claimedAt: now, heldUntil: now + holdMs, tries: 1 })
        .where('id', '=', id)
        .where(
          ({ selectFrom, fn }) =>
            selectFrom('outbox as others')
              .select(fn.countAll<number>().as('count'))
              .where('others.personId', '=', person)
              .where('others.kind', '=', 'atOnce')
              .where('others.claimedAt', '>=', dayStart),
          '<',
          atMost,
        )
        .executeTakeFirst();
      return numUpdatedRows === 0n ? null : claimed(mail);
    },

    /** Takes everything of a person that waits for the digest; null when there is nothing, or they have had theirs. */
    async claimDigest(person: PersonId, mail: string, now: number): Promise<ClaimedMail | null> {
      const { numUpdatedRows } = await waiting(person)
        .set({ state: 'claimed', mailId: mail, claimedAt: now, heldUntil: now + holdMs, tries: 1 })
        .where('kind', '=', 'digest')
        .where('dueAt', '<=', now)
        .where(({ not, exists, selectFrom }) =>
          not(
            exists(
              selectFrom('outbox as others')
                .select('others.id')
                .where('others.personId', '=', person)
                .where('others.kind', '=', 'digest')
                .where('others.claimedAt', '>', now - betweenDigestsMs),
            ),
          ),
        )
        .executeTakeFirst();
      return numUpdatedRows === 0n ? null : claimed(mail);
    },

    /** Mails that were taken, not sent, and may be tried again now. */
    async toTryAgain(now: number): Promise<string[]> {
      const rows = await store
        .selectFrom('outbox')
        .select('mailId')
        .where('state', '=', 'claimed')
        .where('heldUntil', '<=', now)
        .groupBy('mailId')
        .orderBy((row) => row.fn.min('claimedAt'))
        .execute();
      return rows.flatMap(({ mailId }) => mailId ?? []);
    },

    /** Takes a mail whose time is over; null when another was faster. */
    async claimAgain(mail: string, now: number): Promise<ClaimedMail | null> {
      const { numUpdatedRows } = await held(mail)
        .set({ heldUntil: now + holdMs, tries: sql<number>`tries + 1` })
        .where('heldUntil', '<=', now)
        .executeTakeFirst();
      return numUpdatedRows === 0n ? null : claimed(mail);
    },

    /** It is tried again, and not before. */
    async tryLater(mail: string, at: number): Promise<void> {
      await held(mail).set({ heldUntil: at }).execute();
    },

    /** Nothing of it left us: it waits again, as if it had never been taken. */
    async release(mail: string, until: number): Promise<void> {
      await held(mail)
        .set({ state: 'waiting', mailId: null, claimedAt: null, heldUntil: null, tries: 0, dueAt: until })
        .execute();
    },

    /** There is nothing to say in it any more. */
    async drop(mail: string): Promise<void> {
      await store.deleteFrom('outbox').where('mailId', '=', mail).where('state', '=', 'claimed').execute();
    },

    /** It is over: sent, refused for good with the server's code, or given up after days. */
    async done(mail: string, state: 'sent' | 'refused' | 'gaveUp', now: number, answer: number | null): Promise<void> {
      await held(mail).set({ state, doneAt: now, heldUntil: null, answer }).execute();
    },

    /** Mails about a thread that a person got, oldest first. */
    async sentAbout(person: PersonId, thread: string, atMost: number): Promise<string[]> {
      const rows = await store
        .selectFrom('outbox')
        .select('mailId')
        .where('personId', '=', person)
        .where('threadId', '=', thread)
        .where('kind', '=', 'atOnce')
        .where('state', '=', 'sent')
        .orderBy('doneAt', 'desc')
        .limit(atMost)
        .execute();
      return rows.flatMap(({ mailId }) => mailId ?? []).reverse();
    },

    /** When the last mail that was tried was refused for good; null when it was not. */
    async refusedAt(person: PersonId): Promise<number | null> {
      const last = await store
        .selectFrom('outbox')
        .select(['state', 'doneAt'])
        .where('personId', '=', person)
        .where('doneAt', 'is not', null)
        .orderBy('doneAt', 'desc')
        .limit(1)
        .executeTakeFirst();
      return last?.state === 'refused' ? last.doneAt : null;
    },

    /** Forgets what was done long ago. */
    async tidy(now: number): Promise<void> {
      await store
        .deleteFrom('outbox')
        .where('doneAt', '<', now - rememberMs)
        .execute();
    },
  };
}
