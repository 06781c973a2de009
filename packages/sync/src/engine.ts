/**
 * The engine without a socket of its own: rooms, conversations, the log and the document worker, put
 * together on whatever clock, log, fan-out and links it is given. A simulated world runs this very code.
 */

import { randomUUID } from 'node:crypto';
import { type Access, type CloseCode, closeCode } from '../client/codes.ts';
import type { Admission } from './admission.ts';
import { Allowances } from './allowances.ts';
import { AskingAgain } from './asking-again.ts';
import type { Clock } from './clock.ts';
import { Conversation, type Guest } from './conversation.ts';
import type { ContentNames } from './document-module.ts';
import { type DocumentCalls, Documents } from './document-worker/documents.ts';
import { changeOf, writeChange } from './fan-out/change.ts';
import { everybody, type FanOut } from './fan-out/fan-out.ts';
import { writeNews } from './fan-out/news.ts';
import { GroupCommit } from './group-commit.ts';
import type { Limits } from './limits.ts';
import type { Link, LinkListener } from './link.ts';
import { NameIndex } from './name-index.ts';
import type { DocumentName, Json, PersonKey } from './names.ts';
import { harmless, type Observer } from './observer.ts';
import type { Busyness } from './pace.ts';
import { type Change, RecentChanges } from './recent-changes.ts';
import { Rooms } from './rooms.ts';
import { TurnBudget } from './turn-budget.ts';
import { type LogPosition, type UpdateLog, UpdatesNotLogged } from './update-log/update-log.ts';

export interface EngineOptions {
  /** Closed by `stop`. */
  readonly log: UpdateLog;
  /** Closed by `stop`. */
  readonly fanOut: FanOut;
  readonly documents: (died: () => void) => DocumentCalls;
  readonly names: ContentNames | undefined;
  readonly limits: Limits;
  readonly observer: Observer;
  readonly clock: Clock;
  readonly busyness: Busyness;
  /** what this server is called among others; chance unless told */
  readonly server?: string;
}

/** What an application can ask of the engine, whoever is connected. */
export interface Asked {
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
  /** Closes every socket of a person, or those of one sign-in alone: signed out, or no longer with us. */
  closePerson(person: PersonKey, code: CloseCode, session?: string): void;
  /** From now on a newcomer receives nothing that was deleted before this call. */
  compact(document: DocumentName): Promise<void>;
  /** Sends bytes of the application's to every client on the document that asked for our messages. */
  tell(document: DocumentName, bytes: Uint8Array): void;
  /** Writes what is pending, closes every socket with 4512, then the worker and the log. Rejects if words were not written. */
  stop(): Promise<void>;
}

export interface Engine extends Asked {
  /** Rights that changed while somebody was at the door. */
  readonly changes: RecentChanges;
  /** What belongs to somebody's coming in, and may wait a moment. */
  readonly joins: TurnBudget;
  readonly isStopping: boolean;
  /**
   * Takes in somebody who was admitted. `open` makes the link, which reports to the listener it is given;
   * `askAgain` asks the application about them once more.
   */
  join(guest: Guest, open: (listener: LinkListener) => Link, askAgain?: () => Promise<Admission>): void;
}

const TICK_MS = 1_000;

/**
 * Puts an engine together and starts its clock. It opens nothing by itself: who was admitted is handed to `join`. What
 * goes wrong later is told to the observer; only what was asked for rejects.
 */
