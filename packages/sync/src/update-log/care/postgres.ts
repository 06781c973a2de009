/**
 * The same care for a log in PostgreSQL: everything looked at while servers write, what is damaged made whole again,
 * and a new history begun after a restore. What a document holds is judged by the same functions as in a file.
 *
 * A repair is one transaction that keeps every server waiting. If it lost something, the log has a new generation
 * from then on, and a server that was not stopped writes nothing any more.
 */

import pg from 'pg';
import { type DocumentName, nobody, type PersonKey } from '../../names.ts';
import { bigintsAsNumbers } from '../postgres.ts';
import { isSchemaName, LogUnusable, migrate } from '../postgres-tables.ts';
import { documentChecksum, ownerChecksum, packEntries, type Row, rowChecksum, snapshotChecksum } from '../rows.ts';
import { checkDocument, type Problem } from './check-document.ts';
import type { Repair } from './repair.ts';
import { Salvage, type Salvaged } from './salvage.ts';
import { isSnapshotIntact, type Stored, type StoredOwner, type StoredRow, type StoredSnapshot } from './stored.ts';

/** Which log. */
export interface PostgresPlace {
  readonly connectionString: string;
  readonly schema?: string;
}

/** Looks at a whole log, a document at a time, also while servers write in it. Throws LogUnusable where there is none. */
export async function* checkPostgresLog(place: PostgresPlace): AsyncGenerator<Problem, { readonly documents: number }> {
  const { client, schema } = await connect(place);
  try {
    // What is written meanwhile is not seen: a document is looked at as it was at one moment.
    const ids = await idsIn(client, schema);
    for (const id of ids) {
      await client.query('BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY');
      const problems = await problemsOf(client, schema, id);
      await client.query('ROLLBACK');
      yield* problems;
    }
    return { documents: ids.length };
  } finally {
    await client.end();
  }
}

/**
 * Writes anew what can be read of each damaged document; what does not stay is set aside in a table beside it. Throws
 * LogUnusable when PostgreSQL itself cannot read what it holds; then nothing was changed.
 */
export async function repairPostgresLog(place: PostgresPlace): Promise<Repair> {
  const { client, schema } = await connect(place);
  try {
    await client.query('BEGIN');
    await client.query(`LOCK TABLE ${schema}.meta, ${schema}.documents, ${schema}.updates, ${schema}.owners,
      ${schema}.snapshots IN ACCESS EXCLUSIVE MODE`);
    const problems: Problem[] = [];
    const documents: Repair['documents'][number][] = [];
    for (const id of await idsIn(client, schema)) {
      const found = await problemsOf(client, schema, id);
      if (found.length === 0) continue;
      problems.push(...found);
      documents.push(await makeWhole(client, schema, id));
    }
    const lost = documents.some((one) => one.lost > 0);
    const generation = lost ? await raise(client, schema) : await generationOf(client, schema);
    await client.query('COMMIT');
    return { problems, documents, kept: problems.length === 0 ? null : `${schema}.set_aside`, generation };
  } catch (error) {
    if (error instanceof pg.DatabaseError) {
      throw new LogUnusable(`PostgreSQL cannot read the log in ${schema}, so nothing was changed: ${error.message}`);
    }
    throw error;
  } finally {
    await client.end();
  }
}

/**
 * Begins a new history, after the database was put back to an earlier moment: pages that were open before hold words that
 * this log has never seen. Answers which history it is from now on.
 */
export async function beginHistory(place: PostgresPlace): Promise<number> {
  const { client, schema } = await connect(place);
  try {
    return await raise(client, schema);
  } finally {
    await client.end();
  }
}

async function connect({ connectionString, schema = 'tangram_log' }: PostgresPlace) {
  if (!isSchemaName(schema)) throw new LogUnusable(`${schema} is not a name for a schema`);
  const client = new pg.Client({ connectionString, application_name: 'tangram care', types: bigintsAsNumbers });
  await client.connect();
  try {
    const { rows } = await client.query<{ there: boolean }>('SELECT to_regclass($1) IS NOT NULL AS there', [
      `${schema}.meta`,
    ]);
    if (!rows[0]?.there) throw new LogUnusable(`there is no log in ${schema}`);
  } catch (error) {
    await client.end();
    throw error;
  }
  await migrate(client, schema);
  return { client, schema };
}

async function idsIn(client: pg.Client, schema: string): Promise<readonly number[]> {
  const { rows } = await client.query<{ id: number }>(`SELECT id FROM ${schema}.documents ORDER BY id`);
  return rows.map(({ id }) => id);
}

async function problemsOf(client: pg.Client, schema: string, id: number): Promise<readonly Problem[]> {
  const document = await readDocument(client, schema, id);
  return document === null ? [] : [...checkDocument(document, await readStored(client, schema, id))];
}

