/** The kind of feedback that a thread gives, and who answered a comment with one tap. */
import { type Kysely, sql } from 'kysely';

const statements = [
  sql`alter table threads add column feedback text
    check (feedback in ('warm', 'cool', 'clarifying', 'probing', 'resource'))`,
  sql`create table reactions (
    commentId text not null references comments (id) on delete cascade,
    personId text not null references people (id),
    reaction text not null check (reaction in ('thanks', 'helpful', 'willTry')),
    reactedAt integer not null,
    primary key (commentId, personId, reaction)
  ) strict, without rowid`,
];

export const feedback = {
  async up(db: Kysely<unknown>): Promise<void> {
    for (const statement of statements) await statement.execute(db);
  },
};
