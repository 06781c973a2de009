/**
 * The update log in PostgreSQL, for several servers at once. An append is one statement and so one
 * transaction and one journey: it takes every batch whose writer has missed nothing, and resolves when
 * PostgreSQL has committed with its write-ahead log flushed, whatever the session's settings say.
 *
 * Nothing waits long. A database that is stuck, full or gone makes an append fail within seconds; the
 * connection is thrown away and the next attempt makes a new one. If nobody knows whether an append was
 * written, asking again is safe: what was written already comes back as something missed.
 */

import pg from 'pg';
import type { DocumentName, PersonKey } from '../names.ts';
import { goodRows } from './good-rows.ts';
import { isSchemaName, LogUnusable, migrate } from './postgres-tables.ts';
import { packEntries, type Row, rowChecksum, snapshotChecksum } from './rows.ts';
import {
  type Appended,
  type Batch,
  DocumentDamaged,
  type Head,
  type LogPosition,
  type Missed,
  type Snapshot,
  type StoredDocument,
  type UpdateLog,
  UpdatesNotLogged,
} from './update-log.ts';

export { LogUnusable } from './postgres-tables.ts';

export interface PostgresLogOptions {
  /** such as `postgres://tangram:secret@db.example.org/tangram` */
  readonly connectionString: string;
  /** Where the tables lie; made if it is not there. Lower-case letters, digits and _. */
  readonly schema?: string;
  /** How long PostgreSQL may work on one statement, or wait for a lock in it; after half as long again the link is dead. */
  readonly patienceMs?: number;
}

const PATIENCE_MS = 2_000;
const READERS_MAX = 8;

/** Opens the log, making its tables if need be. Rejects with LogUnusable if this database must not hold one. */
export async function openPostgresLog(options: PostgresLogOptions): Promise<UpdateLog> {
  const { connectionString, schema = 'tangram_log', patienceMs = PATIENCE_MS } = options;
  if (!isSchemaName(schema)) throw new LogUnusable(`${schema} is not a name for a schema`);
  // Appends keep their order and their place: no crowd of readers is ever before them.
  const writer = poolOf(connectionString, patienceMs, 1);
  const readers = poolOf(connectionString, patienceMs, READERS_MAX);
  const closePools = async () => void (await Promise.all([writer.end(), readers.end()]));
  let generation: number;
  try {
    const client = await writer.connect();
    try {
      generation = await migrate(client, schema);
      client.release();
    } catch (error) {
      client.release(error as Error); // a connection in the middle of something is not used again
      throw error;
    }
  } catch (error) {
    await closePools();
    throw error;
  }
  const statements = statementsIn(schema);
  const read = <R extends pg.QueryResultRow>(name: keyof typeof statements, values: unknown[]) =>
    readers.query<R>({ name, text: statements[name], values }).then(({ rows }) => rows);

  async function append(batches: readonly Batch[]): Promise<readonly Appended[]> {
    const inOrder = batches.toSorted((a, b) => (a.document < b.document ? -1 : 1));
    const { rows } = await writer.query<Found & { readonly batch: number }>({
      name: 'append',
      text: statements.append,
      values: packed(inOrder, generation, Date.now()),
    });
    const found = Map.groupBy(rows, ({ batch }) => inOrder[batch - 1] as Batch);
    return batches.map((batch) => outcomeOf(batch, found.get(batch) ?? []));
  }

  async function goodSince(document: DocumentName, position: LogPosition) {
    const { rows, head, owners } = inPlace(await read<Found>('missedSince', [bytesOf(document), position]));
    return { ...goodRows(document, rows, position, head), owners };
  }

  async function missedSince(document: DocumentName, position: LogPosition): Promise<Missed> {
    const { entries, badAt, owners } = await goodSince(document, position);
    if (badAt !== null && entries.length === 0) throw new DocumentDamaged(document, badAt);
    return { entries, owners };
  }

  async function readAfter(document: DocumentName, position: LogPosition) {
    const { entries, badAt } = await goodSince(document, position);
    if (badAt !== null) throw new DocumentDamaged(document, badAt);
    return entries;
  }

  async function open(document: DocumentName): Promise<StoredDocument> {
    const found = inPlace(await read<Found>('open', [bytesOf(document)]));
    const { stored } = found;
    if (stored === null || snapshotChecksum(document, stored) === stored.checksum) return replay(document, found);
    // A snapshot spares the way through the history, no more: the history is still there.
    const whole = replay(document, inPlace(await read<Found>('missedSince', [bytesOf(document), 0])));
    return { ...whole, needsSnapshot: true };
  }

  return {
    generation,
    async append(batches) {
      try {
        return await append(batches);
      } catch (error) {
        throw new UpdatesNotLogged(error);
      }
    },
    open,
    readAfter,
    missedSince,
    async heads(documents) {
      return read<Head & pg.QueryResultRow>('heads', [documents.map(bytesOf)]);
    },
    async saveSnapshot(document, snapshot) {
      const { position, update, stateVector } = snapshot;
      await read('saveSnapshot', [
        bytesOf(document),
        position,
        asBuffer(update),
        asBuffer(stateVector),
        snapshotChecksum(document, snapshot),
      ]);
    },
    async documents() {
      const rows = await read<{ name: Buffer }>('documents', []);
      return rows.map(({ name }) => name.toString() as DocumentName);
    },
    close: closePools,
  };
}

