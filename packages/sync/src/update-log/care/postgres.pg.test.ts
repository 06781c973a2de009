/** The care for a log in PostgreSQL, and what its own tools bring back (F4, F12, B92). */

import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import pg from 'pg';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import * as Y from 'yjs';
import { careContract } from '../../../testing/care-contract.ts';
import { RawSocket, startEngine, stockClient, until } from '../../../testing/engine.ts';
import { type PostgresServer, startPostgres } from '../../../testing/servers/postgres.ts';
import { programsIn } from '../../../testing/servers/program.ts';
import { writeThrough } from '../../../testing/stored-log.ts';
import { documentName } from '../../names.ts';
import { openPostgresLog } from '../postgres.ts';
import { UpdatesNotLogged } from '../update-log.ts';
import { beginHistory, checkPostgresLog, type PostgresPlace, repairPostgresLog } from './postgres.ts';

const ratios = documentName('ratios');
let postgres: PostgresServer;
let sql: pg.Pool;
let schemas = 0;
const undo: (() => unknown)[] = [];

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

const freshPlace = () => ({ connectionString: postgres.url, schema: `care_${++schemas}` });

async function problemsIn(place: PostgresPlace) {
  const problems = [];
  for await (const problem of checkPostgresLog(place)) problems.push(problem);
  return problems;
}

describe('the care for a log in PostgreSQL', () => {
  careContract(async () => {
    const place = freshPlace();
    const { schema } = place;
    const numberOf = async (document: string) =>
      Number(
        (await sql.query(`SELECT id FROM ${schema}.documents WHERE name = $1`, [Buffer.from(document)])).rows[0].id,
      );
    return {
      open: () => openPostgresLog(place),
      run: async (words) => (await sql.query(words.replaceAll(/\{(\w+)\}/g, `${schema}.$1`))).rowCount ?? 0,
      numberOf,
      positionsOf: async (document) => {
        const ask = `SELECT position FROM ${schema}.updates WHERE document = $1 ORDER BY position`;
        return (await sql.query(ask, [await numberOf(document)])).rows.map(({ position }) => Number(position));
      },
      check: () => problemsIn(place),
      repair: () => repairPostgresLog(place),
    };
  });

  test('a server that was not stopped before a repair that lost something writes nothing any more (§L12)', async () => {
    const place = freshPlace();
    const log = await openPostgresLog(place);
    undo.push(() => log.close());
    const [document] = (await writeThrough(log, 3)) as [ReturnType<typeof documentName>];
    const { position } = await log.open(document);
    await sql.query(`DELETE FROM ${place.schema}.updates WHERE position = $1`, [position]);
    await repairPostgresLog(place);
    const entry = { author: 'ana' as never, update: Uint8Array.of(0, 0) };
    const late = log.append([{ document, after: position, entries: [entry], owners: [] }]);
    await expect(late).rejects.toThrow(UpdatesNotLogged);
    const { rows } = await sql.query(
      `SELECT convert_from(document, 'UTF8') AS name, why, lost FROM ${place.schema}.set_aside`,
    );
    expect(rows.every(({ name }) => name === document)).toBe(true);
  });

  test('the commands say the same, and end with 0, 1 or 2', async () => {
    const place = freshPlace();
    const log = await openPostgresLog(place);
    await writeThrough(log, 4);
    await log.close();
    const command = (name: string, ...more: string[]) => {
      const program = fileURLToPath(new URL(`../../../bin/${name}.ts`, import.meta.url));
      const asked = [program, '--postgres', postgres.url, '--schema', place.schema, ...more];
      const { status, stdout, stderr } = spawnSync(process.execPath, asked, { encoding: 'utf8' });
      return { status, said: stdout + stderr };
    };
    expect(command('self-check')).toEqual({ status: 0, said: '3 documents replayed, 0 problems\n' });
    expect(command('repair').said).toContain('nothing was changed');
    await sql.query(`UPDATE ${place.schema}.snapshots SET checksum = checksum + 1`);
    await sql.query(
      `DELETE FROM ${place.schema}.updates WHERE position = (SELECT min(position) FROM ${place.schema}.updates)`,
    );
    expect(command('self-check')).toMatchObject({
      status: 1,
      said: expect.stringContaining('comes a row that begins'),
    });
    expect(command('repair')).toMatchObject({ status: 1, said: expect.stringContaining(`${place.schema}.set_aside`) });
    expect(command('self-check').status).toBe(0);
    expect(command('restore')).toMatchObject({ status: 0, said: expect.stringContaining('new history') });
    expect(command('backup', 'file')).toMatchObject({ status: 2, said: expect.stringContaining('usage') });
    expect(command('backup')).toMatchObject({ status: 2, said: expect.stringContaining('pg_dump') });
  });

  test('where there is no log, nothing is looked at and nothing is made', async () => {
    const place = { connectionString: postgres.url, schema: 'not_there' };
    await expect(problemsIn(place)).rejects.toThrow('there is no log in not_there');
    await expect(repairPostgresLog(place)).rejects.toThrow('there is no log');
    await expect(beginHistory({ ...place, schema: 'x; DROP' })).rejects.toThrow('not a name');
    expect((await sql.query(`SELECT to_regnamespace('not_there') AS found`)).rows).toEqual([{ found: null }]);
  });
});

