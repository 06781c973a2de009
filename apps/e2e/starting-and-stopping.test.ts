/** Tangram as the person who runs it meets it: ready with a sentence, one process for one data folder, a kind end, clear refusals. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { afterEach, expect, test } from 'vitest';
import { freePort, House, openHouse, type House as RunningHouse, root } from './testing/house.ts';
import { signIn } from './testing/person.ts';
import { until } from './testing/until.ts';

const open: RunningHouse[] = [];

afterEach(async () => {
  for (const house of open.splice(0)) await house.tearDown();
});

async function running(environment: Readonly<Record<string, string>> = {}): Promise<RunningHouse> {
  const house = await openHouse(environment);
  open.push(house);
  return house;
}

test('it says where it is and how to sign in, and the demo network is there', async () => {
  const house = await running();
  expect(house.output).toContain(`Tangram is ready at http://localhost:${house.port}`);
  expect(house.output).toMatch(/Try as/);
  const imani = await signIn(house, 'Imani Cole');
  const people = await imani.get<unknown[]>('GET', '/people');
  const schools = await imani.get<unknown[]>('GET', '/schools');
  expect(people.length).toBeGreaterThanOrEqual(24);
  expect(schools).toHaveLength(10);
});

test('a second process on one data folder refuses and says why; the first goes on', async () => {
  const house = await running();
  const second = new House(await freePort(), house.dataFolder, {});
  await expect(second.start()).rejects.toThrow(/already|in use|another/i);
  expect((await fetch(`${house.origin}/api/me`)).status).toBe(200);
});

test('asked to stop while a page is open, it ends by itself and well, and starts again with what was written', async () => {
  const house = await running();
  const imani = await signIn(house, 'Imani Cole');
  const planId = await imani.makePlan('task', 'Kept over a restart');
  const client = imani.stockClient(planId);
  await until(() => client.provider.synced, Boolean);
  expect(await house.end('SIGINT')).toBe(0);
  client.provider.destroy();
  await house.start();
  const { mine } = await imani.get<{ mine: { title: string }[] }>('GET', '/plans');
  expect(mine.map((plan) => plan.title)).toContain('Kept over a restart');
});

test('a public address switches the demo off, unless it is asked for, and says so', async () => {
  const port = await freePort();
  const house = await running({ TANGRAM_URL: `http://localhost:${port}` });
  expect(house.output).toMatch(/set-up#/);
  expect((await fetch(`http://localhost:${house.port}/api/demo/people`)).status).toBe(404);
});

test.each([
  ['PORT', 'ninety'],
  ['PORT', '70000'],
  ['TANGRAM_URL', 'not an address'],
  ['TANGRAM_DEMO', 'perhaps'],
])('%s=%s is refused with a sentence that names it', async (name, value) => {
  const house = new House(await freePort(), '/nonexistent-tangram-data', { [name]: value });
  await expect(house.start()).rejects.toThrow(name);
});

test('the engine alone takes any stock client, any room and any content, and needs no sign-in', async () => {
  const house = await running();
  await house.end('SIGTERM');
  const port = await freePort();
  const engine = spawn(
    process.execPath,
    [join(root, 'packages/sync/bin/sync-server.ts'), '--port', String(port), '--data', house.dataFolder],
    {
      stdio: ['ignore', 'pipe', 'inherit'],
    },
  );
  await once(engine.stdout, 'data');
  const { WebsocketProvider } = await import('y-websocket');
  const { WebSocket } = await import('ws');
  const Y = await import('yjs');
  const connect = () => {
    const doc = new Y.Doc();
    return new WebsocketProvider(`ws://localhost:${port}`, 'any room', doc, {
      disableBc: true,
      WebSocketPolyfill: WebSocket as unknown as typeof globalThis.WebSocket,
    });
  };
  const [one, other] = [connect(), connect()];
  await until(() => one.synced && other.synced, Boolean);
  one.doc.getText('anything').insert(0, 'hello');
  await until(
    () => other.doc.getText('anything').toString(),
    (words) => words === 'hello',
  );
  one.destroy();
  other.destroy();
  engine.kill('SIGTERM');
  await once(engine, 'exit');
});
