/** Who was named in which section of a plan's words: each is told once for each place. */
import { type Kysely, sql } from 'kysely';

export const textMentions = {
  async up(db: Kysely<unknown>): Promise<void> {
    await sql`create table textMentions (
      planId text not null references plans (id) on delete cascade,
      sectionId text not null,
      personId text not null references people (id),
      primary key (planId, sectionId, personId)
    ) strict, without rowid`.execute(db);
  },
};
