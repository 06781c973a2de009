/**
 * The engine as an application sees it: documents that people write together over websockets.
 */

import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import { type WebSocket, WebSocketServer } from 'ws';
import { type Access, type CloseCode, closeCode } from '../client/codes.ts';
import type { Admission, Admit } from './admission.ts';
import { type Clock, machineClock } from './clock.ts';
import { Connection } from './connection.ts';
import { Conversation } from './conversation.ts';
import type { ContentNames } from './document-module.ts';
import { Documents } from './document-worker/documents.ts';
import { answerWithStatus, Door } from './door.ts';
import { GroupCommit } from './group-commit.ts';
import { defaultLimits, type Limits } from './limits.ts';
import { NameIndex } from './name-index.ts';
import type { DocumentName, Json, PersonKey } from './names.ts';
import type { Observer } from './observer.ts';
import { RecentChanges } from './recent-changes.ts';
import { Rooms } from './rooms.ts';
import { TurnBudget } from './turn-budget.ts';
import { type LogPosition, type UpdateLog, UpdatesNotLogged } from './update-log/update-log.ts';

export interface SyncServerOptions {
  /** Closed by `stop`. */
  readonly log: UpdateLog;
  readonly admit: Admit;
  /** A module whose default export is a DocumentModule; imported by the document worker. */
  readonly documentModule?: URL;
  /** The names an update may hold; absent: any. Give the same as the module's. */
  readonly names?: ContentNames;
  /** Which history this is: raised when a backup is restored. A page that says another is closed with 4409. */
  readonly generation?: number;
  readonly limits?: Partial<Limits>;
  readonly observer?: Observer;
  readonly clock?: Clock;
}

export interface SyncServer {
  /** Takes over a socket that asks to become a websocket. */
  handleUpgrade(request: IncomingMessage, socket: Duplex, head: Uint8Array): void;
  /** Gives a document its first content. Does nothing if it has any. Resolves when it is on disk. */
  seed(document: DocumentName, update: Uint8Array): Promise<void>;
  /**
   * Runs the named edit of the document module as one more author in the room. Resolves with what it
   * returned, once that is on disk and shown; rejects, and changes nothing, if it throws.
   */
  edit(document: DocumentName, name: string, args: Json, author: PersonKey): Promise<Json>;
  /** Runs the named derivation. `position` is the last update it has seen. */
  derive(
    document: DocumentName,
    name: string,
    args: Json,
  ): Promise<{ readonly value: Json; readonly position: LogPosition }>;
  /** Changes what a person's open sockets on a document may do; `null` closes them, with 4403 unless told. */
  setAccess(document: DocumentName, person: PersonKey, access: Access | null, code?: CloseCode): void;
  /** Closes every socket of a person: signed out, or no longer with us. */
  closePerson(person: PersonKey, code: CloseCode): void;
  /** From now on a newcomer receives nothing that was deleted before this call. */
  compact(document: DocumentName): Promise<void>;
  /** Sends bytes of the application's to every client on the document that asked for our messages. */
  tell(document: DocumentName, bytes: Uint8Array): void;
  /** Writes what is pending, closes every socket with 4512, then the worker and the log. Rejects if words were not written. */
  stop(): Promise<void>;
}

const TICK_MS = 1_000;
const GOODBYE_MS = 2_000;

