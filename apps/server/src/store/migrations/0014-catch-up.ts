/**
 * When people last had a plan open, each told to nobody but them, and what plans were like then: a state of a plan is kept for as
 * long as somebody's visit is compared with it.
 */
import { type Kysely, sql } from 'kysely';

const statements = [
  sql`create table visits (
    personId text not null references people (id),
    planId text not null references plans (id) on delete cascade,
    generation integer not null,
    seenAt integer not null,
    seenOpen integer not null,
    seenAuthors integer,
    sinceAt integer,
    sinceOpen integer,
    sinceAuthors integer,
    looked integer not null check (looked in (0, 1)),
    primary key (personId, planId)
  ) strict, without rowid`,
  sql`create index visitsOfPlan on visits (planId)`,
  sql`create table pastStates (
    planId text not null references plans (id) on delete cascade,
    part text not null check (part in ('open', 'authors')),
    generation integer not null,
    position integer not null,
    state blob not null,
    primary key (planId, part, position)
  ) strict`,
];

export const catchUp = {
  async up(db: Kysely<unknown>): Promise<void> {
    for (const statement of statements) await statement.execute(db);
  },
};
