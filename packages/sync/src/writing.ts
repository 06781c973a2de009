/**
 * What one connection writes. Its document frames are numbered from 1; each is checked, and stored, sent
 * back for more, or refused. Where something is missing we ask for it with our state vector, and until
 * an answer to that question is on the disk, nothing from the missing frame on is acknowledged.
 */

import type { Access, Rejection } from '../client/codes.ts';
import { type Arrival, checkUpdate, type Verdict } from './check.ts';
import type { ConversationServices } from './conversation.ts';
import type { Admitted } from './document-worker/messages.ts';
import type { Wait } from './gathering.ts';
import type { Link } from './link.ts';
import type { DocumentName, PersonKey } from './names.ts';
import type { Participant } from './participant.ts';
import { acknowledgedFrame, codeFor, rejectedFrame, stateVectorFrame } from './protocol.ts';
import { type Refused, refused } from './refusal.ts';
import type { Room } from './room.ts';
import type { TokenBucket } from './token-bucket.ts';
import type { LogPosition } from './update-log/update-log.ts';

/** The conversation that this is a part of. */
export interface Writer extends Participant {
  readonly document: DocumentName;
  readonly person: PersonKey;
  /** What it may do at this moment. */
  readonly access: Access | null;
  /** Sends one of our own messages, if the client wants them. */
  tellOurs(frame: Uint8Array): void;
  /** False, and the socket closed, when it says too much that is not words. */
  countControl(): boolean;
  /** Nothing else is handled until `work` is done. */
  holdFor(what: string, work: Promise<void>): void;
  close(code: number, reason: string): void;
}

/** How often a client's whole answer may still leave a gap, before its history counts as another one. */
const GAPS_MAX = 5;
/** How often an update may turn out to repeat something that arrived while it was being looked at. */
const LOOKS_MAX = 4;

export class Writing {
  readonly #by: Writer;
  readonly #link: Link;
  readonly #room: Room;
  readonly #services: ConversationServices;
  readonly #updates: TokenBucket;
  #seq = 0;
  #acknowledged = 0;
  /** The first document frame that was not stored and whose words must come again; 0 if there is none. */
  #missing = 0;
  /** Which of the answers to our questions brings them. */
  #missingComesWith = 0;
  /** The document frame that brought them; 0 as long as it has not arrived. */
  #broughtBy = 0;
  /** Differences in a row that still left something out. */
  #gaps = 0;
  /** Questions we have sent, and how many of them have been answered, in this order. */
  #questions = 0;
  #answers = 0;

  constructor(by: Writer, link: Link, room: Room, updates: TokenBucket, services: ConversationServices) {
    this.#by = by;
    this.#link = link;
    this.#room = room;
    this.#services = services;
    this.#updates = updates;
  }

  /** How many document frames of this connection are on the disk. */
  get acknowledged(): number {
    return this.#acknowledged;
  }

  /** Are words of this connection, or the answer to a question of ours, not on the disk yet? */
  get isOwing(): boolean {
    return this.#answers < this.#questions || this.#acknowledged < this.#seq;
  }

