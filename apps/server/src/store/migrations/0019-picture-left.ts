/** Since when a picture stands nowhere any more in a part of a plan: a while later it is no longer kept for it. */
import { type Kysely, sql } from 'kysely';

export const pictureLeft = {
  async up(db: Kysely<unknown>): Promise<void> {
    await sql`alter table pictureUses add column leftAt integer`.execute(db);
  },
};
