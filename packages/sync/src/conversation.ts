/**
 * One connection's part in a room: what arrives on it, in what order it is dealt with, and what it is
 * told. What it writes is in writing.ts, what it is sent of the document in reading.ts.
 */

import { type Access, closeCode, type Notice } from '../client/codes.ts';
import type { Presence } from './admission.ts';
import type { Allowance, Allowances } from './allowances.ts';
import type { Clock } from './clock.ts';
import type { Documents } from './document-worker/documents.ts';
import type { Limits } from './limits.ts';
import type { Link } from './link.ts';
import type { NameIndex } from './name-index.ts';
import type { DocumentName, PersonKey } from './names.ts';
import type { Observer } from './observer.ts';
import {
  type ClientMessage,
  generationFrame,
  noticeFrame,
  pongFrame,
  readMessage,
  readStateVector,
  roleFrame,
  tellFrame,
} from './protocol.ts';
import { Reading } from './reading.ts';
import { refused } from './refusal.ts';
import type { Room } from './room.ts';
import { TokenBucket } from './token-bucket.ts';
import type { TurnBudget } from './turn-budget.ts';
import type { LogPosition } from './update-log/update-log.ts';
import { type Writer, Writing } from './writing.ts';

/** Who is on the other end. */
export interface Guest {
  readonly document: DocumentName;
  readonly person: PersonKey;
  readonly session?: string;
  readonly access: Access;
  readonly presence: Presence | 'asClaimed';
  readonly wantsAck: boolean;
}

export interface ConversationServices {
  readonly documents: Documents;
  readonly joins: TurnBudget;
  readonly allowances: Allowances;
  readonly clock: Clock;
  readonly limits: Limits;
  readonly names: NameIndex | undefined;
  readonly generation: number;
  /** Can words be in the log that this server has not heard of? */
  readonly reachesOthers: boolean;
  readonly observer: Observer;
  readonly isSaving: () => boolean;
}

const INBOX_MAX = 64;

export class Conversation implements Writer {
  readonly person: PersonKey;
  readonly session: string | undefined;
  readonly shownAs: Presence | 'asClaimed';
  readonly document: DocumentName;
  readonly #wantsAck: boolean;
  readonly #link: Link;
  readonly #services: ConversationServices;
  readonly #allowance: Allowance;
  readonly #stateVectors: TokenBucket;
  #inside: { readonly room: Room; readonly writing: Writing; readonly reading: Reading } | null = null;
  #access: Access | null;
  #inbox: Uint8Array[] = [];
  /** Frames wait while this is true: the room is loading, or somebody looks at one. */
  #busy = true;
  #asked: Uint8Array | null = null;
  /** A frame that somebody looks at: its words may enter the room even after the connection has gone. */
  #held: Promise<void> | null = null;
  readonly #over = Promise.withResolvers<void>();

  constructor(link: Link, guest: Guest, services: ConversationServices) {
    this.#link = link;
    this.#services = services;
    this.person = guest.person;
    this.session = guest.session;
    this.shownAs = guest.presence;
    this.document = guest.document;
    this.#access = guest.access;
    this.#wantsAck = guest.wantsAck;
    const { clock, limits } = services;
    this.#allowance = services.allowances.enter(guest.person);
    this.#stateVectors = new TokenBucket(limits.stateVectorsPerSecond, limits.stateVectorsBurst, clock.now());
  }

  get isOver(): boolean {
    return this.#link.isClosing;
  }

  /** Resolves when the socket is gone. */
  get over(): Promise<void> {
    return this.#over.promise;
  }

  /** What this connection may do: nobody writes in a damaged document. */
  get access(): Access | null {
    return this.#access === 'edit' && this.#inside !== null && this.#inside.room.damage !== null
      ? 'read'
      : this.#access;
  }

