/**
 * The engine as an application sees it: documents that people write together over websockets.
 */

import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import { type WebSocket, WebSocketServer } from 'ws';
import { closeCode } from '../client/codes.ts';
import type { Admission, Admit } from './admission.ts';
import { type Clock, machineClock } from './clock.ts';
import { Connection } from './connection.ts';
import type { ContentNames } from './document-module.ts';
import { documentThread } from './document-worker/thread.ts';
import { answerWithStatus, Door } from './door.ts';
import { type Asked, createEngine } from './engine.ts';
import type { FanOut } from './fan-out/fan-out.ts';
import { alone } from './fan-out/local.ts';
import { defaultLimits, type Limits } from './limits.ts';
import { harmless, type Observer } from './observer.ts';
import { TurnOutlet } from './outlet.ts';
import { eventLoopBusyness } from './pace.ts';
import type { UpdateLog } from './update-log/update-log.ts';

export interface SyncServerOptions {
  /** Closed by `stop`. Its generation says which history this is: a page that says another is closed with 4409. */
  readonly log: UpdateLog;
  readonly admit: Admit;
  /** Which address a request counts for; absent: the other end of its connection, which may be a proxy. */
  readonly addressOf?: (request: IncomingMessage) => string;
  /** How other servers on the same log hear of what happens here; absent: there are none. Closed by `stop`. */
  readonly fanOut?: FanOut;
  /** A module whose default export is a DocumentModule; imported by the document worker. */
  readonly documentModule?: URL;
  /** The names an update may hold; absent: any. Give the same as the module's. */
  readonly names?: ContentNames;
  readonly limits?: Partial<Limits>;
  readonly observer?: Observer;
  readonly clock?: Clock;
}

export interface SyncServer extends Asked {
  /** Takes over a socket that asks to become a websocket. */
  handleUpgrade(request: IncomingMessage, socket: Duplex, head: Uint8Array): void;
}

const GOODBYE_MS = 2_000;

/** Starts an engine. It listens to nothing itself: hand it the upgrades of an HTTP server. */
export function createSyncServer(options: SyncServerOptions): SyncServer {
  const { log, clock = machineClock, names, fanOut = alone } = options;
  const observer = harmless(options.observer ?? {});
  const { generation } = log;
  const limits: Limits = { ...defaultLimits, ...options.limits };
  const door = new Door(clock, limits, options.admit, options.addressOf);
  const documents = documentThread(options.documentModule, names, limits);
  const busyness = eventLoopBusyness();
  const engine = createEngine({ log, fanOut, documents, names, limits, observer, clock, busyness });
  const wss = new WebSocketServer({
    noServer: true,
    clientTracking: false,
    perMessageDeflate: false,
    maxPayload: limits.frameBytesMax,
    maxFragments: 256,
    maxBufferedChunks: 4_096,
  });

  async function welcome(request: IncomingMessage, socket: Duplex, head: Uint8Array): Promise<void> {
    const askedAt = clock.now();
    const { admission, leave } = await door.ask(request);
    const turnAway = (status: number) => {
      leave();
      observer.happened?.({ kind: 'turnedAway', status });
      answerWithStatus(socket, status);
    };
    // Three hundred who come at once are let in a few at a time, and those who type go first.
    engine.joins.add(() => {
      try {
        if (socket.destroyed) leave();
        else if (engine.isStopping) turnAway(503);
        else if (admission.kind === 'turnedAway') turnAway(admission.status);
        else {
          socket.once('close', leave);
          letIn(request, socket, head, admission, askedAt);
        }
      } catch (cause) {
        failed(socket, cause);
      }
    });
  }

  function letIn(
    request: IncomingMessage,
    socket: Duplex,
    head: Uint8Array,
    admission: Exclude<Admission, { kind: 'turnedAway' }>,
    askedAt: number,
  ): void {
    // Nobody keeps a request for as long as its socket where there is nobody else who could change rights.
    const askAgain = fanOut.reachesOthers ? () => options.admit(request) : undefined;
    wss.handleUpgrade(request, socket, Buffer.from(head), (ws) => {
      const answer = engine.changes.apply(admission, askedAt);
      if (answer.kind === 'admitted' && (answer.generation ?? generation) === generation)
        engine.join(
          answer,
          (listener) => new Connection(ws, new TurnOutlet(ws, socket), clock, limits, listener),
          askAgain,
        );
      else sayGoodbye(ws, answer.kind === 'refused' ? answer : { code: closeCode.fork, reason: 'fork' });
    });
  }

  function failed(socket: Duplex, cause: unknown): void {
    observer.happened?.({ kind: 'failed', document: null, what: 'admitting a socket', cause });
    answerWithStatus(socket, 503);
  }

  function sayGoodbye(ws: WebSocket, { code, reason }: { readonly code: number; readonly reason: string }): void {
    ws.on('error', () => {});
    ws.close(code, reason);
    const stopWaiting = clock.after(GOODBYE_MS, () => ws.terminate());
    ws.on('close', stopWaiting);
  }

  const { seed, edit, derive, setAccess, closePerson, compact, tell, stop } = engine;
  return {
    seed,
    edit,
    derive,
    setAccess,
    closePerson,
    compact,
    tell,
    stop,
    handleUpgrade(request, socket, head) {
      socket.on('error', () => {}); // a connection that breaks is closed, and that is all there is to do
      welcome(request, socket, head).catch((cause: unknown) => failed(socket, cause));
    },
  };
}
