/**
 * A whole Tangram for one test file: a fresh data folder, a free port, real HTTP, real SQLite, real sockets; and people
 * who ask it things.
 */
import { rmSync } from 'node:fs';
import { cp, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Config } from '../config.ts';
import { createEvents } from '../events.ts';
import { startTangram } from '../serve.ts';

export interface TestHouse {
  readonly origin: string;
  readonly port: number;
  readonly dataFolder: string;
  readonly howToSignIn: string;
  /** Asks without being anybody. */
  ask(method: string, path: string, body?: unknown, headers?: Readonly<Record<string, string>>): Promise<Response>;
  /** Signs in as a person of the demo network, by name. */
  as(name: string): Promise<Guest>;
  /** Stops the server and keeps its folder. */
  stop(): Promise<void>;
  /** Starts it again on the same folder, on another port. */
  again(changed?: Partial<Config>): Promise<TestHouse>;
  /** Stops the server and removes its folder. */
  tearDown(): Promise<void>;
}

/** Somebody with a session. */
export interface Guest {
  readonly id: string;
  readonly name: string;
  readonly cookie: string;
  ask(method: string, path: string, body?: unknown): Promise<Response>;
  /** Asks and reads the answer; throws its own words when it is a no. */
  get<Answer>(method: string, path: string, body?: unknown): Promise<Answer>;
}

/** Opens a house: on an empty folder, or on one as its first start leaves it, with the demo network in it. */
export async function openHouse(changed: Partial<Config> = {}): Promise<TestHouse> {
  const folder = await mkdtemp(join(tmpdir(), 'tangram-server-'));
  if (changed.demo !== false) await cp(await furnished(), folder, { recursive: true });
  return start(folder, changed);
}

let first: Promise<string> | null = null;

/** What a first start leaves in a folder: made once, for all who want a copy. */
function furnished(): Promise<string> {
  first ??= (async () => {
    const folder = await mkdtemp(join(tmpdir(), 'tangram-first-'));
    process.once('exit', () => rmSync(folder, { recursive: true, force: true }));
    await (await start(folder, {})).stop();
    return folder;
  })();
  return first;
}

async function start(dataFolder: string, changed: Partial<Config>): Promise<TestHouse> {
  const running = await startTangram(
    {
      port: 0,
      dataFolder,
      publicOrigin: null,
      demo: true,
      webFolder: join(dataFolder, 'no-pages'),
      proxies: 0,
      watchToken: null,
      mail: null,
      lookAtOutboxEveryMs: 5_000,
      reviewEveryMs: 60_000,
      awayMs: 4 * 60 * 60 * 1000,
      lookAtDiskEveryMs: 60_000,
      lookAtPicturesEveryMs: 60 * 60 * 1000,
      picturesKeptMs: 30 * 24 * 60 * 60 * 1000,
      quietMs: 1_000,
      ...changed,
    },
    createEvents('silent'),
  );
  const { origin } = running;
  const ask: TestHouse['ask'] = (method, path, body, headers = {}) =>
    fetch(`${origin}${path}`, {
      method,
      redirect: 'manual',
      headers: { origin, ...(body !== undefined && { 'content-type': 'application/json' }), ...headers },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    });
  let stopped: Promise<void> | null = null;
  const stop = () => {
    stopped ??= running.stop();
    return stopped;
  };
  return {
    origin,
    port: running.port,
    dataFolder,
    howToSignIn: running.howToSignIn,
    ask,
    stop,
    again: (more = {}) => start(dataFolder, { ...changed, ...more }),
    async tearDown() {
      await stop();
      await rm(dataFolder, { recursive: true, force: true });
    },
    async as(name) {
      const offered: { id: string; name: string }[] = await (await ask('GET', '/api/demo/people')).json();
      const card = offered.find((one) => one.name === name);
      if (card === undefined) throw new Error(`nobody is called ${name}`);
      const answer = await ask('POST', '/api/demo/sign-in', { personId: card.id });
      return guest(ask, card, cookiesOf(answer));
    },
  };
}

/** Somebody who asks with these cookies. */
export function guest(ask: TestHouse['ask'], { id, name }: { id: string; name: string }, cookie: string): Guest {
  const askAs: Guest['ask'] = (method, path, body) => ask(method, path, body, { cookie });
  return {
    id,
    name,
    cookie,
    ask: askAs,
    async get(method, path, body) {
      const answer = await askAs(method, path, body);
      const text = await answer.text();
      if (!answer.ok) throw new Error(`${method} ${path}: ${answer.status} ${text}`);
      return JSON.parse(text);
    },
  };
}

/** The cookies that an answer sets, as a browser sends them back. */
export function cookiesOf(answer: Response): string {
  return answer.headers
    .getSetCookie()
    .map((cookie) => cookie.split(';', 1)[0])
    .join('; ');
}

/** An id as the API's callers make them: 32 hexadecimal digits. */
export function randomId(): string {
  return Buffer.from(crypto.getRandomValues(new Uint8Array(16))).toString('hex');
}
