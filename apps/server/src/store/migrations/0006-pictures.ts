/** Pictures, each stored once, and the parts of plans in which they stand. */
import { type Kysely, sql } from 'kysely';

const statements = [
  sql`create table pictures (
    id text not null primary key,
    type text not null check (type in ('image/png', 'image/jpeg')),
    width integer not null check (width > 0),
    height integer not null check (height > 0),
    bytes blob not null,
    addedBy text references people (id) on delete set null,
    addedAt integer not null
  ) strict`,
  sql`create table pictureUses (
    pictureId text not null references pictures (id),
    planId text not null references plans (id) on delete cascade,
    part text not null check (part in ('open', 'authors')),
    primary key (pictureId, planId, part)
  ) strict, without rowid`,
  sql`create index pictureUsesOfPlan on pictureUses (planId)`,
];

export const pictures = {
  async up(db: Kysely<unknown>): Promise<void> {
    for (const statement of statements) await statement.execute(db);
  },
};