/** PostgreSQL keeps names, heads and owners right by itself, so they have no checksums of ours: here are those they would have. */
async function readDocument(client: pg.Client, schema: string, id: number): Promise<StoredRow | null> {
  const { rows } = await client.query<{ name: Buffer; head: number }>(
    `SELECT name, head FROM ${schema}.documents WHERE id = $1`,
    [id],
  );
  const [found] = rows;
  if (found === undefined) return null;
  const name = found.name.toString() as DocumentName;
  return { id, name, head: found.head, checksum: documentChecksum(id, name, found.head) };
}

async function readStored(client: pg.Client, schema: string, id: number): Promise<Stored> {
  const all = async <T extends pg.QueryResultRow>(table: string, columns: string, order = '') =>
    (await client.query<T>(`SELECT ${columns} FROM ${schema}.${table} WHERE document = $1 ${order}`, [id])).rows;
  const rows = await all<Row>('updates', 'position, entries, at, body, checksum', 'ORDER BY position');
  const [snapshot] = await all<StoredSnapshot>('snapshots', 'position, content, state_vector, checksum');
  const found = await all<{ client: number; person: Buffer }>('owners', 'client, person');
  const owners = found.map(({ client, person }): StoredOwner => {
    const key = person.toString() as PersonKey;
    return { client, person: key, checksum: ownerChecksum(id, client, key) };
  });
  return { rows, owners, snapshot: snapshot ?? null, unreadable: [] };
}

/** Writes one document anew. */
async function makeWhole(client: pg.Client, schema: string, id: number): Promise<Repair['documents'][number]> {
  const { name, head } = (await readDocument(client, schema, id)) as StoredRow;
  const stored = await readStored(client, schema, id);
  const owners = new Map(stored.owners.map((owner) => [owner.client, owner.person]));
  const intact = stored.snapshot !== null && isSnapshotIntact(name, stored.snapshot) ? stored.snapshot : null;
  const good = intact && { position: intact.position, update: intact.content, stateVector: intact.state_vector };
  const at = Date.now();
  const salvaged = new Salvage(name, owners, good, at).run(stored.rows, head);
  await client.query(`CREATE TABLE IF NOT EXISTS ${schema}.set_aside (
    document bytea NOT NULL, position bigint, entries integer, at bigint, body bytea, checksum bigint,
    why text NOT NULL, lost boolean NOT NULL, set_aside_at bigint NOT NULL
  )`);
  for (const { row, why, lost } of salvaged.setAside) {
    await client.query(`INSERT INTO ${schema}.set_aside VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)`, [
      ...[Buffer.from(name), row.position, row.entries, row.at, row.body, row.checksum, why, lost, at],
    ]);
  }
  await writeDocument(client, schema, id, name, salvaged);
  return { document: name, lost: salvaged.lost, setAside: salvaged.setAside.length };
}

async function writeDocument(client: pg.Client, schema: string, id: number, name: DocumentName, salvaged: Salvaged) {
  const { rows, owners, snapshot } = salvaged;
  const head = rows.at(-1)?.position ?? 0;
  for (const table of ['updates', 'owners', 'snapshots']) {
    await client.query(`DELETE FROM ${schema}.${table} WHERE document = $1`, [id]);
  }
  await client.query(`UPDATE ${schema}.documents SET head = $2 WHERE id = $1`, [id, head]);
  for (const { position, at, entries } of rows) {
    const body = packEntries(entries);
    const checksum = rowChecksum(name, { position, entries: entries.length, at, body });
    const values = [id, position, entries.length, at, Buffer.from(body), checksum];
    await client.query(`INSERT INTO ${schema}.updates VALUES ($1, $2, $3, $4, $5, $6)`, values);
  }
  for (const [owned, person] of owners) {
    // A server that goes on behind this is told of all of them.
    const values = [id, owned, Buffer.from(person ?? nobody), head];
    await client.query(`INSERT INTO ${schema}.owners VALUES ($1, $2, $3, $4)`, values);
  }
  if (head === 0) return;
  const { position, update, stateVector } = snapshot;
  await client.query(`INSERT INTO ${schema}.snapshots VALUES ($1, $2, $3, $4, $5)`, [
    ...[id, position, Buffer.from(update), Buffer.from(stateVector), snapshotChecksum(name, snapshot)],
  ]);
}

async function generationOf(client: pg.Client, schema: string): Promise<number> {
  const { rows } = await client.query<{ generation: number }>(`SELECT generation FROM ${schema}.meta`);
  return (rows[0] as (typeof rows)[number]).generation;
}

/** By the clock, so that two restores of one backup are two histories. */
async function raise(client: pg.Client, schema: string): Promise<number> {
  const { rows } = await client.query<{ generation: number }>(
    `UPDATE ${schema}.meta SET generation = greatest(generation + 1, extract(epoch FROM now())::integer) RETURNING generation`,
  );
  return (rows[0] as (typeof rows)[number]).generation;
}
