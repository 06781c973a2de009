import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { text as textOf } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import pg from 'pg';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { until } from '../../testing/engine.ts';
import { cableTo } from '../../testing/proxy.ts';
import { type PostgresServer, startPostgres } from '../../testing/servers/postgres.ts';
import { updateLogContract } from '../../testing/update-log-contract.ts';
import { documentName, personKey } from '../names.ts';
import { openPostgresLog, type PostgresLogOptions } from './postgres.ts';
import { type Batch, type UpdateLog, UpdatesNotLogged } from './update-log.ts';

const ratios = documentName('ratios');
const fractions = documentName('fractions');
const ana = personKey('ana');

let postgres: PostgresServer;
let sql: pg.Pool;
let schemas = 0;
const undo: (() => unknown)[] = [];
const freshSchema = () => `log_${++schemas}`;

beforeAll(async () => {
  postgres = await startPostgres();
  sql = new pg.Pool({ connectionString: postgres.url });
  sql.on('error', () => {});
}, 60_000);
afterAll(async () => {
  await sql.end();
  await postgres.remove();
});
afterEach(async () => {
  for (const act of undo.splice(0).reverse()) await act();
});

async function open(schema: string, options: Partial<PostgresLogOptions> = {}): Promise<UpdateLog> {
  const log = await openPostgresLog({ connectionString: postgres.url, schema, ...options });
  undo.push(() => log.close());
  return log;
}

function batch(document: Batch['document'], after: number, ...updates: string[]): Batch {
  return {
    document,
    after,
    entries: updates.map((update) => ({ author: ana, update: Buffer.from(update) })),
    owners: [],
  };
}

async function words(log: UpdateLog, document = ratios): Promise<string[]> {
  return (await log.readAfter(document, 0)).map(({ update }) => Buffer.from(update).toString());
}

/** Changes a setting of the whole server for one test. */
async function setting(name: string, value: string): Promise<void> {
  const change = async (words: string) => {
    await sql.query(`ALTER SYSTEM ${words}`);
    await sql.query('SELECT pg_reload_conf()');
  };
  await change(`SET ${name} = '${value}'`);
  undo.push(() => change(`RESET ${name}`));
  const client = new pg.Client({ connectionString: postgres.url });
  await client.connect();
  await until(`${name} is ${value}`, async () => (await client.query(`SHOW ${name}`)).rows[0][name] === value);
  await client.end();
}

const appended = (position: number) => ({ kind: 'appended', position });

/** An update log that is up again after `crash`: the first attempts may still meet the old connections. */
async function appendWhenUp(log: UpdateLog, one: Batch) {
  for (;;) {
    try {
      return (await log.append([one]))[0];
    } catch (error) {
      expect(error).toBeInstanceOf(UpdatesNotLogged);
    }
  }
}

describe('the update log in PostgreSQL', () => {
  updateLogContract(() => openPostgresLog({ connectionString: postgres.url, schema: freshSchema() }));
});

/** Less than it has in earnest, so that waiting for it does not take long. */
const patienceMs = 700;

