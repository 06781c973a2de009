/** Other words that a thread suggests for those it is about, and who put them into the plan. */
import { type Kysely, sql } from 'kysely';

const statements = [
  sql`alter table threads add column suggestion text check (length(suggestion) <= 2000)`,
  sql`alter table threads add column usedBy text references people (id)`,
  sql`alter table threads add column usedAt integer check ((usedBy is null) = (usedAt is null))`,
];

export const suggestions = {
  async up(db: Kysely<unknown>): Promise<void> {
    for (const statement of statements) await statement.execute(db);
  },
};