  /** The room is there: says hello, and looks at what has arrived meanwhile. */
  enter(room: Room): void {
    const failed = (what: string, cause: unknown) => this.#fail(what, cause);
    const reading = new Reading(this.#link, room, () => room.presence.greet(this), failed);
    this.#inside = {
      room,
      reading,
      writing: new Writing(this, this.#link, room, this.#allowance.updates, this.#services),
    };
    room.participants.add(this);
    this.tellOurs(generationFrame(this.#services.generation));
    this.#tellRole();
    if (room.damage !== null) this.tellOurs(noticeFrame('damaged'));
    else if (!this.#services.isSaving()) this.tellOurs(noticeFrame('not-saving'));
    room.presence.greet(this);
    this.#ready();
  }

  /** The connection is gone. */
  leave(): void {
    this.#over.resolve();
    this.#services.allowances.leave(this.person);
    this.#inside?.room.participants.delete(this);
    this.#inside?.room.presence.left(this);
  }

  /** Calls `act` when no words of this connection can enter the room any more; at once if none are looked at. */
  whenDone(act: () => void): void {
    if (this.#held === null) act();
    else void this.#held.then(act);
  }

  /** A frame from the other end. */
  frame(frame: Uint8Array): void {
    if (!this.#busy) {
      try {
        this.#handle(readMessage(frame));
      } catch (cause) {
        this.#fail('a frame', cause);
      }
      return;
    }
    this.#inbox.push(frame);
    if (this.#inbox.length >= INBOX_MAX) this.#link.pause('inbox');
  }

  pinged(): void {
    this.countControl();
  }

  drained(): void {
    this.#inside?.reading.drained();
  }

  /** What this connection may do from now on; null closes it. */
  setAccess(access: Access | null, code: number): void {
    if (access === null) {
      this.close(code, code === closeCode.signedOut ? 'signed-out' : 'no-access');
      return;
    }
    if (access === this.#access) return;
    this.#access = access;
    if (this.#inside !== null) this.#tellRole();
  }

  close(code: number, reason: string): void {
    this.#access = null;
    this.#inbox = [];
    this.#link.close(code, reason);
  }

  /** Whatever arrives from now on is left for the next time. */
  stopReading(): void {
    this.#busy = true;
    this.#link.pause('stopping');
  }

  tick(): void {
    this.#link.tick();
  }

  notice(notice: Notice): void {
    this.tellOurs(noticeFrame(notice));
  }

  // What the room says to this participant.

  show(frame: Uint8Array | null, position: LogPosition): void {
    this.#inside?.reading.show(frame, position);
  }

  acknowledge(seq: number): void {
    this.#inside?.writing.acknowledge(seq);
  }

  get isOwing(): boolean {
    return this.#inside?.writing.isOwing ?? false;
  }

  comeAgain(): void {
    if (!this.isOver) this.#inside?.writing.comeAgain();
  }

  mayWriteOn(): void {
    this.#link.resume('unsaved');
  }

  nobodyMayWrite(): void {
    this.#link.resume('unsaved');
    this.#tellRole();
    this.tellOurs(noticeFrame('damaged'));
  }

  expel(_why: string): void {
    this.#inside?.writing.refuse(0, refused('invalid-content'));
  }

  tell(bytes: Uint8Array): void {
    this.tellOurs(tellFrame(bytes));
  }

  sendPresence(frame: Uint8Array): void {
    if (!this.#link.lags) this.#link.send(frame);
  }

  // What its parts need of it.

  tellOurs(frame: Uint8Array): void {
    if (this.#wantsAck) this.#link.send(frame);
  }

  countControl(): boolean {
    if (this.#allowance.controls.take(this.#services.clock.now()) === 0) return true;
    this.close(closeCode.slowDown, 'slow-down');
    return false;
  }

  holdFor(what: string, work: Promise<void>): void {
    this.#busy = true;
    const held = work
      .catch((cause: unknown) => this.#fail(what, cause))
      .finally(() => {
        this.#held = null;
        this.#ready();
      });
    this.#held = held;
  }

  // What the other end says.

  #handle(message: ClientMessage): void {
    if (this.isOver || this.#inside === null) return;
    const { room, writing } = this.#inside;
    switch (message.kind) {
      case 'update':
      case 'difference':
        writing.wrote(message.update, message.kind);
        return;
      case 'stateVector':
        if (this.countControl()) this.#asks(message.stateVector);
        return;
      case 'awareness':
        if (this.countControl()) room.presence.said(this, message.states);
        return;
      case 'queryAwareness':
        if (this.countControl()) room.presence.greet(this);
        return;
      case 'ping':
        if (this.countControl()) this.tellOurs(pongFrame(writing.acknowledged));
        return;
      case 'unreadable':
        this.close(closeCode.badFrame, 'bad-frame');
    }
  }

  #ready(): void {
    this.#busy = false;
    const waiting = this.#inbox;
    this.#inbox = [];
    this.#link.resume('inbox');
    for (const frame of waiting) this.frame(frame);
  }

  /** Only the latest question is answered, and not more often than the whole state may be sent. */
  #asks(stateVector: Uint8Array): void {
    const isWaiting = this.#asked !== null;
    this.#asked = stateVector;
    if (isWaiting) return;
    const { clock, joins } = this.#services;
    const wait = this.#stateVectors.take(clock.now());
    const answer = () =>
      joins.add(() => {
        try {
          this.#answer();
        } catch (cause) {
          this.#fail('a state', cause);
        }
      });
    if (wait === 0) answer();
    else clock.after(wait, answer);
  }

  #answer(): void {
    const stateVector = this.#asked as Uint8Array;
    this.#asked = null;
    if (this.isOver || this.#inside === null) return;
    const known = readStateVector(stateVector);
    if (known === null) this.close(closeCode.badFrame, 'bad-frame');
    else if (known.size > 0) void this.#inside.reading.sendDifference(stateVector);
    else this.#inside.reading.sendWholeState();
  }

  #tellRole(): void {
    const { access } = this;
    if (access === null) return;
    this.tellOurs(roleFrame(access));
    // What a reader would answer must not be stored, so a reader is not asked.
    if (access === 'edit') this.#inside?.writing.mayWrite();
  }

  /** What must not happen did: this connection ends, the others do not notice. */
  #fail(what: string, cause: unknown): void {
    if (this.isOver) return; // nobody was waiting for it any more
    this.#services.observer.happened?.({ kind: 'failed', document: this.document, what, cause });
    this.close(closeCode.internal, 'internal');
  }
}
