/**
 * The tables of the update log in PostgreSQL and the one function that writes them, as migrations: each is
 * run once, in order, whoever comes first. Names and people are kept as bytes, so that every string is one.
 */

import type { ClientBase } from 'pg';

/** This database cannot hold a log as it is. Nothing was written. */
export class LogUnusable extends Error {
  override readonly name = 'LogUnusable';
}

/** A migration for tables in `schema`, which needs no quotes. Append only. */
const migrations: readonly ((schema: string) => string)[] = [
  (schema) => `
    CREATE TABLE ${schema}.documents (
      id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
      name bytea NOT NULL UNIQUE,
      head bigint NOT NULL -- position of its last entry
    ) WITH (fillfactor = 50);
    CREATE TABLE ${schema}.updates (
      document bigint NOT NULL REFERENCES ${schema}.documents,
      position bigint NOT NULL, -- of the last entry in this row
      entries integer NOT NULL CHECK (entries > 0),
      at bigint NOT NULL,
      body bytea NOT NULL,
      checksum bigint NOT NULL,
      PRIMARY KEY (document, position)
    );
    CREATE TABLE ${schema}.snapshots (
      document bigint PRIMARY KEY REFERENCES ${schema}.documents,
      position bigint NOT NULL,
      content bytea NOT NULL,
      state_vector bytea NOT NULL,
      checksum bigint NOT NULL
    );
    CREATE TABLE ${schema}.owners (
      document bigint NOT NULL REFERENCES ${schema}.documents,
      client bigint NOT NULL,
      person bytea NOT NULL,
      position bigint NOT NULL, -- of the last entry in the batch that brought it
      PRIMARY KEY (document, client)
    );
    -- Updates hardly shrink, and a reader waits: they are kept as they are.
    ALTER TABLE ${schema}.updates ALTER body SET STORAGE EXTERNAL;
    ALTER TABLE ${schema}.snapshots ALTER content SET STORAGE EXTERNAL, ALTER state_vector SET STORAGE EXTERNAL;

    -- For each batch: that it was appended; or that there are entries after what it was checked against, with these
    -- and whose the client ids are that they brought, so that its writer can go on without asking again. The row of a document is locked from here to the commit, so positions are an order and whoever comes second
    -- sees them all. Batches come sorted by name: two who write at once wait for each other and never in a circle.
    CREATE FUNCTION ${schema}.append(
      history integer, hour bigint,
      names bytea[], afters bigint[], counts integer[], sizes integer[], checksums bigint[], bodies bytea,
      owned_by integer[], clients bigint[], persons bytea[]
    ) RETURNS TABLE (
      batch integer, what text, number bigint, entries integer, at bigint, body bytea, checksum bigint
    ) LANGUAGE plpgsql AS $$
    #variable_conflict use_column
    DECLARE
      found_id bigint;
      other_id bigint;
      reached bigint;
      ids bigint[] := ARRAY[]::bigint[];
      start integer := 1;
    BEGIN
      IF current_setting('synchronous_commit') = 'off' THEN
        PERFORM set_config('synchronous_commit', 'on', true); -- until the commit, which is what it is for
      END IF;
      IF history <> (SELECT generation FROM ${schema}.meta) THEN
        RAISE EXCEPTION 'this log was restored from a backup while the server was running: start it again';
      END IF;
      FOR i IN 1 .. cardinality(names) LOOP
        IF afters[i] = 0 THEN
          INSERT INTO ${schema}.documents AS d (name, head) VALUES (names[i], counts[i])
            ON CONFLICT (name) DO UPDATE SET head = excluded.head WHERE d.head = 0
            RETURNING id INTO found_id;
        ELSE
          UPDATE ${schema}.documents SET head = head + counts[i]
            WHERE name = names[i] AND head = afters[i] RETURNING id INTO found_id;
        END IF;
        IF found_id IS NOT NULL THEN
          INSERT INTO ${schema}.updates VALUES (
            found_id, afters[i] + counts[i], counts[i], hour, substring(bodies FROM start FOR sizes[i]), checksums[i]
          );
          RETURN QUERY SELECT i, 'appended', afters[i] + counts[i], 0, 0::bigint, NULL::bytea, 0::bigint;
        ELSE
          SELECT d.id, d.head INTO other_id, reached FROM ${schema}.documents d WHERE d.name = names[i];
          IF reached IS NULL OR reached < afters[i] THEN
            RAISE EXCEPTION 'a document ends at %, before %: the log has lost what it held', coalesce(reached, 0), afters[i];
          END IF;
          RETURN QUERY SELECT i, 'head', reached, 0, 0::bigint, NULL::bytea, 0::bigint
            UNION ALL SELECT i, 'row', u.position, u.entries, u.at, u.body, u.checksum
              FROM ${schema}.updates u WHERE u.document = other_id AND u.position > afters[i]
            UNION ALL SELECT i, 'owner', o.client, 0, 0, o.person, 0
              FROM ${schema}.owners o WHERE o.document = other_id AND o.position > afters[i];
        END IF;
        ids[i] := found_id;
        start := start + sizes[i];
      END LOOP;
      IF cardinality(clients) > 0 THEN
        INSERT INTO ${schema}.owners
          SELECT ids[o.batch], o.client, o.person, afters[o.batch] + counts[o.batch]
          FROM unnest(owned_by, clients, persons) AS o (batch, client, person) WHERE ids[o.batch] IS NOT NULL
          ON CONFLICT (document, client) DO NOTHING;
      END IF;
    END
    $$;
  `,
];

/**
 * Makes the tables, or brings them up to what this program expects. Several servers may start at once.
 * Answers which history the log holds.
 */
export async function migrate(client: ClientBase, schema: string): Promise<number> {
  const { rows: settings } = await client.query<{ fsync: string }>('SHOW fsync');
  if (settings[0]?.fsync !== 'on') {
    throw new LogUnusable('this PostgreSQL runs with fsync=off: it would call words saved that a power cut takes back');
  }
  await client.query('BEGIN');
  await client.query('SELECT pg_advisory_xact_lock(hashtextextended($1, 0))', [`tangram sync: ${schema}`]);
  await client.query(`CREATE SCHEMA IF NOT EXISTS ${schema}`);
  await client.query(`CREATE TABLE IF NOT EXISTS ${schema}.meta (
    only_row boolean PRIMARY KEY DEFAULT true CHECK (only_row),
    version integer NOT NULL DEFAULT 0,
    generation integer NOT NULL DEFAULT 1
  )`);
  await client.query(`INSERT INTO ${schema}.meta DEFAULT VALUES ON CONFLICT DO NOTHING`);
  const { rows } = await client.query<{ version: number; generation: number }>(
    `SELECT version, generation FROM ${schema}.meta`,
  );
  const { version, generation } = rows[0] as (typeof rows)[number];
  if (version > migrations.length) {
    throw new LogUnusable(`the log in ${schema} was made by a newer version of this program (${version})`);
  }
  for (const migration of migrations.slice(version)) await client.query(migration(schema));
  if (version < migrations.length) await client.query(`UPDATE ${schema}.meta SET version = ${migrations.length}`);
  await client.query('COMMIT');
  return generation;
}

/** Can it stand in a statement as it is? */
export function isSchemaName(schema: string): boolean {
  return /^[a-z_][a-z0-9_]{0,62}$/.test(schema);
}