describe('what PostgreSQL itself can do to it', () => {
  test('words are there after it crashed the moment they were called saved, though it is told not to flush (§L2)', async () => {
    const schema = freshSchema();
    await setting('synchronous_commit', 'off');
    await setting('wal_writer_delay', '10s');
    const log = await open(schema);
    await sql.query(`CREATE TABLE ${schema}.others (word text)`);
    await log.append([batch(ratios, 0, 'first')]);
    await sql.query(`INSERT INTO ${schema}.others VALUES ('first')`);
    await log.append([batch(ratios, 1, 'second')]);
    await sql.query(`INSERT INTO ${schema}.others VALUES ('second')`);
    await postgres.crash();
    await postgres.start();
    expect(await words(await open(schema))).toEqual(['first', 'second']);
    // What somebody else committed after them is gone: the crash was a real one.
    const { rows } = await sql.query(`SELECT word FROM ${schema}.others`);
    expect(rows).toEqual([{ word: 'first' }]);
  });

  test('while it is down an append says so without waiting, and when it is back the next one succeeds (§L4)', async () => {
    // With patience for hours, only that nobody is there can refuse anything.
    const log = await open(freshSchema(), { patienceMs: 3_600_000 });
    await log.append([batch(ratios, 0, 'before')]);
    await postgres.crash();
    for (let attempt = 0; attempt < 3; attempt++) {
      await expect(log.append([batch(ratios, 1, 'after')])).rejects.toThrow('accepted nothing');
      await expect(log.heads([ratios])).rejects.toThrow();
    }
    await postgres.start();
    expect(await appendWhenUp(log, batch(ratios, 1, 'after'))).toEqual(appended(2));
    expect(await words(log)).toEqual(['before', 'after']);
  });

  test('a lock that nobody gives back fails the append instead of holding it', async () => {
    const schema = freshSchema();
    const log = await open(schema, { patienceMs });
    await log.append([batch(ratios, 0, 'first')]);
    const other = await sql.connect();
    await other.query(`BEGIN`);
    await other.query(`SELECT * FROM ${schema}.documents FOR UPDATE`);
    await expect(log.append([batch(ratios, 1, 'second')])).rejects.toThrow('accepted nothing');
    await other.query('ROLLBACK');
    other.release();
    expect(await log.append([batch(ratios, 1, 'second')])).toEqual([appended(2)]);
  });

  test('a link that died without a word fails what waits for it, and is replaced', async () => {
    const cable = await cableTo(postgres.url);
    undo.push(() => cable.remove());
    const log = await open(freshSchema(), { patienceMs, connectionString: withPort(postgres.url, cable.url) });
    await log.append([batch(ratios, 0, 'first')]);
    cable.unplug();
    await Promise.all([
      expect(log.append([batch(ratios, 1, 'second')])).rejects.toThrow('accepted nothing'),
      expect(log.open(ratios)).rejects.toThrow(),
    ]);
    cable.plugIn();
    expect(await appendWhenUp(log, batch(ratios, 1, 'second'))).toEqual(appended(2));
  });

  test('words whose “saved” was lost on its way back are stored once, and come back as something missed (§L4)', async () => {
    const schema = freshSchema();
    const cable = await cableTo(postgres.url);
    undo.push(() => cable.remove());
    const log = await open(schema, { patienceMs, connectionString: withPort(postgres.url, cable.url) });
    const one = batch(ratios, 0, 'first');
    await log.append([batch(fractions, 0, 'elsewhere')]);
    cable.loseAnswers();
    await expect(log.append([one])).rejects.toThrow('accepted nothing');
    cable.plugIn();
    expect(await appendWhenUp(log, one)).toMatchObject({
      kind: 'overtaken',
      missed: { entries: [{ position: 1, author: ana }] },
    });
    expect(await words(log)).toEqual(['first']);
  });
});

