/**
 * Requests for feedback: whom an author asks for what by when, and who of them is done. A comment can name a group. A notice may be
 * about a request, about words of the plan or about somebody who is to see it, where it was about a thread alone.
 */
import { type Kysely, sql } from 'kysely';

const statements = [
  sql`create table reviewRequests (
    id text primary key,
    planId text not null references plans (id) on delete cascade,
    askedBy text not null references people (id),
    askedAt integer not null,
    question text not null,
    byDate text not null,
    endedAt integer,
    ending text check (ending in ('closed', 'withdrawn'))
  ) strict`,
  sql`create index reviewRequestsOfPlan on reviewRequests (planId)`,
  sql`create table reviewAddressees (
    requestId text not null references reviewRequests (id) on delete cascade,
    place integer not null,
    addressee text not null,
    primary key (requestId, place)
  ) strict, without rowid`,
  sql`create table reviewers (
    requestId text not null references reviewRequests (id) on delete cascade,
    personId text not null references people (id),
    doneAt integer,
    primary key (requestId, personId)
  ) strict, without rowid`,
  sql`create table groupMentions (
    commentId text not null references comments (id) on delete cascade,
    groupId text not null,
    name text not null,
    primary key (commentId, groupId)
  ) strict, without rowid`,
  sql`create table newNotices (
    id integer primary key,
    personId text not null references people (id),
    planId text not null references plans (id) on delete cascade,
    threadId text references threads (id) on delete cascade,
    commentId text references comments (id) on delete cascade,
    requestId text references reviewRequests (id) on delete cascade,
    sectionId text,
    aboutPerson text references people (id),
    reason text not null check (reason in
      ('mention', 'request', 'reply', 'groupMention', 'comment', 'requestDone', 'accessAsked', 'resolved')),
    byPerson text not null references people (id),
    at integer not null,
    readAt integer,
    unique (personId, commentId),
    unique (personId, requestId, reason, byPerson),
    unique (personId, planId, aboutPerson, byPerson),
    check (threadId is not null or requestId is not null or sectionId is not null or aboutPerson is not null)
  ) strict`,
  sql`insert into newNotices (id, personId, planId, threadId, commentId, reason, byPerson, at, readAt)
    select id, personId, planId, threadId, commentId, reason, byPerson, at, readAt from notices`,
  sql`drop table notices`,
  sql`alter table newNotices rename to notices`,
  sql`create index noticesOfPerson on notices (personId, at)`,
  sql`create index noticesOfPlan on notices (planId)`,
  sql`create index noticesOfThread on notices (threadId)`,
  sql`create index noticesOfComment on notices (commentId)`,
  sql`create index noticesOfRequest on notices (requestId)`,
];

export const reviewRequests = {
  async up(db: Kysely<unknown>): Promise<void> {
    for (const statement of statements) await statement.execute(db);
  },
};