function poolOf(connectionString: string, patienceMs: number, max: number): pg.Pool {
  const answerMs = patienceMs * 1.5;
  const pool = new pg.Pool({
    connectionString,
    max,
    application_name: 'tangram sync',
    connectionTimeoutMillis: answerMs,
    query_timeout: answerMs,
    statement_timeout: patienceMs,
    lock_timeout: patienceMs,
    idle_in_transaction_session_timeout: answerMs,
    keepAlive: true,
    types: bigintsAsNumbers,
  });
  pool.on('error', () => {}); // a connection that breaks while nobody uses it is replaced when somebody does
  return pool;
}

const BIGINT = 20;

/** Positions, client ids and hours are whole numbers below 2^53. */
export const bigintsAsNumbers: pg.CustomTypesConfig = {
  getTypeParser: ((type: number, format?: 'text' | 'binary') =>
    type === BIGINT && format !== 'binary'
      ? Number
      : pg.types.getTypeParser(type, format as 'text')) as typeof pg.types.getTypeParser,
};

function statementsIn(schema: string) {
  const document = `(SELECT id FROM ${schema}.documents WHERE name = $1)`;
  const head = `SELECT 'head' AS what, head AS number, 0 AS entries, 0::bigint AS at, NULL::bytea AS body,
    NULL::bytea AS state_vector, 0::bigint AS checksum FROM ${schema}.documents WHERE name = $1`;
  const rowsAfter = (position: string) => `SELECT 'row', position, entries, at, body, NULL, checksum
    FROM ${schema}.updates WHERE document = ${document} AND position > ${position}`;
  const ownersAfter = (position: string) => `SELECT 'owner', client, 0, 0, person, NULL, 0
    FROM ${schema}.owners WHERE document = ${document} AND position > ${position}`;
  const snapshot = `SELECT 'snapshot', position, 0, 0, content, state_vector, checksum
    FROM ${schema}.snapshots WHERE document = ${document}`;
  const snapshotPosition = `coalesce((SELECT position FROM ${schema}.snapshots WHERE document = ${document}), 0)`;
  const all = (...parts: string[]) => parts.join(' UNION ALL ');
  return {
    append: `SELECT * FROM ${schema}.append($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)`,
    // Everything of a document in one statement: it sees one moment.
    open: all(head, snapshot, ownersAfter('0'), rowsAfter(snapshotPosition)),
    missedSince: all(head, ownersAfter('$2'), rowsAfter('$2')),
    heads: `SELECT coalesce(head, 0) AS position, coalesce(s.position, 0) AS snapshot
      FROM unnest($1::bytea[]) WITH ORDINALITY AS asked (name, place)
      LEFT JOIN ${schema}.documents d ON d.name = asked.name
      LEFT JOIN ${schema}.snapshots s ON s.document = d.id ORDER BY place`,
    saveSnapshot: `INSERT INTO ${schema}.snapshots AS stored
      SELECT id, $2, $3, $4, $5 FROM ${schema}.documents WHERE name = $1
      ON CONFLICT (document) DO UPDATE SET position = excluded.position, content = excluded.content,
        state_vector = excluded.state_vector, checksum = excluded.checksum
      WHERE excluded.position >= stored.position`,
    documents: `SELECT name FROM ${schema}.documents WHERE head > 0`,
  } as const;
}

