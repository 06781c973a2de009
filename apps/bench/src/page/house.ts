/** A running Tangram on an empty folder, and its people from outside: requests, and stock Yjs clients. */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { WebSocket } from 'ws';
import { WebsocketProvider } from 'y-websocket';
import * as Y from 'yjs';

/** A program that listens, on a data folder of its own that goes with it. */
export interface Program {
  readonly port: number;
  readonly pid: number;
  end(): Promise<void>;
}

/** Starts a server; resolves when it prints `ready`, and rejects with what it printed when it ends before. */
export async function startProgram(path: string, port: number, ready: string): Promise<Program> {
  const data = await mkdtemp(join(tmpdir(), 'tangram-bench-'));
  const main = fileURLToPath(new URL(`../../../../${path}`, import.meta.url));
  const child = spawn(process.execPath, [main, '--port', String(port), '--data', data], {
    env: { ...process.env, PORT: String(port), TANGRAM_DATA: data },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  await said(child, ready);
  return {
    port,
    pid: child.pid ?? 0,
    async end() {
      const gone = once(child, 'exit');
      child.kill('SIGTERM');
      await gone;
      await rm(data, { recursive: true, force: true });
    },
  };
}

function said(child: ChildProcess, ready: string): Promise<void> {
  return new Promise((resolve, reject) => {
    let printed = '';
    child.stdout?.on('data', (chunk: Buffer) => {
      printed += chunk.toString();
      if (printed.includes(ready)) resolve();
    });
    child.once('exit', (code) => reject(new Error(`the server ended with ${code} before it was ready:\n${printed}`)));
  });
}

const port = 4499;
export const origin = `http://localhost:${port}`;

/** Tangram as `npm start` starts it, with the people of the demo. */
export async function openHouse(): Promise<Program> {
  const house = await startProgram('apps/server/src/main.ts', port, 'is ready at');
  const page = await fetch(origin);
  if (page.ok) return house;
  await house.end();
  throw new Error(`the page is not there: ${page.status} ${await page.text()}`);
}

export interface Person {
  readonly id: string;
  readonly name: string;
  readonly cookie: string;
}

/** So many people of the demo, signed in. */
export async function signInSome(count: number): Promise<readonly Person[]> {
  const people = (await (await fetch(`${origin}/api/demo/people`)).json()) as { id: string; name: string }[];
  return Promise.all(
    people.slice(0, count).map(async ({ id, name }) => {
      const answer = await post('/demo/sign-in', '', { personId: id });
      return { id, name, cookie: answer.headers.getSetCookie()[0]?.split(';')[0] ?? '' };
    }),
  );
}

/** Asks the API as a person. Throws with the answer's own words when it is a no. */
export async function post(path: string, cookie: string, body: unknown): Promise<Response> {
  const answer = await fetch(`${origin}/api${path}`, {
    method: 'POST',
    headers: { origin, cookie, 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
  if (!answer.ok) throw new Error(`${path}: ${answer.status} ${await answer.text()}`);
  return answer;
}

/** A stock client on a document, with a person's session; resolves when it has all that is there. */
export async function connect(url: string, document: string, cookie: string): Promise<WebsocketProvider> {
  class SocketWithSession extends WebSocket {
    constructor(address: string | URL) {
      super(address, { headers: { cookie, origin } });
    }
  }
  const provider = new WebsocketProvider(url, document, new Y.Doc(), {
    disableBc: true,
    WebSocketPolyfill: SocketWithSession as unknown as typeof globalThis.WebSocket,
  });
  if (!provider.synced) await new Promise<void>((resolve) => provider.once('sync', () => resolve()));
  return provider;
}

/** Ends a client and its document: presence has a clock of its own, which would keep this program running for good. */
export function leave(provider: WebsocketProvider): void {
  provider.destroy();
  provider.doc.destroy();
}

/** Resolves when another client of the same document has everything that is in this one; nothing is shown to it that is not stored. */
export async function stored(author: WebsocketProvider, url: string, document: string, cookie: string): Promise<void> {
  const reader = await connect(url, document, cookie);
  const vector = (doc: Y.Doc) => Buffer.from(Y.encodeStateVector(doc));
  while (!vector(reader.doc).equals(vector(author.doc))) {
    await new Promise<void>((resolve) => reader.doc.once('update', () => resolve()));
  }
  leave(reader);
}

export const liveAddress = `ws://localhost:${port}/live`;

/** 128 random bits as the API's new ids are written. */
export function newId(): string {
  return Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, '0')).join('');
}
