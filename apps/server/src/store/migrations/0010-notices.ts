/** Whom a comment names, who is told of what, and how much of a plan somebody wants to be told. */
import { type Kysely, sql } from 'kysely';

const statements = [
  sql`create table mentions (
    commentId text not null references comments (id) on delete cascade,
    personId text not null references people (id),
    primary key (commentId, personId)
  ) strict, without rowid`,
  sql`create table notices (
    id integer primary key,
    personId text not null references people (id),
    planId text not null references plans (id) on delete cascade,
    threadId text not null references threads (id) on delete cascade,
    commentId text references comments (id) on delete cascade,
    reason text not null check (reason in ('mention', 'reply', 'comment', 'resolved')),
    byPerson text not null references people (id),
    at integer not null,
    readAt integer,
    unique (personId, commentId)
  ) strict`,
  sql`create index noticesOfPerson on notices (personId, at)`,
  sql`create index noticesOfThread on notices (threadId)`,
  sql`create index noticesOfComment on notices (commentId)`,
  sql`create table follows (
    personId text not null references people (id),
    planId text not null references plans (id) on delete cascade,
    level text not null check (level in ('all', 'mine', 'muted')),
    primary key (personId, planId)
  ) strict, without rowid`,
];

export const notices = {
  async up(db: Kysely<unknown>): Promise<void> {
    for (const statement of statements) await statement.execute(db);
  },
};
