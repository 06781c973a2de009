/** Writes who is told of a comment, inside the transaction that writes the comment: both are there, or neither. */
import { type FollowLevel, type Group, type NoticeReason, type PersonId, personId } from '@tangram/domain';
import type { Transaction } from 'kysely';
import { whoIsTold } from '../comments/who-is-told.ts';
import { addNotices } from './add-notices.ts';
import type { Tables } from './tables.ts';
import { onlyReaders } from './thread-readers.ts';

/** Who can hear of a comment. */
export interface Audience {
  /** Everybody who may open the plan now. */
  readonly readers: ReadonlySet<PersonId>;
  /** Whom the comment names; all of them are readers. */
  readonly mentions: readonly PersonId[];
  /** The groups that it names, and their people who are readers. */
  readonly groups: readonly { readonly id: Group; readonly name: string }[];
  readonly inGroups: readonly PersonId[];
}

export const nobody: Audience = { readers: new Set(), mentions: [], groups: [], inGroups: [] };

interface NewComment {
  readonly plan: string;
  readonly thread: string;
  readonly comment: string;
  readonly by: PersonId;
  readonly at: number;
  readonly begins: boolean;
}

type Transacting = Transaction<Tables>;

/** Keeps whom a new comment names, and tells people of it. Whoever writes in a thread has read it. */
export async function tellOfComment(transaction: Transacting, comment: NewComment, all: Audience): Promise<void> {
  const audience = await amongReaders(transaction, comment.thread, all);
  await setMentions(transaction, comment.comment, audience);
  await readThread(transaction, comment);
  await tell(transaction, comment, comment.comment, whoIsTold(await written(transaction, comment, audience)));
}

/** The words of a comment were changed: it names these people now. Who was told of it before is not told again. */
export async function tellOfEdit(transaction: Transacting, comment: NewComment, all: Audience): Promise<void> {
  const audience = await amongReaders(transaction, comment.thread, all);
  await transaction.deleteFrom('mentions').where('commentId', '=', comment.comment).execute();
  await transaction.deleteFrom('groupMentions').where('commentId', '=', comment.comment).execute();
  await setMentions(transaction, comment.comment, audience);
  const facts = await written(transaction, comment, audience);
  await tell(transaction, comment, comment.comment, whoIsTold({ ...facts, begins: false, earlier: [] }));
}

/** A thread was resolved, or opened again, which takes back what was told. Who wrote in it is told. */
export async function tellOfResolving(
  transaction: Transacting,
  thread: Omit<NewComment, 'comment' | 'begins'> & { readonly resolved: boolean },
  all: Audience,
): Promise<void> {
  const audience = await amongReaders(transaction, thread.thread, all);
  await transaction
    .deleteFrom('notices')
    .where('threadId', '=', thread.thread)
    .where('reason', '=', 'resolved')
    .execute();
  await readThread(transaction, thread);
  if (!thread.resolved) return;
  const facts = await written(transaction, { ...thread, comment: '', begins: false }, audience);
  const told = [...whoIsTold({ ...facts, mentions: [], inGroups: [] }).keys()];
  await tell(transaction, thread, null, new Map(told.map((person) => [person, 'resolved'])));
}

/** Of those who may open the plan, whoever may read the thread. */
async function amongReaders(transaction: Transacting, thread: string, all: Audience): Promise<Audience> {
  const only = (await onlyReaders(transaction, [thread])).get(thread);
  if (only === undefined) return all;
  return {
    ...all,
    readers: new Set([...all.readers].filter((person) => only.has(person))),
    mentions: all.mentions.filter((person) => only.has(person)),
    inGroups: all.inGroups.filter((person) => only.has(person)),
  };
}

async function written(transaction: Transacting, { plan, thread, comment, by, begins }: NewComment, told: Audience) {
  const [earlier, authors, levels] = await Promise.all([
    transaction
      .selectFrom('comments')
      .select('authorId')
      .distinct()
      .where('threadId', '=', thread)
      .where('id', '!=', comment)
      .where('deletedAt', 'is', null)
      .execute(),
    transaction.selectFrom('planAuthors').select('personId').where('planId', '=', plan).execute(),
    transaction.selectFrom('follows').selectAll().where('planId', '=', plan).execute(),
  ]);
  return {
    by,
    begins,
    ...told,
    earlier: earlier.map((row) => personId(row.authorId)),
    authors: authors.map((row) => personId(row.personId)),
    levels: new Map(levels.map((row): [PersonId, FollowLevel] => [personId(row.personId), row.level])),
  };
}

async function setMentions(transaction: Transacting, comment: string, { mentions, groups }: Audience): Promise<void> {
  const people = mentions.map((person) => ({ commentId: comment, personId: person }));
  if (people.length > 0) await transaction.insertInto('mentions').values(people).execute();
  const named = groups.map(({ id, name }) => ({ commentId: comment, groupId: id, name }));
  if (named.length > 0) await transaction.insertInto('groupMentions').values(named).execute();
}

async function readThread(transaction: Transacting, { thread, by, at }: Pick<NewComment, 'thread' | 'by' | 'at'>) {
  await transaction
    .updateTable('notices')
    .set({ readAt: at })
    .where('threadId', '=', thread)
    .where('personId', '=', by)
    .where('readAt', 'is', null)
    .execute();
}

async function tell(
  transaction: Transacting,
  { plan, thread, by, at }: Pick<NewComment, 'plan' | 'thread' | 'by' | 'at'>,
  comment: string | null,
  told: ReadonlyMap<PersonId, NoticeReason>,
): Promise<void> {
  const notices = [...told].map(([person, reason]) => ({ person, plan, reason, by, at, thread, comment }));
  await addNotices(transaction, notices);
}
