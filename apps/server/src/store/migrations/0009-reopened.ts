/** Who opened a resolved thread again, and when. */
import { type Kysely, sql } from 'kysely';

const statements = [
  sql`alter table threads add column reopenedBy text references people (id)`,
  sql`alter table threads add column reopenedAt integer check ((reopenedBy is null) = (reopenedAt is null))`,
];

export const reopened = {
  async up(db: Kysely<unknown>): Promise<void> {
    for (const statement of statements) await statement.execute(db);
  },
};
