/** Who may read a thread, and under which id its suggestion was asked for, so that of two editors one puts it in. */
import { type Kysely, sql } from 'kysely';

const statements = [
  sql`alter table threads add column readers text not null default 'everyone'
    check (readers in ('everyone', 'authors', 'coach'))`,
  sql`alter table threads add column useId text`,
  sql`create table threadReaders (
    threadId text not null references threads (id) on delete cascade,
    personId text not null references people (id),
    primary key (threadId, personId)
  ) without rowid, strict`,
];

export const whoseThread = {
  async up(db: Kysely<unknown>): Promise<void> {
    for (const statement of statements) await statement.execute(db);
  },
};
