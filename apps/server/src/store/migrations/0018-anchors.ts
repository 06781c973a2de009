/** What threads stand on as the server last saw it, who took their words away, and who put them on others. */
import { type Kysely, sql } from 'kysely';

const statements = [
  sql`create table anchors (
    threadId text not null primary key references threads (id) on delete cascade,
    about text not null
      check (about in ('words', 'formula', 'figure', 'picture', 'cell', 'section', 'field')),
    field text,
    row text,
    position integer not null,
    pieces text not null,
    goneBy text,
    goneAt integer,
    firstQuote text,
    attachedBy text references people (id),
    attachedAt integer,
    check ((attachedBy is null) = (attachedAt is null))
  ) strict, without rowid`,
];

export const anchors = {
  async up(db: Kysely<unknown>): Promise<void> {
    for (const statement of statements) await statement.execute(db);
  },
};