interface Found {
  readonly what: 'appended' | 'head' | 'snapshot' | 'owner' | 'row';
  readonly number: number;
  readonly entries: number;
  readonly at: number;
  readonly body: Buffer;
  readonly state_vector: Buffer;
  readonly checksum: number;
}

/** What one statement found of a document, each thing in its place. */
function inPlace(found: readonly Found[]) {
  let head: LogPosition = 0;
  let stored: (Snapshot & { readonly checksum: number }) | null = null;
  const owners = new Map<number, PersonKey>();
  const rows: Row[] = [];
  for (const { what, number, entries, at, body, state_vector: stateVector, checksum } of found) {
    if (what === 'head') head = number;
    else if (what === 'snapshot') stored = { position: number, update: body, stateVector, checksum };
    else if (what === 'owner') owners.set(number, body.toString() as PersonKey);
    else rows.push({ position: number, entries, at, body, checksum });
  }
  rows.sort((a, b) => a.position - b.position);
  return { head, stored, owners, rows };
}

/** What became of a batch, from what the function `append` says of it. */
function outcomeOf({ document, after }: Batch, found: readonly Found[]): Appended {
  const [first] = found;
  if (first?.what === 'appended') return { kind: 'appended', position: first.number };
  const { rows, head, owners } = inPlace(found);
  const { entries, badAt } = goodRows(document, rows, after, head);
  return badAt !== null && entries.length === 0
    ? { kind: 'damaged', damage: { what: 'update', position: badAt } }
    : { kind: 'overtaken', missed: { entries, owners } };
}

/** The document, as far as its rows are good. */
function replay(document: DocumentName, { head, stored, owners, rows }: ReturnType<typeof inPlace>): StoredDocument {
  const snapshot = stored && { position: stored.position, update: stored.update, stateVector: stored.stateVector };
  const { entries, badAt } = goodRows(document, rows, snapshot?.position ?? 0, head);
  return {
    snapshot,
    entries,
    position: entries.at(-1)?.position ?? snapshot?.position ?? 0,
    owners,
    damage: badAt === null ? null : { what: 'update', position: badAt },
  };
}

/** What the function `append` is given. */
function packed(batches: readonly Batch[], generation: number, at: number): unknown[] {
  const bodies = batches.map(({ entries }) => packEntries(entries));
  const checksums = batches.map(({ document, after, entries }, i) =>
    rowChecksum(document, {
      position: after + entries.length,
      entries: entries.length,
      at,
      body: bodies[i] as Uint8Array,
    }),
  );
  const owners = batches.flatMap(({ owners }, i) =>
    owners.map(([client, person]) => ({ batch: i + 1, client, person })),
  );
  return [
    generation,
    at,
    batches.map(({ document }) => bytesOf(document)),
    batches.map(({ after }) => after),
    batches.map(({ entries }) => entries.length),
    bodies.map(({ length }) => length),
    checksums,
    Buffer.concat(bodies),
    owners.map(({ batch }) => batch),
    owners.map(({ client }) => client),
    owners.map(({ person }) => bytesOf(person)),
  ];
}

const bytesOf = (text: string) => Buffer.from(text);

function asBuffer(bytes: Uint8Array): Buffer {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length);
}
