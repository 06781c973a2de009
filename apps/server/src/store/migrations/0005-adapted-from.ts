/** Of a plan that was made from a copy of another: which one, and whose it was then. */
import { type Kysely, sql } from 'kysely';

export const adaptedFrom = {
  async up(db: Kysely<unknown>): Promise<void> {
    await sql`alter table plans add column adaptedFrom text`.execute(db);
  },
};