describe('several servers on one log in PostgreSQL', () => {
  test('two that start at once on an empty database make its tables once', async () => {
    const schema = freshSchema();
    const logs = await Promise.all([open(schema), open(schema), open(schema)]);
    for (const log of logs) expect(log.generation).toBe(1);
    expect(await logs[0]?.append([batch(ratios, 0, 'first')])).toEqual([appended(1)]);
    expect(await words(logs[2] as UpdateLog)).toEqual(['first']);
  });

  test('two processes that append to the same documents at once lose, double and reorder nothing (§L3)', async () => {
    const schema = freshSchema();
    const log = await open(schema);
    const documents = ['algebra', 'fractions', 'ratios', 'slopes'];
    const count = 60;
    // In opposite order: whoever locked rows as they come would wait in a circle.
    const [anas, bens] = await Promise.all([
      appender(schema, 'ana', count, documents),
      appender(schema, 'benedict', count, documents.toReversed()),
    ]);
    expect(anas + bens).toBeGreaterThan(0);
    for (const name of documents) {
      const document = documentName(name);
      const entries = await log.readAfter(document, 0);
      expect(entries.map(({ position }) => position)).toEqual(entries.map((_, i) => i + 1));
      for (const author of ['ana', 'benedict']) {
        const own = entries
          .filter((entry) => entry.author === author)
          .map(({ update }) => Buffer.from(update).toString());
        expect(own).toEqual(Array.from({ length: count }, (_, i) => `${author} ${i}`));
      }
      const { owners } = await log.open(document);
      expect(new Set(owners.values())).toEqual(new Set(['ana', 'benedict']));
    }
  });

  test('two that write many documents in opposite order never wait in a circle', async () => {
    const schema = freshSchema();
    const [one, two] = await Promise.all([open(schema), open(schema)]);
    const names = Array.from({ length: 40 }, (_, i) => documentName(`document ${i}`));
    const write = async (log: UpdateLog, order: typeof names) => {
      const after = new Map(names.map((name) => [name, 0]));
      for (let round = 0; round < 10; round++) {
        const outcomes = await log.append(order.map((name) => batch(name, after.get(name) as number, 'x')));
        outcomes.forEach((outcome, i) => {
          if (outcome.kind === 'damaged') throw new Error('nothing is damaged');
          const position = outcome.kind === 'appended' ? outcome.position : outcome.missed.entries.at(-1)?.position;
          after.set(order[i] as (typeof names)[number], position as number);
        });
      }
    };
    await Promise.all([write(one, names), write(two, names.toReversed())]);
    const heads = await one.heads(names);
    for (const { position } of heads) expect(position).toBeGreaterThanOrEqual(10);
  });

  test('a server that ran while the log was restored from a backup writes nothing into it (§R4)', async () => {
    const schema = freshSchema();
    const log = await open(schema);
    await log.append([batch(ratios, 0, 'first')]);
    await sql.query(`UPDATE ${schema}.meta SET generation = generation + 1`);
    await expect(log.append([batch(ratios, 1, 'second')])).rejects.toMatchObject({
      cause: { message: expect.stringContaining('restored from a backup') },
    });
    const again = await open(schema);
    expect(again.generation).toBe(2);
    expect(await again.append([batch(ratios, 1, 'second')])).toEqual([appended(2)]);
  });
});

