/** Frameworks of standards that a network brought itself. */
import { type Kysely, sql } from 'kysely';

const statements = [
  sql`create table frameworks (
    id text not null primary key,
    networkId text not null references networks (id),
    identifier text not null check (length(identifier) between 1 and 500),
    title text not null check (length(title) between 1 and 300),
    creator text,
    adoptionStatus text,
    standing integer not null check (standing >= 0),
    retired integer not null check (retired >= 0),
    importedBy text references people (id) on delete set null,
    importedAt integer not null,
    version integer not null check (version >= 1),
    items text not null,
    package text not null,
    unique (networkId, identifier)
  ) strict`,
];

export const frameworks = {
  async up(db: Kysely<unknown>): Promise<void> {
    for (const statement of statements) await statement.execute(db);
  },
};
