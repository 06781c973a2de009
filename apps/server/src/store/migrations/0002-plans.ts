/** Plans, who shares them, and what is derived from them. */
import { type Kysely, sql } from 'kysely';

const statements = [
  sql`create table plans (
    id text not null primary key,
    networkId text not null references networks (id),
    kind text not null check (kind in ('unit', 'task', 'intervention')),
    title text not null check (length(title) between 1 and 200),
    grade integer not null check (grade between 6 and 8),
    status text not null check (status in ('draft', 'ready', 'taught', 'archived')),
    visibility text not null check (visibility in ('authors', 'team', 'school', 'network')),
    circleAccess text not null check (circleAccess in ('comment', 'view')),
    createdBy text not null references people (id),
    createdAt integer not null,
    updatedAt integer not null,
    updatedBy text references people (id),
    generation integer not null check (generation >= 1),
    seeds text
  ) strict`,
  sql`create index plansOfNetwork on plans (networkId, visibility)`,
  sql`create table planAuthors (
    planId text not null references plans (id) on delete cascade,
    personId text not null references people (id),
    place integer not null,
    primary key (planId, personId)
  ) strict, without rowid`,
  sql`create index plansOfAuthor on planAuthors (personId)`,
  sql`create table collaborators (
    planId text not null references plans (id) on delete cascade,
    personId text not null references people (id),
    access text not null check (access in ('edit', 'comment', 'view')),
    primary key (planId, personId)
  ) strict, without rowid`,
  sql`create index plansOfCollaborator on collaborators (personId)`,
  sql`create table summaries (
    planId text not null references plans (id) on delete cascade,
    part text not null check (part in ('open', 'authors')),
    position integer not null,
    summary text not null,
    primary key (planId, part)
  ) strict, without rowid`,
];

export const plans = {
  async up(db: Kysely<unknown>): Promise<void> {
    for (const statement of statements) await statement.execute(db);
  },
};
