/** B98: a PostgreSQL that takes its time, or takes nobody: pages hear of it, nobody hangs, and no word is lost. */

import pg from 'pg';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { attachAcknowledgements } from '../client/acknowledgements.ts';
import { type Engine, RawSocket, startEngine, stockClient, until } from '../testing/engine.ts';
import { badLinkTo } from '../testing/proxy.ts';
import { type PostgresServer, startPostgres } from '../testing/servers/postgres.ts';
import { documentName } from './names.ts';
import { openPostgresLog } from './update-log/postgres.ts';

const ratios = documentName('ratios');
/** Less than it has in earnest, so that waiting for it does not take long. */
const patienceMs = 700;
let postgres: PostgresServer;
let sql: pg.Pool;
const undo: (() => unknown)[] = [];

beforeAll(async () => {
  postgres = await startPostgres();
  sql = new pg.Pool({ connectionString: postgres.url });
  sql.on('error', () => {});
  await sql.query('CREATE ROLE school LOGIN');
  await sql.query('GRANT CREATE ON DATABASE postgres TO school');
}, 60_000);
afterAll(async () => {
  await sql.end();
  await postgres.remove();
});
afterEach(async () => {
  for (const act of undo.splice(0).reverse()) await act();
});

async function engineOn(connectionString: string, schema: string): Promise<Engine> {
  const log = await openPostgresLog({ connectionString, schema, patienceMs });
  const engine = await startEngine({ log, limits: { retryMs: 50, retryMsMax: 200 } }, true);
  undo.push(() => engine.stop());
  return engine;
}

function pageOf(person: string, { url }: Engine) {
  const client = stockClient(url, 'ratios', { person, ack: '1' });
  const saves = attachAcknowledgements(client.provider, client.doc);
  undo.push(() => {
    saves.destroy();
    client.leave();
  });
  return { ...client, saves };
}

/** Somebody comes whose document is not open yet, and is not left hanging. */
async function isToldToTryAgain({ url }: Engine): Promise<void> {
  const newcomer = await RawSocket.open(`${url}/fractions?person=cleo&ack=1`);
  await until('the newcomer is told to try again', () => newcomer.closed !== null);
  expect(newcomer.closed?.code).toBe(4500);
}

async function storedWords(schema: string): Promise<number> {
  const log = await openPostgresLog({ connectionString: postgres.url, schema });
  const entries = await log.readAfter(ratios, 0);
  await log.close();
  return entries.length;
}

test('B98: while PostgreSQL answers after 5 s, pages hear that nothing is saved, and nobody who comes hangs (§K4)', async () => {
  const link = await badLinkTo(postgres.url);
  undo.push(() => link.remove());
  const here = await engineOn(postgres.url.replace(/:\d+\//, `:${new URL(link.url).port}/`), 'slow');
  const ana = pageOf('ana', here);
  ana.text.insert(0, 'before ');
  await until('it is saved', () => ana.saves.state.kind === 'saved');
  link.change('toPage', { delayMs: 5_000 });
  ana.text.insert(0, 'meanwhile ');
  await until('Ana is told', () => ana.saves.state.kind === 'notSaved');
  await isToldToTryAgain(here);
  expect(ana.saves.state).toEqual({ kind: 'notSaved', why: 'server' });
  link.change('toPage', { delayMs: 0 });
  await until('all is saved', () => ana.saves.state.kind === 'saved');
  const ben = pageOf('ben', here);
  await until('Ben reads it, once', () => ben.text.toString() === 'meanwhile before ');
  expect(await storedWords('slow')).toBe(2);
});

test('B98: while PostgreSQL takes no more connections, pages hear that nothing is saved, and nobody who comes hangs (§K4)', async () => {
  const url = postgres.url.replace('tangram@', 'school@');
  const here = await engineOn(url, 'crowded');
  const ana = pageOf('ana', here);
  ana.text.insert(0, 'before ');
  await until('it is saved', () => ana.saves.state.kind === 'saved');
  await sql.query('ALTER ROLE school CONNECTION LIMIT 0');
  await sql.query(`SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE usename = 'school'`);
  ana.text.insert(0, 'meanwhile ');
  await until('Ana is told', () => ana.saves.state.kind === 'notSaved');
  await isToldToTryAgain(here);
  await expect(openPostgresLog({ connectionString: url, schema: 'crowded' })).rejects.toThrow('too many connections');
  await sql.query('ALTER ROLE school CONNECTION LIMIT -1');
  await until('all is saved', () => ana.saves.state.kind === 'saved');
  const ben = pageOf('ben', here);
  await until('Ben reads it, once', () => ben.text.toString() === 'meanwhile before ');
  expect(await storedWords('crowded')).toBe(2);
});