export function createEngine(options: EngineOptions): Engine {
  const { log, fanOut, names, limits, clock, server = randomUUID() } = options;
  const observer = harmless(options.observer);
  const conversations = new Set<Conversation>();
  // Whoever was admitted may have to wait until those before them have come in.
  const changes = new RecentChanges(clock, 2 * limits.admissionMs);
  const joins = new TurnBudget(clock, limits.joinTurnMs);
  const askingAgain = new AskingAgain(clock, limits, changes);
  const documents = new Documents({
    log,
    limits,
    calls: options.documents,
    complained: (document, why) => {
      // Where the room is closing it is opened once more: nobody else would ever look again.
      rooms
        .within(document, (room) => room.repair(why))
        .catch((cause: unknown) => {
          // What a stop comes before is noticed again by whoever opens the document next.
          if (!isStopping) failed(document, 'taking unfit content back', cause);
        });
    },
  });
  const commit = new GroupCommit({
    log,
    clock,
    limits,
    observer,
    busyness: options.busyness,
    saving: (works) => {
      for (const conversation of conversations) conversation.notice(works ? 'saving-again' : 'not-saving');
    },
  });
  const rooms = new Rooms({ log, fanOut, server, commit, documents, clock, limits, observer });
  const services = {
    documents,
    joins,
    allowances: new Allowances(clock, limits),
    clock,
    limits,
    names: names && new NameIndex(names),
    generation: log.generation,
    reachesOthers: fanOut.reachesOthers,
    observer,
    isSaving: () => commit.works,
  };
  const stopListening = fanOut.subscribe(everybody, (message) => {
    const change = changeOf(message);
    if (change !== null) apply(change);
  });
  let isStopping = false;
  let stopTicking = clock.after(TICK_MS, tick);
  let lookingForMissed = false;

  function failed(document: DocumentName | null, what: string, cause: unknown): void {
    observer.happened?.({ kind: 'failed', document, what, cause });
  }

  function tick(): void {
    stopTicking = clock.after(TICK_MS, tick);
    for (const conversation of conversations) conversation.tick();
    for (const room of rooms.open()) room.presence.renew();
    askingAgain.tick();
    if (!fanOut.reachesOthers || lookingForMissed) return;
    lookingForMissed = true;
    lookForMissed()
      .catch((cause: unknown) => observer.happened?.({ kind: 'behind', cause }))
      .finally(() => {
        lookingForMissed = false;
      });
  }

  /** News may be lost on its way. The log knows. */
  async function lookForMissed(): Promise<void> {
    const open = [...rooms.open()].filter(({ damage }) => damage === null);
    if (open.length === 0) return;
    const heads = await log.heads(open.map(({ document }) => document));
    await Promise.all(open.map((room, i) => ((heads[i]?.position ?? 0) > room.position ? room.readOn() : undefined)));
  }

  function apply(change: Change): void {
    const { document, person, session, access, code } = change;
    changes.add(change);
    for (const conversation of conversations) {
      if (conversation.person !== person || (document !== null && conversation.document !== document)) continue;
      if (session !== null && conversation.session !== session) continue;
      conversation.setAccess(access, code);
    }
  }

  function decide(change: Change): void {
    apply(change);
    if (fanOut.reachesOthers) fanOut.publish(everybody, writeChange(change));
  }

  function join(guest: Guest, open: (listener: LinkListener) => Link, askAgain?: () => Promise<Admission>): void {
    const { document } = guest;
    let isInRoom = false;
    const link = open({
      frame: (frame) => conversation.frame(frame),
      pinged: () => conversation.pinged(),
      drained: () => conversation.drained(),
      closed(code, reason) {
        conversations.delete(conversation);
        askingAgain.remove(conversation);
        conversation.leave();
        if (isInRoom) conversation.whenDone(() => rooms.leave(document));
        observer.happened?.({ kind: 'closed', document, code, reason });
      },
    });
    const conversation = new Conversation(link, guest, services);
    conversations.add(conversation);
    if (askAgain !== undefined && fanOut.reachesOthers) askingAgain.add(conversation, askAgain);
    observer.happened?.({ kind: 'connected', document });
    rooms.enter(document).then(
      (room) => {
        if (conversation.isOver) return rooms.leave(document);
        isInRoom = true;
        conversation.enter(room);
      },
      (cause: unknown) => {
        failed(document, 'opening a room', cause);
        conversation.close(closeCode.internal, 'internal');
      },
    );
  }

  async function stop(): Promise<void> {
    isStopping = true;
    stopTicking();
    stopListening();
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
    await fanOut.close();
    await log.close();
    if (!commit.works) throw new UpdatesNotLogged(new Error('the log took no words until the end'));
  }

  return {
    changes,
    joins,
    get isStopping() {
      return isStopping;
    },
    join,
    seed: (document, update) => rooms.within(document, (room) => room.seed(update)),
    edit: (document, name, args, author) =>
      rooms.within(document, (room) =>
        documents.edit(document, name, args, async (update) => void (await room.enterByServer(update, author))),
      ),
    derive: (document, name, args) => documents.derive(document, name, args),
    setAccess: (document, person, access, code = closeCode.noAccess) =>
      decide({ document, person, session: null, access, code }),
    closePerson: (person, code, session) =>
      decide({ document: null, person, session: session ?? null, access: null, code }),
    compact: (document) => rooms.within(document, (room) => room.compact()),
    tell(document, bytes) {
      for (const participant of rooms.peek(document)?.participants ?? []) participant.tell(bytes);
      if (fanOut.reachesOthers) fanOut.publish(document, writeNews({ kind: 'tell', bytes }));
    },
    stop,
  };
}