test('F4, F12: what pg_dump saved and pg_restore brought back is a history of its own; older pages are not merged into it', async () => {
  const place = freshPlace();
  const here = await startEngine({ log: await openPostgresLog(place) });
  const before = stockClient(here.url, 'ratios', { person: 'ana', generation: '1' });
  undo.push(() => before.leave());
  before.text.insert(0, 'In the backup. ');
  const log = await openPostgresLog(place);
  undo.push(() => log.close());
  await until('it is stored', async () => (await log.open(ratios)).position > 0);

  const dump = join(programsIn('TANGRAM_TEST_POSTGRES_BIN'), 'pg_dump');
  const saved = spawnSync(dump, ['--format=custom', `--schema=${place.schema}`, postgres.url], { maxBuffer: 2 ** 28 });
  expect(saved.stderr.toString()).toBe('');
  before.text.insert(before.text.length, 'After it. ');
  await until('that is stored as well', async () => (await log.open(ratios)).position > 1);
  await here.stop();

  await sql.query('CREATE DATABASE restored');
  const other = postgres.url.replace(/\/postgres$/, '/restored');
  const restore = join(programsIn('TANGRAM_TEST_POSTGRES_BIN'), 'pg_restore');
  const put = spawnSync(restore, ['--exit-on-error', `--dbname=${other}`], { input: saved.stdout });
  expect([put.status, put.stderr.toString()]).toEqual([0, '']);
  const restored = { ...place, connectionString: other };
  expect(await problemsIn(restored)).toEqual([]);
  const generation = await beginHistory(restored);
  expect(generation).toBeGreaterThan(1_700_000_000);

  const again = await startEngine({ log: await openPostgresLog(restored) });
  undo.push(() => again.stop());
  const old = await RawSocket.open(`${again.url}/ratios?person=ana&ack=1&generation=1`);
  await until('the old page is closed', () => old.closed !== null);
  expect(old.closed?.code).toBe(4409);
  expect(old.frames.filter(([type]) => type === 0)).toEqual([]);
  const anew = stockClient(again.url, 'ratios', { person: 'ana', generation: String(generation) }, new Y.Doc());
  undo.push(() => anew.leave());
  await until('a new page reads the backup', () => anew.text.toString() === 'In the backup. ');
  await until('and is synced', () => anew.provider.synced);
  expect(anew.text.toString()).toBe('In the backup. ');
  expect(await beginHistory(restored)).toBeGreaterThan(generation); // a second restore is another history
});
