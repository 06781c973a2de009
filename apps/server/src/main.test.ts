/** The process as its operator meets it: what it prints, what it refuses, and how it ends. */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { WebSocket } from 'ws';

interface Process {
  readonly child: ChildProcess;
  /** All it has printed. */
  output(): string;
  errors(): string;
  readonly ready: Promise<void>;
  readonly ended: Promise<number | null>;
}

let dataFolder: string;
const started: Process[] = [];
beforeEach(async () => {
  dataFolder = await mkdtemp(join(tmpdir(), 'tangram-process-'));
});
afterEach(async () => {
  for (const { child, ended } of started.splice(0)) {
    child.kill('SIGKILL');
    await ended;
  }
  await rm(dataFolder, { recursive: true, force: true });
});

async function freePort(): Promise<number> {
  const probe = createServer().listen(0, '127.0.0.1');
  await once(probe, 'listening');
  const address = probe.address();
  probe.close();
  await once(probe, 'close');
  return typeof address === 'object' && address !== null ? address.port : 0;
}

function run(environment: Readonly<Record<string, string>>): Process {
  const { PATH, NODE_COMPILE_CACHE } = process.env;
  const child = spawn(process.execPath, [join(import.meta.dirname, 'main.ts')], {
    env: { PATH, NODE_COMPILE_CACHE, TANGRAM_DATA: dataFolder, ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  let errors = '';
  const ready = new Promise<void>((resolve, reject) => {
    child.stdout.on('data', (piece: Buffer) => {
      output += piece.toString();
      if (output.includes('Tangram is ready at')) resolve();
    });
    child.once('close', () => reject(new Error(`it ended before it was ready: ${errors}`)));
  });
  ready.catch(() => {}); // those who wait for the end do not wait for this
  child.stderr.on('data', (piece: Buffer) => {
    errors += piece.toString();
  });
  const ended = new Promise<number | null>((resolve) => child.once('close', resolve));
  const one: Process = { child, output: () => output, errors: () => errors, ready, ended };
  started.push(one);
  return one;
}

test('it says where it is and how to sign in, and keeps its folder from other users', async () => {
  const port = String(await freePort());
  const server = run({ PORT: port });
  await server.ready;
  expect(server.output()).toMatch(
    new RegExp(`^Tangram is ready at http://localhost:${port}\nOpen it and choose “Try as …”`),
  );
  expect((await stat(dataFolder)).mode & 0o077).toBe(0);
  expect((await stat(join(dataFolder, 'session-secret'))).mode & 0o777).toBe(0o600);
  expect(await readdir(dataFolder)).toEqual(expect.arrayContaining(['log.db', 'session-secret', 'tangram.db']));
  const secret = await readFile(join(dataFolder, 'session-secret'), 'utf8');
  expect(server.output() + server.errors()).not.toContain(secret);
}, 60_000);

test('a second process on the same folder, or on the same port, refuses with a sentence; the first goes on', async () => {
  const port = String(await freePort());
  await run({ PORT: port, TANGRAM_DEMO: '0' }).ready;
  const second = run({ PORT: String(await freePort()) });
  expect(await second.ended).toBe(1);
  expect(second.errors()).toContain('Another Tangram is running on the data folder');
  expect(second.errors().trim().split('\n')).toHaveLength(1);

  const other = await mkdtemp(join(tmpdir(), 'tangram-process-'));
  const samePort = run({ PORT: port, TANGRAM_DATA: other });
  expect(await samePort.ended).toBe(1);
  expect(samePort.errors()).toContain(`Port ${port} is taken`);
  await rm(other, { recursive: true });
  expect((await fetch(`http://localhost:${port}/api/me`)).status).toBe(200);
}, 60_000);

test('a public address opens it to others, without the demo, and prints the one-time link', async () => {
  const port = String(await freePort());
  const server = run({ PORT: port, TANGRAM_URL: 'https://plans.example.org' });
  await server.ready;
  expect(server.output()).toMatch(/^Tangram is ready at https:\/\/plans\.example\.org\n/);
  expect(server.output()).toMatch(/https:\/\/plans\.example\.org\/set-up#\S{40,}/);
  expect(server.output()).toContain('demo sign-in is off');
}, 60_000);

test('asked to end while a page is open, it tells the page and ends by itself, well, within ten seconds', async () => {
  const port = await freePort();
  const origin = `http://localhost:${port}`;
  const server = run({ PORT: String(port) });
  await server.ready;
  const headers = { origin, 'content-type': 'application/json' };
  const [person] = await (await fetch(`${origin}/api/demo/people`)).json();
  const signedIn = await fetch(`${origin}/api/demo/sign-in`, {
    method: 'POST',
    headers,
    body: JSON.stringify({ personId: person.id }),
  });
  const cookie = signedIn.headers.getSetCookie()[0]?.split(';')[0] ?? '';
  const planId = '0123456789abcdef0123456789abcdef';
  const body = JSON.stringify({ planId, kind: 'unit', title: 'Kept', grade: 6 });
  await fetch(`${origin}/api/plans`, { method: 'POST', headers: { ...headers, cookie }, body });
  const page = new WebSocket(`ws://localhost:${port}/live/${planId}`, { headers: { origin, cookie } });
  await once(page, 'open');
  const closed = once(page, 'close');
  server.child.kill('SIGTERM');
  // After ten seconds it would have ended itself, with another code.
  expect(await server.ended).toBe(0);
  expect((await closed)[0]).toBe(4512);
  expect(server.errors()).toBe('');
}, 60_000);

test('Ctrl-C ends it well too', async () => {
  const server = run({ PORT: String(await freePort()), TANGRAM_DEMO: '0' });
  await server.ready;
  server.child.kill('SIGINT');
  expect(await server.ended).toBe(0);
}, 60_000);

test.each([
  ['PORT', 'ninety'],
  ['TANGRAM_URL', 'plans'],
  ['TANGRAM_DEMO', 'perhaps'],
])(
  '%s=%s is refused with one sentence that names it',
  async (name, value) => {
    const server = run({ [name]: value });
    expect(await server.ended).toBe(1);
    expect(server.errors()).toMatch(new RegExp(`^${name} is "${value}"; it must be .*\\.\n$`));
    expect(server.output()).toBe('');
  },
  20_000,
);

test('a data folder that cannot be written is refused with a sentence', async () => {
  const file = join(dataFolder, 'a-file');
  await writeFile(file, '');
  const server = run({ TANGRAM_DATA: join(file, 'inside'), PORT: String(await freePort()) });
  expect(await server.ended).toBe(1);
  expect(server.errors()).toMatch(/^The data folder \S+ cannot be used\..*\n$/);
}, 60_000);
