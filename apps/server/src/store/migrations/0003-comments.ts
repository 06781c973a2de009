/** Threads beside plans, and the comments in them. */
import { type Kysely, sql } from 'kysely';

const statements = [
  sql`create table threads (
    id text not null primary key,
    planId text not null references plans (id) on delete cascade,
    sectionId text,
    quote text not null check (length(quote) <= 2000),
    pendingMark text,
    startedBy text not null references people (id),
    startedAt integer not null,
    resolvedBy text references people (id),
    resolvedAt integer,
    check ((resolvedBy is null) = (resolvedAt is null))
  ) strict`,
  sql`create index threadsOfPlan on threads (planId)`,
  sql`create table comments (
    id text not null primary key,
    threadId text not null references threads (id) on delete cascade,
    authorId text not null references people (id),
    text text not null check (length(text) <= 10000),
    writtenAt integer not null,
    editedAt integer,
    deletedAt integer
  ) strict`,
  sql`create index commentsOfThread on comments (threadId)`,
];

export const comments = {
  async up(db: Kysely<unknown>): Promise<void> {
    for (const statement of statements) await statement.execute(db);
  },
};