describe('what is stored and is not what was written (§L9)', () => {
  async function threeRows() {
    const schema = freshSchema();
    const log = await open(schema);
    await log.append([batch(ratios, 0, 'first', 'second'), batch(fractions, 0, 'elsewhere')]);
    await log.append([batch(ratios, 2, 'third')]);
    await log.append([batch(ratios, 3, 'fourth')]);
    const ofRatios = `document = (SELECT id FROM ${schema}.documents WHERE name = 'ratios')`;
    return { log, schema, ofRatios };
  }

  test.each([
    [
      'a body that changed',
      (schema: string) => `UPDATE ${schema}.updates SET body = body || '\\x00' WHERE position = 3`,
    ],
    ['an hour that changed', (schema: string) => `UPDATE ${schema}.updates SET at = at + 1 WHERE position = 3`],
    ['a row that strayed', (schema: string) => `UPDATE ${schema}.updates SET position = 7 WHERE position = 3`],
    ['a row that is gone', (schema: string) => `DELETE FROM ${schema}.updates WHERE position = 3`],
  ])('%s: the document opens in its last good state, and harms no other', async (_, harm) => {
    const { log, schema, ofRatios } = await threeRows();
    await sql.query(`${harm(schema)} AND ${ofRatios}`);
    const stored = await log.open(ratios);
    expect(stored.entries.map(({ update }) => Buffer.from(update).toString())).toEqual(['first', 'second']);
    expect(stored).toMatchObject({ position: 2, damage: { what: 'update', position: 3 } });
    await expect(log.readAfter(ratios, 0)).rejects.toThrow('ratios is damaged in the log at 3');
    // A server that had not heard of it is told what it can read, and then that it can read no more; others go on.
    const [behind] = await log.append([batch(ratios, 0, 'fifth')]);
    expect(behind).toMatchObject({ kind: 'overtaken', missed: { entries: [{ position: 1 }, { position: 2 }] } });
    expect(await log.append([batch(ratios, 2, 'fifth'), batch(fractions, 1, 'second')])).toEqual([
      { kind: 'damaged', damage: { what: 'update', position: 3 } },
      appended(2),
    ]);
    expect(await log.open(fractions)).toMatchObject({ position: 2, damage: null });
  });

  test('the last rows are gone: that is noticed as well', async () => {
    const { log, schema, ofRatios } = await threeRows();
    await sql.query(`DELETE FROM ${schema}.updates WHERE position = 4 AND ${ofRatios}`);
    expect(await log.open(ratios)).toMatchObject({ position: 3, damage: { what: 'update', position: 4 } });
  });

  test('a bad snapshot is passed over: the history is still there', async () => {
    const { log, schema } = await threeRows();
    await log.saveSnapshot(ratios, { position: 3, update: Buffer.from('all'), stateVector: Buffer.from('v') });
    expect(await log.open(ratios)).toMatchObject({ snapshot: { position: 3 }, entries: [{ position: 4 }] });
    await sql.query(`UPDATE ${schema}.snapshots SET content = '\\x0000'`);
    const stored = await log.open(ratios);
    expect(stored.snapshot).toBeNull();
    expect(stored.entries.map(({ position }) => position)).toEqual([1, 2, 3, 4]);
    expect(stored).toMatchObject({ damage: null, needsSnapshot: true });
    await log.saveSnapshot(ratios, { position: 3, update: Buffer.from('all again'), stateVector: Buffer.from('v') });
    expect((await log.open(ratios)).snapshot?.update).toEqual(Buffer.from('all again'));
  });
});

describe('a database that must not hold a log is refused', () => {
  test('one that does not flush', async () => {
    await setting('fsync', 'off');
    await expect(open(freshSchema())).rejects.toThrow('runs with fsync=off');
  });

  test('one that a newer program has written in', async () => {
    const schema = freshSchema();
    await open(schema);
    await sql.query(`UPDATE ${schema}.meta SET version = 99`);
    await expect(open(schema)).rejects.toThrow('made by a newer version');
  });

  test('one whose name could say something else', async () => {
    await expect(open('log; DROP TABLE plans')).rejects.toThrow('is not a name');
  });

  test('names and people may be any string', async () => {
    const log = await open(freshSchema());
    const odd = documentName('a\0b “ü” \\x00 {"}');
    const person = personKey("\0'; --");
    const entries = [{ author: person, update: Uint8Array.of(0, 1) }];
    await log.append([{ document: odd, after: 0, entries, owners: [[7, person]] }]);
    expect(await log.documents()).toEqual([odd]);
    expect(await log.heads([odd])).toEqual([{ position: 1, snapshot: 0 }]);
    expect(await log.open(odd)).toMatchObject({ entries: [{ author: person }], owners: new Map([[7, person]]) });
  });
});

function withPort(url: string, other: string): string {
  const changed = new URL(url);
  changed.port = new URL(other).port;
  return changed.toString();
}

const program = fileURLToPath(new URL('../../testing/servers/appender.ts', import.meta.url));

/** Runs a process that appends; answers how often it was overtaken. */
async function appender(schema: string, name: string, count: number, documents: readonly string[]): Promise<number> {
  const child = spawn(process.execPath, [program, postgres.url, schema, name, String(count), ...documents], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const [said, [code]] = await Promise.all([textOf(child.stdout), once(child, 'exit')]);
  expect(code).toBe(0);
  return Number(said);
}
