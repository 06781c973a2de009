/** Writes what people are told into their inboxes, and on its way into a mail: of one happening nobody hears twice. */
import type { NoticeReason, PersonId } from '@tangram/domain';
import type { Transaction } from 'kysely';
import { putInOutbox } from './outbox.ts';
import type { Tables } from './tables.ts';

/** A notice is about a thread and perhaps a comment in it, a request, a section's words, or somebody who is to see the plan. */
export interface NewNotice {
  readonly person: PersonId;
  readonly plan: string;
  readonly reason: NoticeReason;
  readonly by: PersonId;
  readonly at: number;
  readonly thread?: string;
  readonly comment?: string | null;
  readonly request?: string;
  readonly section?: string;
  readonly about?: PersonId;
}

/** Those that are there already stay as they are. */
export async function addNotices(transaction: Transaction<Tables>, notices: readonly NewNotice[]): Promise<void> {
  if (notices.length === 0) return;
  const rows = notices.map(({ person, plan, reason, by, at, thread, comment, request, section, about }) => ({
    personId: person,
    planId: plan,
    threadId: thread ?? null,
    commentId: comment ?? null,
    requestId: request ?? null,
    sectionId: section ?? null,
    aboutPerson: about ?? null,
    reason,
    byPerson: by,
    at,
    readAt: null,
  }));
  const added = await transaction
    .insertInto('notices')
    .values(rows)
    .onConflict((old) => old.doNothing())
    .returning(['id', 'personId', 'threadId', 'at'])
    .execute();
  await putInOutbox(transaction, added);
}
