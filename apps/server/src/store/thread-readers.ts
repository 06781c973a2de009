/**
 * Which threads somebody may read, as a condition for every query that finds threads, and who may read one. It says in the database’s
 * words what packages/access says in rules; a test holds the two together.
 */
import { type PersonId, personId, type ThreadReaders } from '@tangram/domain';
import type { ExpressionBuilder, Transaction } from 'kysely';
import type { Store } from './database.ts';
import type { Tables } from './tables.ts';

/** Whom a thread is for: `named` are the coaches of a thread that is for them. */
export interface NewReaders {
  readonly readers: ThreadReaders;
  readonly named: readonly PersonId[];
}

/** A condition on `threads`: those that a person may read, of plans that they may read. */
export function readableBy(person: PersonId) {
  return (where: ExpressionBuilder<Tables, 'threads'>) =>
    where.or([
      where('threads.readers', '=', 'everyone'),
      where('threads.startedBy', '=', person),
      where.and([
        where('threads.readers', '=', 'authors'),
        where.exists(
          where
            .selectFrom('planAuthors')
            .select('planAuthors.personId')
            .whereRef('planAuthors.planId', '=', 'threads.planId')
            .where('planAuthors.personId', '=', person),
        ),
      ]),
      where.exists(
        where
          .selectFrom('threadReaders')
          .select('threadReaders.personId')
          .whereRef('threadReaders.threadId', '=', 'threads.id')
          .where('threadReaders.personId', '=', person),
      ),
    ]);
}

/** By thread, the people who alone may read it; threads for everyone are left out. */
export async function onlyReaders(
  store: Store | Transaction<Tables>,
  threads: readonly string[],
): Promise<ReadonlyMap<string, ReadonlySet<PersonId>>> {
  if (threads.length === 0) return new Map();
  const narrow = await store
    .selectFrom('threads')
    .select(['id', 'readers', 'startedBy', 'planId'])
    .where('id', 'in', threads)
    .where('readers', '!=', 'everyone')
    .execute();
  if (narrow.length === 0) return new Map();
  const ids = narrow.map(({ id }) => id);
  const plans = [...new Set(narrow.map(({ planId }) => planId))];
  const [named, authors] = await Promise.all([
    store.selectFrom('threadReaders').selectAll().where('threadId', 'in', ids).execute(),
    store.selectFrom('planAuthors').selectAll().where('planId', 'in', plans).execute(),
  ]);
  return new Map(
    narrow.map(({ id, readers, startedBy, planId }) => {
      const others =
        readers === 'authors'
          ? authors.filter((one) => one.planId === planId)
          : named.filter((one) => one.threadId === id);
      return [id, new Set([startedBy, ...others.map((one) => one.personId)].map(personId))];
    }),
  );
}

/** Keeps whom a new thread is for. */
export async function keepReaders(transaction: Transaction<Tables>, thread: string, named: readonly PersonId[]) {
  const rows = named.map((person) => ({ threadId: thread, personId: person }));
  if (rows.length > 0) await transaction.insertInto('threadReaders').values(rows).execute();
}
