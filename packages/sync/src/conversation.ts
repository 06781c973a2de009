/**
 * One connection's part in a room: what it may say, in what order it is answered, and how far it has
 * heard. Its document frames are numbered from 1; what it is told is on the disk, is.
 */

import type { Access, Rejection } from '../client/codes.ts';
import { closeCode } from '../client/codes.ts';
import type { Presence } from './admission.ts';
import { type Arrival, checkUpdate, type Verdict } from './check.ts';
import type { Clock } from './clock.ts';
import type { Connection } from './connection.ts';
import type { Documents } from './document-worker/documents.ts';
import type { Admitted } from './document-worker/messages.ts';
import type { Limits } from './limits.ts';
import type { NameIndex } from './name-index.ts';
import type { DocumentName, PersonKey } from './names.ts';
import type { Observer } from './observer.ts';
import {
  acknowledgedFrame,
  type ClientMessage,
  codeFor,
  differenceFrame,
  generationFrame,
  noticeFrame,
  pongFrame,
  readMessage,
  readStateVector,
  rejectedFrame,
  roleFrame,
  stateVectorFrame,
  tellFrame,
  updateFrame,
} from './protocol.ts';
import { type Refused, refused } from './refusal.ts';
import type { Participant, Room } from './room.ts';
import { TokenBucket } from './token-bucket.ts';
import type { TurnBudget } from './turn-budget.ts';
import type { LogPosition } from './update-log/update-log.ts';

/** Who is on the other end. */
export interface Guest {
  readonly document: DocumentName;
  readonly person: PersonKey;
  readonly access: Access;
  readonly presence: Presence | 'asClaimed';
  readonly wantsAck: boolean;
}

export interface ConversationServices {
  readonly documents: Documents;
  readonly joins: TurnBudget;
  readonly clock: Clock;
  readonly limits: Limits;
  readonly names: NameIndex | undefined;
  readonly generation: number;
  readonly observer: Observer;
  readonly isSaving: () => boolean;
}

/** How often a client's whole answer may still leave a gap, before its history counts as another one. */
const GAPS_MAX = 5;
/** How often an update may turn out to repeat something that arrived while it was being looked at. */
const LOOKS_MAX = 4;
const INBOX_MAX = 64;

export class Conversation implements Participant {
  readonly person: PersonKey;
  readonly shownAs: Presence | 'asClaimed';
  readonly document: DocumentName;
  readonly #wantsAck: boolean;
  readonly #connection: Connection;
  readonly #services: ConversationServices;
  readonly #updates: TokenBucket;
  readonly #controls: TokenBucket;
  readonly #stateVectors: TokenBucket;
  #room: Room | null = null;
  #access: Access | null;
  /** The last position this connection has been sent; null before its first state. */
  #position: LogPosition | null = null;
  #isBehind = false;
  #catchingUp = false;
  #inbox: Uint8Array[] = [];
  /** Frames wait while this is true: the room is loading, or the document worker looks at one. */
  #busy = true;
  #seq = 0;
  #acknowledged = 0;
  /** The first document frame that was not stored and whose words must come again; 0 if there is none. */
  #missing = 0;
  /** The difference that brings them. */
  #broughtBy = 0;
  /** Differences in a row that still left something out. */
  #gaps = 0;
  /** Is there a question of ours that has not been answered? */
  #isAsked = false;
  #asked: Uint8Array | null = null;
  readonly #over = Promise.withResolvers<void>();

  constructor(connection: Connection, guest: Guest, services: ConversationServices) {
    this.#connection = connection;
    this.#services = services;
    this.person = guest.person;
    this.shownAs = guest.presence;
    this.document = guest.document;
    this.#access = guest.access;
    this.#wantsAck = guest.wantsAck;
    const { clock, limits } = services;
    const now = clock.now();
    this.#updates = new TokenBucket(limits.updatesPerSecond, limits.updatesBurst, now);
    this.#controls = new TokenBucket(limits.controlPerSecond, limits.controlBurst, now);
    this.#stateVectors = new TokenBucket(limits.stateVectorsPerSecond, limits.stateVectorsBurst, now);
  }

  get isOver(): boolean {
    return this.#connection.isClosing;
  }

  /** Resolves when the socket is gone. */
  get over(): Promise<void> {
    return this.#over.promise;
  }

