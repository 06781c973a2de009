/**
 * A real engine on a real port, and the clients that tests point at it. Who comes in is written in the
 * address: `/ratios?person=ana&access=read&ack=1`.
 */

import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { WebSocket } from 'ws';
import { WebsocketProvider } from 'y-websocket';
import * as Y from 'yjs';
import type { Admission } from '../src/admission.ts';
import { documentName, personKey } from '../src/names.ts';
import type { EngineEvent } from '../src/observer.ts';
import { createSyncServer, type SyncServer, type SyncServerOptions } from '../src/server.ts';
import { openMemoryLog } from '../src/update-log/memory.ts';

export interface Engine {
  readonly server: SyncServer;
  readonly url: string;
  /** everything the engine reported, oldest first */
  readonly events: EngineEvent[];
  stop(): Promise<void>;
}

/** Starts an engine, on a log in memory unless told otherwise. Stopping it throws if it reported a failure. */
export async function startEngine(options: Partial<SyncServerOptions> = {}, mayFail = false): Promise<Engine> {
  const events: EngineEvent[] = [];
  const server = createSyncServer({
    log: openMemoryLog(),
    admit: async (request) => admissionIn(request.url ?? '/'),
    ...options,
    observer: {
      ...options.observer,
      happened(event) {
        events.push(event);
        options.observer?.happened?.(event);
      },
    },
  });
  const http = createServer();
  http.on('upgrade', server.handleUpgrade);
  http.listen(0, '127.0.0.1');
  await once(http, 'listening');
  return {
    server,
    events,
    url: `ws://127.0.0.1:${(http.address() as AddressInfo).port}`,
    async stop() {
      await server.stop();
      http.close();
      await once(http, 'close');
      const failure = events.find(({ kind }) => kind === 'failed');
      if (failure?.kind === 'failed' && !mayFail)
        throw new Error(`it failed: ${failure.what}`, { cause: failure.cause });
    },
  };
}

function admissionIn(path: string): Admission {
  const { pathname, searchParams } = new URL(path, 'http://localhost');
  const person = searchParams.get('person') ?? 'anyone';
  const generation = searchParams.get('generation');
  const session = searchParams.get('session');
  return {
    kind: 'admitted',
    document: documentName(decodeURIComponent(pathname.slice(1))),
    person: personKey(person),
    access: searchParams.get('access') === 'read' ? 'read' : 'edit',
    presence: { name: person.toUpperCase() },
    wantsAck: searchParams.get('ack') === '1',
    ...(generation === null ? {} : { generation: Number(generation) }),
    ...(session === null ? {} : { session }),
  };
}

export interface StockClient {
  readonly doc: Y.Doc;
  readonly provider: WebsocketProvider;
  readonly text: Y.Text;
  leave(): void;
}

/** An unchanged y-websocket client, with a document of its own unless it brings one. */
export function stockClient(
  url: string,
  room: string,
  params: Record<string, string> = {},
  doc: Y.Doc = new Y.Doc(),
): StockClient {
  const provider = new WebsocketProvider(url, room, doc, { params, disableBc: true, maxBackoffTime: 200 });
  return {
    doc,
    provider,
    text: doc.getText('text'),
    leave() {
      provider.awareness.destroy();
      provider.destroy();
      doc.destroy();
    },
  };
}

/** A socket that says exactly what it is told to. */
export class RawSocket {
  readonly ws: WebSocket;
  readonly frames: Uint8Array[] = [];
  closed: { readonly code: number; readonly reason: string } | null = null;
  /** the HTTP status, if the upgrade was not accepted */
  status = 101;

  constructor(url: string, headers: Record<string, string> = {}) {
    this.ws = new WebSocket(url, { headers, perMessageDeflate: false });
    this.ws.on('message', (data: Buffer) => this.frames.push(data));
    this.ws.on('close', (code, reason) => {
      this.closed = { code, reason: reason.toString() };
    });
    this.ws.on('unexpected-response', (_, response) => {
      this.status = response.statusCode ?? 0;
      this.ws.terminate();
    });
    this.ws.on('error', () => {});
  }

  static async open(url: string): Promise<RawSocket> {
    const socket = new RawSocket(url);
    await once(socket.ws, 'open');
    return socket;
  }

  send(...bytes: number[]): void {
    this.ws.send(Uint8Array.from(bytes));
  }

  /** Sends an update as y-websocket would. */
  write(update: Uint8Array): void {
    this.sendFrame(0, 2, update);
  }

  sendFrame(type: number, subtype: number, payload: Uint8Array): void {
    const length: number[] = [];
    let rest = payload.length;
    for (; rest >= 128; rest = rest >>> 7) length.push((rest & 127) | 128);
    this.ws.send(Buffer.concat([Uint8Array.of(type, subtype, ...length, rest), payload]));
  }

  /** The frames of one message type that have arrived. */
  of(type: number): Uint8Array[] {
    return this.frames.filter((frame) => frame[0] === type);
  }

  /** The JSON in the frames of one message type. */
  said(type: number): unknown[] {
    return this.of(type).map((frame) => {
      const text = Buffer.from(frame).toString('utf8');
      return JSON.parse(text.slice(text.search(/[{"[]/)));
    });
  }
}

/** Less than a test may take, so that a failure says what never came. */
const PATIENCE_MS = 20_000;

/** Waits until something is so. Fails, naming it, if it does not become so. */
export async function until(
  what: string,
  isSo: () => boolean | Promise<boolean>,
  patienceMs = PATIENCE_MS,
): Promise<void> {
  const from = performance.now();
  while (!(await isSo())) {
    if (performance.now() - from > patienceMs) throw new Error(`it never came true that ${what}`);
    await new Promise((resolve) => setTimeout(resolve, 2));
  }
}
