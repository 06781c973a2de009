/** What is still to be mailed and what was; what people want by mail; by whose clock a network's afternoons are counted. */
import { type Kysely, sql } from 'kysely';

const statements = [
  // Networks from before this migration were all begun in one place.
  sql`alter table networks add column timeZone text not null default 'America/New_York'`,
  sql`create table mailSettings (
    personId text not null primary key references people (id) on delete cascade,
    wanted integer not null check (wanted in (0, 1)),
    ways text not null
  ) strict, without rowid`,
  // What became of a notice's mail outlives the notice: somebody who writes and deletes does not begin to count anew.
  sql`create table outbox (
    id integer primary key,
    noticeId integer unique references notices (id) on delete set null,
    personId text not null references people (id) on delete cascade,
    threadId text,
    state text not null default 'waiting' check (state in ('waiting', 'claimed', 'sent', 'refused', 'gaveUp')),
    kind text check (kind in ('atOnce', 'digest')),
    dueAt integer not null,
    mailId text,
    claimedAt integer,
    heldUntil integer,
    tries integer not null default 0,
    doneAt integer,
    answer integer,
    check ((state = 'waiting') = (mailId is null))
  ) strict`,
  sql`create index outboxByState on outbox (state, dueAt)`,
  sql`create index outboxOfPerson on outbox (personId, claimedAt)`,
  sql`create index outboxOfMail on outbox (mailId)`,
  sql`create index outboxDone on outbox (doneAt)`,
];

export const mail = {
  async up(db: Kysely<unknown>): Promise<void> {
    for (const statement of statements) await statement.execute(db);
  },
};