  /** The room is there: says hello, and looks at what has arrived meanwhile. */
  enter(room: Room): void {
    this.#room = room;
    room.participants.add(this);
    this.#tellOurs(generationFrame(this.#services.generation));
    this.#tellRole();
    if (!this.#services.isSaving()) this.#tellOurs(noticeFrame('not-saving'));
    room.presence.greet(this);
    this.#ready();
  }

  /** The connection is gone. */
  leave(): void {
    this.#over.resolve();
    this.#room?.participants.delete(this);
    this.#room?.presence.left(this);
  }

  /** A frame from the other end. */
  frame(frame: Uint8Array): void {
    if (!this.#busy) {
      this.#carefully('a frame', () => this.#handle(readMessage(frame)));
      return;
    }
    this.#inbox.push(frame);
    if (this.#inbox.length >= INBOX_MAX) this.#connection.pause('inbox');
  }

  pinged(): void {
    this.#countControl();
  }

  /** What this connection may do from now on; null closes it. */
  setAccess(access: Access | null, code: number): void {
    if (access === null) {
      this.close(code, code === closeCode.signedOut ? 'signed-out' : 'no-access');
      return;
    }
    if (access === this.#access) return;
    this.#access = access;
    this.#isAsked = false; // whatever was answered to an older question was not stored
    if (this.#room !== null) this.#tellRole();
  }

  close(code: number, reason: string): void {
    this.#access = null;
    this.#inbox = [];
    this.#connection.close(code, reason);
  }

  /** Whatever arrives from now on is left for the next time. */
  stopReading(): void {
    this.#busy = true;
    this.#connection.pause('stopping');
  }

  tick(): void {
    this.#connection.tick();
  }

  tell(bytes: Uint8Array): void {
    this.#tellOurs(tellFrame(bytes));
  }

  notice(notice: 'not-saving' | 'saving-again'): void {
    this.#tellOurs(noticeFrame(notice));
  }

  // What the room says to this participant.

  show(frame: Uint8Array | null, position: LogPosition): void {
    if (this.#position === null || this.#isBehind) return;
    if (frame !== null) {
      if (this.#connection.lags) {
        this.#isBehind = true;
        return;
      }
      this.#connection.send(frame);
    }
    this.#position = position;
  }

  acknowledge(seq: number): void {
    let upTo = seq;
    if (this.#missing > 0) {
      if (this.#broughtBy > 0 && seq >= this.#broughtBy) this.#missing = this.#broughtBy = 0;
      else upTo = Math.min(seq, this.#missing - 1);
    }
    if (upTo <= this.#acknowledged) return;
    this.#acknowledged = upTo;
    this.#tellOurs(acknowledgedFrame(upTo));
  }

  mayWriteOn(): void {
    this.#connection.resume('unsaved');
  }

  expel(_why: string): void {
    this.#refuse(0, refused('invalid-content'));
  }

  sendPresence(frame: Uint8Array): void {
    if (!this.#connection.lags) this.#connection.send(frame);
  }

  drained(): void {
    if (this.#isBehind) void this.#catchUp();
  }

  // What the other end says.

  #handle(message: ClientMessage): void {
    if (this.isOver) return;
    const room = this.#room as Room;
    switch (message.kind) {
      case 'update':
      case 'difference':
        this.#seq++;
        if (message.kind === 'difference') this.#isAsked = false;
        this.#write(message.update, message.kind, this.#seq);
        return;
      case 'stateVector':
        if (this.#countControl()) this.#asks(message.stateVector);
        return;
      case 'awareness':
        if (this.#countControl()) room.presence.said(this, message.states);
        return;
      case 'queryAwareness':
        if (this.#countControl()) room.presence.greet(this);
        return;
      case 'ping':
        if (this.#countControl()) this.#tellOurs(pongFrame(this.#acknowledged));
        return;
      case 'unreadable':
        this.close(closeCode.badFrame, 'bad-frame');
    }
  }

  #write(update: Uint8Array, arrival: Arrival, seq: number): void {
    const { clock, limits, names, observer } = this.#services;
    const room = this.#room as Room;
    // A reply to the state vector we sent carries content exactly as an update does. Dropping updates
    // alone would let a viewer write by answering our own question.
    if (this.#access !== 'edit') {
      if (!this.#countControl()) return;
      observer.happened?.({ kind: 'dropped', document: this.document, person: this.person, why: 'readOnly' });
      this.#mustComeAgain(seq);
      this.#tellOurs(rejectedFrame({ seq, code: 0, reason: 'read-only' }));
      return;
    }
    const wait = this.#updates.take(clock.now());
    if (wait > 0) this.#waitForTokens(wait);
    const verdict = checkUpdate(update, arrival, this.person, room, limits, names);
    if (verdict.kind === 'repeats') {
      if (room.isKnownAsOld(update)) this.#act({ kind: 'empty' }, update, arrival, seq);
      else void this.#writeSlowly(update, arrival, seq);
      return;
    }
    if (verdict.kind === 'enters' && !this.#mayEnterUnseen(verdict)) {
      void this.#writeSlowly(update, arrival, seq);
      return;
    }
    this.#act(verdict, update, arrival, seq);
    if (room.isOverfull) this.#connection.pause('unsaved');
  }

  #mayEnterUnseen({ scan }: Verdict & { kind: 'enters' }): boolean {
    return scan.plain || (this.#room as Room).mayNest(scan.nesting);
  }

  /** Carries out what was decided about an update. */
  #act(verdict: Exclude<Verdict, { kind: 'repeats' }>, update: Uint8Array, arrival: Arrival, seq: number): void {
    const room = this.#room as Room;
    switch (verdict.kind) {
      case 'enters':
        this.#arrived(arrival, seq);
        room.enter(update, verdict.scan, verdict.newClients, this, seq);
        return;
      case 'empty':
        this.#arrived(arrival, seq);
        room.acknowledgeLater(this, seq);
        return;
      case 'gap':
        this.#mustComeAgain(seq);
        if (arrival === 'difference' && ++this.#gaps > GAPS_MAX) {
          this.#refuse(seq, refused('fork'));
          return;
        }
        this.#reject({ seq, code: 0, reason: 'gap', have: verdict.have });
        this.#ask();
        return;
      case 'refused':
        this.#refuse(seq, verdict);
    }
  }

  /** The document worker has to look first. Until it has, nothing else from this connection is handled. */
  async #writeSlowly(update: Uint8Array, arrival: Arrival, seq: number): Promise<void> {
    this.#busy = true;
    try {
      for (let looks = 0; looks < LOOKS_MAX; looks++) if (await this.#letWorkerLook(update, arrival, seq)) return;
      throw new Error('an update that changes each time it is looked at');
    } catch (cause) {
      this.#fail('a slow update', cause);
    } finally {
      this.#ready();
    }
  }

  /** True when the update has been dealt with; false when it repeats what came in the meantime. */
  async #letWorkerLook(update: Uint8Array, arrival: Arrival, seq: number): Promise<boolean> {
    const room = this.#room as Room;
    const { documents, limits, names } = this.#services;
    let done = true;
    await room.settled();
    await documents.admit(this.document, update, async (answer: Admitted) => {
      if (this.#access !== 'edit') {
        if (this.#access === 'read') this.#reject({ seq, code: 0, reason: 'read-only' });
        return false;
      }
      if (answer.kind === 'refused') {
        this.#refuse(seq, refused(answer.reason));
        return false;
      }
      if (answer.kind === 'nothing') {
        room.rememberAsOld(update);
        this.#act({ kind: 'empty' }, update, arrival, seq);
        return true;
      }
      const verdict = checkUpdate(answer.update, 'cut', this.person, room, limits, names);
      if (verdict.kind === 'repeats') {
        done = false;
        return false;
      }
      this.#act(verdict, answer.update, arrival, seq);
      if (verdict.kind !== 'enters') return false;
      await room.settled();
      return true;
    });
    return done;
  }

  #ready(): void {
    this.#busy = false;
    const waiting = this.#inbox;
    this.#inbox = [];
    this.#connection.resume('inbox');
    for (const frame of waiting) this.frame(frame);
  }

  #waitForTokens(ms: number): void {
    this.#connection.pause('tokens');
    this.#services.clock.after(ms, () => this.#connection.resume('tokens'));
  }

  /** False, and the socket closed, when this connection says too much that is not words. */
  #countControl(): boolean {
    if (this.#controls.take(this.#services.clock.now()) === 0) return true;
    this.close(closeCode.slowDown, 'slow-down');
    return false;
  }

  #mustComeAgain(seq: number): void {
    if (this.#missing === 0) this.#missing = seq;
    this.#broughtBy = 0; // a difference made before this frame does not hold its words
  }

  #arrived(arrival: Arrival, seq: number): void {
    this.#gaps = 0;
    if (arrival === 'difference' && this.#missing > 0) this.#broughtBy = seq;
  }

  #refuse(seq: number, { reason, limit, actual }: Refused): void {
    const code = codeFor(reason);
    this.#reject({
      seq,
      code,
      reason,
      ...(limit === undefined || actual === undefined ? {} : { limit, actual }),
    });
    if (code !== 0) this.close(code, reason);
  }

  #reject(rejection: Rejection): void {
    const { observer } = this.#services;
    observer.happened?.({ kind: 'rejected', document: this.document, person: this.person, rejection });
    this.#tellOurs(rejectedFrame(rejection));
  }

  #carefully(what: string, act: () => void): void {
    try {
      act();
    } catch (cause) {
      this.#fail(what, cause);
    }
  }

  /** What must not happen did: this connection ends, the others do not notice. */
  #fail(what: string, cause: unknown): void {
    if (this.isOver) return; // nobody was waiting for it any more
    this.#services.observer.happened?.({ kind: 'failed', document: this.document, what, cause });
    this.close(closeCode.internal, 'internal');
  }

  #tellRole(): void {
    if (this.#access === null) return;
    this.#tellOurs(roleFrame(this.#access));
    // What a reader would answer must not be stored, so a reader is not asked.
    if (this.#access === 'edit') this.#ask();
  }

  /**
   * Asks for everything that we lack. One question at a time: somebody who comes back and types at once
   * leaves a gap with every key until the answer, which brings it all, has arrived.
   */
  #ask(): void {
    if (this.#isAsked) return;
    this.#isAsked = true;
    this.#connection.send(stateVectorFrame((this.#room as Room).stateVector));
  }

  #tellOurs(frame: Uint8Array): void {
    if (this.#wantsAck) this.#connection.send(frame);
  }

  // What the other end is sent of the document.

  /** Only the latest question is answered, and not more often than the whole state may be sent. */
  #asks(stateVector: Uint8Array): void {
    const isWaiting = this.#asked !== null;
    this.#asked = stateVector;
    if (isWaiting) return;
    const { clock, joins } = this.#services;
    const wait = this.#stateVectors.take(clock.now());
    const answer = () => joins.add(() => this.#carefully('a state', () => this.#answer()));
    if (wait === 0) answer();
    else clock.after(wait, answer);
  }

  #answer(): void {
    const stateVector = this.#asked as Uint8Array;
    this.#asked = null;
    if (this.isOver) return;
    const known = readStateVector(stateVector);
    if (known === null) {
      this.close(closeCode.badFrame, 'bad-frame');
      return;
    }
    if (known.size > 0) {
      void this.#answerWithDifference(stateVector);
      return;
    }
    const { frames, position } = (this.#room as Room).wholeState();
    for (const frame of frames) this.#connection.sendState(frame);
    this.#position ??= position;
  }

  async #answerWithDifference(stateVector: Uint8Array): Promise<void> {
    try {
      const { update, position } = await (this.#room as Room).difference(stateVector);
      this.#connection.sendState(differenceFrame(update));
      if (this.#position !== null) return;
      this.#position = position;
      this.#isBehind = true; // of whatever was committed while the difference was made
      await this.#catchUp();
    } catch (cause) {
      this.#fail('a difference', cause);
    }
  }

  /** Sends what was missed, as one update, and goes live again if that left no new queue. */
  async #catchUp(): Promise<void> {
    if (this.#catchingUp) return;
    this.#catchingUp = true;
    const room = this.#room as Room;
    try {
      while (!this.isOver && !this.#connection.lags && (this.#position as LogPosition) < room.position) {
        const { update, position } = await room.since(this.#position as LogPosition);
        this.#connection.send(updateFrame(update));
        this.#position = position;
      }
      if (this.#connection.lags || this.isOver) return; // `drained` comes back to it
      this.#isBehind = false;
      room.presence.greet(this);
    } catch (cause) {
      this.#fail('catching up', cause);
    } finally {
      this.#catchingUp = false;
    }
  }
}