/** Starts an engine. It listens to nothing itself: hand it the upgrades of an HTTP server. */
export function createSyncServer(options: SyncServerOptions): SyncServer {
  const { log, clock = machineClock, observer = {}, generation = 1 } = options;
  const limits: Limits = { ...defaultLimits, ...options.limits };
  const conversations = new Set<Conversation>();
  const changes = new RecentChanges(clock, limits.admissionMs);
  const door = new Door(clock, limits, options.admit);
  const documents = new Documents({
    log,
    module: options.documentModule,
    names: options.names,
    limits,
    complained: (document, why) => {
      rooms
        .peek(document)
        ?.repair(why)
        .catch((cause: unknown) => failed(document, 'taking unfit content back', cause));
    },
  });
  const commit = new GroupCommit({
    log,
    clock,
    limits,
    observer,
    saving: (works) => {
      for (const conversation of conversations) conversation.notice(works ? 'saving-again' : 'not-saving');
    },
  });
  const rooms = new Rooms({ log, commit, documents, clock, limits, observer });
  const services = {
    documents,
    joins: new TurnBudget(clock, limits.joinTurnMs),
    clock,
    limits,
    names: options.names && new NameIndex(options.names),
    generation,
    observer,
    isSaving: () => commit.works,
  };
  const wss = new WebSocketServer({
    noServer: true,
    clientTracking: false,
    perMessageDeflate: false,
    maxPayload: limits.frameBytesMax,
    maxFragments: 256,
    maxBufferedChunks: 4_096,
  });
  let isStopping = false;

  function failed(document: DocumentName | null, what: string, cause: unknown): void {
    observer.happened?.({ kind: 'failed', document, what, cause });
  }

  let stopTicking = clock.after(TICK_MS, tick);
  function tick(): void {
    stopTicking = clock.after(TICK_MS, tick);
    for (const conversation of conversations) conversation.tick();
    for (const room of rooms.open()) room.presence.renew();
  }

  async function welcome(request: IncomingMessage, socket: Duplex, head: Uint8Array): Promise<void> {
    const askedAt = clock.now();
    const { admission, leave } = await door.ask(request);
    if (socket.destroyed) return leave();
    const turnAway = (status: number) => {
      leave();
      observer.happened?.({ kind: 'turnedAway', status });
      answerWithStatus(socket, status);
    };
    if (isStopping) return turnAway(503);
    if (admission.kind === 'turnedAway') return turnAway(admission.status);
    socket.once('close', leave);
    wss.handleUpgrade(request, socket, Buffer.from(head), (ws) => {
      const answer = changes.apply(admission, askedAt);
      if (answer.kind === 'admitted' && (answer.generation ?? generation) === generation)
        void converse(ws, socket, answer);
      else sayGoodbye(ws, answer.kind === 'refused' ? answer : { code: closeCode.fork, reason: 'fork' });
    });
  }

  function sayGoodbye(ws: WebSocket, { code, reason }: { readonly code: number; readonly reason: string }): void {
    ws.on('error', () => {});
    ws.close(code, reason);
    const stopWaiting = clock.after(GOODBYE_MS, () => ws.terminate());
    ws.on('close', stopWaiting);
  }

  async function converse(ws: WebSocket, socket: Duplex, guest: Admission & { kind: 'admitted' }): Promise<void> {
    const { document } = guest;
    const connection = new Connection(ws, socket, clock, limits, {
      frame: (frame) => conversation.frame(frame),
      pinged: () => conversation.pinged(),
      drained: () => conversation.drained(),
      closed(code, reason) {
        conversations.delete(conversation);
        conversation.leave();
        if (isInRoom) rooms.leave(document);
        observer.happened?.({ kind: 'closed', document, code, reason });
      },
    });
    const conversation = new Conversation(connection, guest, services);
    let isInRoom = false;
    conversations.add(conversation);
    observer.happened?.({ kind: 'connected', document });
    try {
      const room = await rooms.enter(document);
      if (conversation.isOver) return rooms.leave(document);
      isInRoom = true;
      conversation.enter(room);
    } catch (cause) {
      failed(document, 'opening a room', cause);
      conversation.close(closeCode.internal, 'internal');
    }
  }

  async function stop(): Promise<void> {
    isStopping = true;
    stopTicking();
    for (const conversation of conversations) conversation.stopReading();
    const stopWaiting = clock.after(limits.stopMs, () => commit.giveUp());
    await commit.settled();
    stopWaiting();
    for (const conversation of conversations) conversation.close(closeCode.restarting, 'restarting');
    await Promise.all([...conversations].map((conversation) => conversation.over));
    if (commit.works) {
      await documents.settled();
      await rooms.closeAll();
    }
    await documents.close();
    await log.close();
    if (!commit.works) throw new UpdatesNotLogged(new Error('the log took no words until the end'));
  }

  return {
    handleUpgrade(request, socket, head) {
      socket.on('error', () => {}); // a connection that breaks is closed, and that is all there is to do
      welcome(request, socket, head).catch((cause: unknown) => {
        failed(null, 'admitting a socket', cause);
        answerWithStatus(socket, 503);
      });
    },
    seed: (document, update) => rooms.within(document, (room) => room.seed(update)),
    edit: (document, name, args, author) =>
      rooms.within(document, (room) =>
        documents.edit(document, name, args, (update) => room.enterByServer(update, author)),
      ),
    derive: (document, name, args) => documents.derive(document, name, args),
    setAccess(document, person, access, code = closeCode.noAccess) {
      changes.add({ document, person, access, code });
      for (const conversation of conversations) {
        if (conversation.document === document && conversation.person === person) conversation.setAccess(access, code);
      }
    },
    closePerson(person, code) {
      changes.add({ document: null, person, access: null, code });
      for (const conversation of conversations) {
        if (conversation.person === person) conversation.setAccess(null, code);
      }
    },
    compact: (document) => rooms.within(document, (room) => room.compact()),
    tell(document, bytes) {
      for (const conversation of conversations) if (conversation.document === document) conversation.tell(bytes);
    },
    stop,
  };
}
