/** The first tables: better-auth's four, and the roster. */
import { type Kysely, sql } from 'kysely';

const statements = [
  sql`create table user (
    id text not null primary key,
    name text not null,
    email text not null unique,
    emailVerified integer not null check (emailVerified in (0, 1)),
    image text,
    createdAt text not null,
    updatedAt text not null
  ) strict`,
  sql`create table session (
    id text not null primary key,
    token text not null unique,
    userId text not null references user (id) on delete cascade,
    expiresAt text not null,
    ipAddress text,
    userAgent text,
    createdAt text not null,
    updatedAt text not null
  ) strict`,
  sql`create index sessionsOfUser on session (userId)`,
  sql`create table account (
    id text not null primary key,
    accountId text not null,
    providerId text not null,
    userId text not null references user (id) on delete cascade,
    accessToken text,
    refreshToken text,
    idToken text,
    accessTokenExpiresAt text,
    refreshTokenExpiresAt text,
    scope text,
    password text,
    createdAt text not null,
    updatedAt text not null,
    unique (providerId, accountId)
  ) strict`,
  sql`create index accountsOfUser on account (userId)`,
  sql`create table verification (
    id text not null primary key,
    identifier text not null,
    value text not null,
    expiresAt text not null,
    createdAt text not null,
    updatedAt text not null
  ) strict`,
  sql`create table networks (
    id text not null primary key,
    name text not null check (length(name) between 1 and 120),
    createdAt integer not null,
    unfinished integer not null default 0 check (unfinished in (0, 1))
  ) strict`,
  sql`create table schools (
    id text not null primary key,
    networkId text not null references networks (id),
    name text not null check (length(name) between 1 and 120)
  ) strict`,
  sql`create index schoolsOfNetwork on schools (networkId)`,
  sql`create table people (
    id text not null primary key references user (id),
    networkId text not null references networks (id),
    displayName text not null check (length(displayName) between 1 and 60),
    color integer not null check (color between 0 and 7),
    demo integer not null default 0 check (demo in (0, 1))
  ) strict`,
  sql`create index peopleOfNetwork on people (networkId)`,
  sql`create table affiliations (
    personId text not null references people (id) on delete cascade,
    role text not null check (role in ('teacher', 'teacherLeader', 'coach', 'principal', 'districtLeader', 'facilitator')),
    schoolId text references schools (id),
    unique (personId, role, schoolId)
  ) strict`,
  sql`create index affiliationsOfSchool on affiliations (schoolId)`,
  sql`create table invitations (
    id text not null primary key,
    networkId text not null references networks (id),
    tokenHash text not null unique,
    email text not null,
    role text not null check (role in ('teacher', 'teacherLeader', 'coach', 'principal', 'districtLeader', 'facilitator')),
    schoolId text references schools (id),
    invitedBy text not null references people (id),
    expiresAt integer not null,
    usedAt integer,
    withdrawnAt integer
  ) strict`,
  sql`create table setUpLinks (
    tokenHash text not null primary key,
    usedAt integer
  ) strict`,
];

export const roster = {
  async up(db: Kysely<unknown>): Promise<void> {
    for (const statement of statements) await statement.execute(db);
  },
};
