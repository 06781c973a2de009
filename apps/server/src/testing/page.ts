/**
 * A page that has a plan's document open, in the few lines that it takes to speak y-websocket by hand: it keeps every byte
 * it received and can send what no honest page would.
 */
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { request } from 'node:http';
import type { OpenPlan } from '@tangram/contract';
import { messageType, syncType } from '@tangram/sync/client';
import { WebSocket } from 'ws';
import * as Y from 'yjs';
import type { Guest, TestHouse } from './house.ts';

export interface Page {
  readonly doc: Y.Doc;
  /** Every frame that came, whatever it was. */
  readonly frames: readonly Uint8Array[];
  /** What the server told, as JSON. */
  readonly told: readonly unknown[];
  /** The code the server closed with, once it has. */
  readonly closed: Promise<number>;
  /** Sends bytes as they are. */
  send(...bytes: readonly (number | Uint8Array)[]): void;
  /** Resolves when this holds of the page. */
  sees(what: string, holds: () => boolean): Promise<void>;
  leave(): Promise<void>;
}

/** Opens a document. Resolves when its first state is here; rejects with the code when it is closed before. */
export async function openPage(
  house: TestHouse,
  who: Guest,
  document: string,
  params: Readonly<Record<string, string>> = { ack: '1' },
): Promise<Page> {
  const socket = new WebSocket(`ws://127.0.0.1:${house.port}/live/${document}?${new URLSearchParams(params)}`, {
    headers: { origin: house.origin, cookie: who.cookie },
  });
  const doc = new Y.Doc();
  const frames: Uint8Array[] = [];
  const told: unknown[] = [];
  const waiting = new Set<() => void>();
  const look = () => {
    for (const one of waiting) one();
  };
  const send: Page['send'] = (...bytes) => socket.send(message(...bytes));
  const closed = new Promise<number>((resolve) => socket.once('close', resolve));
  doc.on('update', (update: Uint8Array, origin: unknown) => {
    if (origin !== socket) send(messageType.sync, syncType.update, update);
  });
  socket.on('message', (data: Buffer) => {
    frames.push(new Uint8Array(data));
    read(data);
    look();
  });
  let synced = false;
  const page: Page = {
    doc,
    frames,
    told,
    closed,
    send,
    sees: (what, holds) =>
      new Promise((resolve, reject) => {
        const check = () => {
          if (!holds()) return;
          stop();
          resolve();
        };
        const patience = setTimeout(() => {
          stop();
          reject(new Error(`the page never saw: ${what}`));
        }, 10_000);
        const stop = () => {
          clearTimeout(patience);
          waiting.delete(check);
        };
        waiting.add(check);
        check();
      }),
    async leave() {
      socket.close();
      await closed;
    },
  };
  await Promise.race([once(socket, 'open'), closed.then(refuse)]);
  send(messageType.sync, syncType.stateVector, Y.encodeStateVector(doc));
  await Promise.race([page.sees('its first state', () => synced), closed.then(refuse)]);
  return page;

  function read(data: Buffer): void {
    let at = 0;
    const number = () => {
      let value = 0;
      for (let shift = 1; ; shift *= 128) {
        const byte = data[at++] ?? 0;
        value += (byte & 127) * shift;
        if (byte < 128) return value;
      }
    };
    const bytes = () => {
      const length = number();
      at += length;
      return new Uint8Array(data.subarray(at - length, at));
    };
    while (at < data.length) {
      const type = number();
      if (type === messageType.tell) told.push(JSON.parse(new TextDecoder().decode(bytes())));
      if (type !== messageType.sync) return;
      const kind = number();
      const content = bytes();
      if (kind === syncType.stateVector) {
        send(messageType.sync, syncType.difference, Y.encodeStateAsUpdate(doc, content));
      } else {
        Y.applyUpdate(doc, content, socket);
        synced ||= kind === syncType.difference;
      }
    }
  }
}

function refuse(code: number): never {
  throw new Error(`closed with ${code}`);
}

function message(...parts: readonly (number | Uint8Array)[]): Uint8Array {
  return Buffer.concat(
    parts.map((part) => (typeof part === 'number' ? varint(part) : Buffer.concat([varint(part.length), part]))),
  );
}

function varint(value: number): Buffer {
  const bytes: number[] = [];
  let rest = value;
  for (; rest > 127; rest = Math.floor(rest / 128)) bytes.push(128 | (rest % 128));
  return Buffer.from([...bytes, rest]);
}

/** Makes a plan and opens it as its maker would. */
export async function makePlan(who: Guest, kind: OpenPlan['kind'], title: string, id: string): Promise<OpenPlan> {
  return who.get<OpenPlan>('POST', '/api/plans', { planId: id, kind, title, grade: 6 });
}

/**
 * How an upgrade is answered: an HTTP status, or the code with which the socket was closed at once and how many bytes of
 * messages came before. The path goes over the wire as it is.
 */
export async function knock(
  house: TestHouse,
  path: string,
  headers: Readonly<Record<string, string | string[]>>,
): Promise<{ status: number } | { code: number; bytes: number }> {
  const asked = request({
    port: house.port,
    host: '127.0.0.1',
    path,
    headers: {
      connection: 'Upgrade',
      upgrade: 'websocket',
      'sec-websocket-version': '13',
      'sec-websocket-key': randomBytes(16).toString('base64'),
      ...headers,
    },
  });
  asked.end();
  return new Promise((resolve, reject) => {
    asked.once('error', reject);
    asked.once('response', (response) => {
      response.resume();
      resolve({ status: response.statusCode ?? 0 });
    });
    asked.once('upgrade', (_response, socket, head) => {
      const pieces: Uint8Array[] = [head];
      const look = () => {
        // The first frame must be the close frame: 0x88, its length, then the code.
        const bytes = Buffer.concat(pieces);
        if (bytes.length < 4) return;
        resolve(bytes[0] === 0x88 ? { code: bytes.readUInt16BE(2), bytes: 0 } : { code: 0, bytes: bytes.length });
        socket.destroy();
      };
      socket.on('data', (piece: Buffer) => {
        pieces.push(piece);
        look();
      });
      look();
    });
  });
}