  /** A document frame has arrived. */
  wrote(sent: Uint8Array, arrival: 'update' | 'difference'): void {
    const seq = ++this.#seq;
    if (arrival === 'difference' && this.#answers < this.#questions) this.#answers++;
    const { clock, limits, names, observer } = this.#services;
    const { access, person, document } = this.#by;
    // A reply to the state vector we sent carries content exactly as an update does. Dropping updates
    // alone would let a viewer write by answering our own question.
    if (access !== 'edit') {
      if (!this.#by.countControl()) return;
      observer.happened?.({ kind: 'dropped', document, person, why: 'readOnly' });
      this.#mustComeAgain(seq);
      this.#by.tellOurs(rejectedFrame({ seq, code: 0, reason: 'read-only' }));
      return;
    }
    if (this.#room.isShownOut(person)) {
      this.refuse(seq, refused('invalid-content'));
      return;
    }
    const wait = this.#updates.take(clock.now());
    if (wait > 0) this.#waitForTokens(wait);
    // Hashing is far quicker than looking at what three hundred people bring again after a restart.
    const update = arrival === 'difference' ? this.#room.returning.withoutOld(sent) : sent;
    const verdict = checkUpdate(update, arrival, person, this.#room, limits, names);
    if (this.#services.reachesOthers && mayBeKnownElsewhere(verdict)) {
      this.#by.holdFor('an update of somebody who wrote elsewhere', this.#readOnFirst(update, arrival, seq));
      return;
    }
    if (verdict.kind === 'repeats' || (verdict.kind === 'enters' && !this.#mayEnterUnseen(verdict))) {
      this.#by.holdFor('a slow update', this.#lookSlowly(update, arrival, seq));
      return;
    }
    this.#act(verdict, update, arrival, seq);
    if (this.#room.isOverfull) this.#link.pause('unsaved');
  }

  acknowledge(seq: number): void {
    let upTo = seq;
    if (this.#missing > 0) {
      if (this.#broughtBy > 0 && seq >= this.#broughtBy) this.#missing = this.#broughtBy = 0;
      else upTo = Math.min(seq, this.#missing - 1);
    }
    if (upTo <= this.#acknowledged) return;
    this.#acknowledged = upTo;
    this.#by.tellOurs(acknowledgedFrame(upTo));
  }

  /** Of what was accepted and is not acknowledged, some could not be stored after all: another server's words came first. */
  comeAgain(): void {
    this.#comeAgainFrom(this.#acknowledged + 1);
  }

  /** Whoever may write, or may again, is asked for everything that we lack. */
  mayWrite(): void {
    this.#ask(true);
  }

  refuse(seq: number, { reason, limit, actual }: Refused): void {
    const code = codeFor(reason);
    this.#reject({
      seq,
      code,
      reason,
      ...(limit === undefined || actual === undefined ? {} : { limit, actual }),
    });
    if (code !== 0) this.#by.close(code, reason);
  }

  #mayEnterUnseen({ scan }: Verdict & { kind: 'enters' }): boolean {
    return scan.plain || this.#room.mayNest(scan.nesting);
  }

  /** Carries out what was decided about an update. */
  #act(
    verdict: Exclude<Verdict, { kind: 'repeats' }>,
    update: Uint8Array,
    arrival: Arrival,
    seq: number,
    wait: Wait | null = null,
  ): void {
    switch (verdict.kind) {
      case 'enters':
        this.#arrived(arrival, seq);
        this.#room.enter(update, verdict.scan, verdict.newClients, this.#by, seq, wait);
        return;
      case 'empty':
        this.#arrived(arrival, seq);
        this.#room.acknowledgeLater(this.#by, seq);
        return;
      case 'gap':
        this.#mustComeAgain(seq);
        if (arrival === 'difference' && ++this.#gaps > GAPS_MAX) {
          this.refuse(seq, refused('fork'));
          return;
        }
        this.#reject({ seq, code: 0, reason: 'gap', have: verdict.have });
        this.#ask(false);
        return;
      case 'refused':
        this.refuse(seq, verdict);
    }
  }

  /** What is missing may have been written on another server, so that the log has it already. */
  async #readOnFirst(update: Uint8Array, arrival: Arrival, seq: number): Promise<void> {
    await this.#room.readOn();
    const { limits, names } = this.#services;
    const verdict = checkUpdate(update, arrival, this.#by.person, this.#room, limits, names);
    if (verdict.kind === 'repeats') await this.#lookSlowly(update, arrival, seq);
    else if (this.#by.access === 'edit') this.#act(verdict, update, arrival, seq);
    else this.#mustComeAgain(seq);
  }

  /** The document worker has to look first. */
  async #lookSlowly(update: Uint8Array, arrival: Arrival, seq: number): Promise<void> {
    for (let looks = 0; looks < LOOKS_MAX; looks++) if (await this.#letWorkerLook(update, arrival, seq)) return;
    this.#comeAgainFrom(seq); // the same words trickle in over another socket; what is left of them then is asked for
  }

  /** True when the update has been dealt with; false when it repeats what came in the meantime. */
  async #letWorkerLook(update: Uint8Array, arrival: Arrival, seq: number): Promise<boolean> {
    const { documents, limits, names } = this.#services;
    const { document, person } = this.#by;
    let done = true;
    await this.#room.settled();
    await documents.admit(document, update, async (answer: Admitted, position) => {
      if (position > this.#room.position) await this.#room.readOn(); // other servers' words, which the worker has seen
      const { access } = this.#by;
      if (access !== 'edit') {
        this.#mustComeAgain(seq);
        if (access === 'read') this.#reject({ seq, code: 0, reason: 'read-only' });
        return false;
      }
      if (answer.kind === 'refused') {
        this.refuse(seq, refused(answer.reason));
        return false;
      }
      if (answer.kind === 'waits') {
        done = this.#waitsFor(update, arrival, seq, position);
        return false;
      }
      if (answer.kind === 'nothing') {
        this.#room.returning.rememberAsOld(update);
        this.#act({ kind: 'empty' }, update, arrival, seq);
        return true;
      }
      const verdict = checkUpdate(answer.update, 'cut', person, this.#room, limits, names);
      if (verdict.kind === 'repeats') {
        done = false;
        return false;
      }
      if (verdict.kind !== 'enters') {
        this.#act(verdict, answer.update, arrival, seq);
        return false;
      }
      if (verdict.scan.deletes.length === 0) this.#room.returning.rememberAsOld(update);
      // The worker keeps these words only if they were stored: another server's may have come first.
      return new Promise<boolean>((resolve) => {
        const wait = { resolve: () => resolve(true), reject: () => resolve(false) };
        this.#act(verdict, answer.update, arrival, seq, wait);
      });
    });
    return done;
  }

  /**
   * What an update builds on was here when it arrived, and is not on the disk: it is still on its way, or was
   * withdrawn because another server's words came first. False if it is to be looked at once more.
   */
  #waitsFor(update: Uint8Array, arrival: Arrival, seq: number, position: LogPosition): boolean {
    const { limits, names } = this.#services;
    const verdict = checkUpdate(update, arrival, this.#by.person, this.#room, limits, names);
    if (verdict.kind === 'gap' || verdict.kind === 'refused') this.#act(verdict, update, arrival, seq);
    else if (this.#room.isSettled && this.#room.position === position) this.refuse(seq, refused('bad-update'));
    else return false;
    return true;
  }

  #waitForTokens(ms: number): void {
    this.#link.pause('tokens');
    this.#services.clock.after(ms, () => this.#link.resume('tokens'));
  }

  #comeAgainFrom(seq: number): void {
    this.#mustComeAgain(seq);
    if (this.#by.access === 'edit') this.#ask(true); // an open question already counts those words as ours
  }

  #mustComeAgain(seq: number): void {
    this.#missing = this.#missing === 0 ? seq : Math.min(this.#missing, seq);
    this.#broughtBy = 0; // a difference made before this frame does not hold its words
    this.#missingComesWith = this.#answers + 1;
  }

  #arrived(arrival: Arrival, seq: number): void {
    this.#gaps = 0;
    if (arrival === 'difference' && this.#missing > 0 && this.#answers >= this.#missingComesWith) this.#broughtBy = seq;
  }

  #reject(rejection: Rejection): void {
    const { document, person } = this.#by;
    this.#services.observer.happened?.({ kind: 'rejected', document, person, rejection });
    this.#by.tellOurs(rejectedFrame(rejection));
  }

  /**
   * Asks for everything that we lack. One question at a time: somebody who comes back and types at once
   * leaves a gap with every key until the answer, which brings it all, has arrived. `anew` asks even so,
   * where the answer to the open question will not bring it.
   */
  #ask(anew: boolean): void {
    if (anew || this.#answers === this.#questions) {
      this.#questions++;
      this.#link.send(stateVectorFrame(this.#room.stateVector));
    }
    if (this.#missing > 0) this.#missingComesWith = this.#questions;
  }
}

/** Would an update be no offence if another server had stored what it builds on, or repeats? */
function mayBeKnownElsewhere(verdict: Verdict): boolean {
  return verdict.kind === 'gap' || (verdict.kind === 'refused' && verdict.reason === 'foreign-client');
}
