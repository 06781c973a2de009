/**
 * What of a document has been let in and is not shown yet: one gathering that takes in more, one that the log was asked to append, one
 * that is on the disk. And how far each client id has come with it, for the next words are held against all of that.
 */

import { Gathering, type Pending } from './gathering.ts';
import type { PersonKey } from './names.ts';
import type { Scan } from './scan.ts';
import type { Binding } from './update-log/update-log.ts';

export class OnTheWay {
  /** client id → the clock its next struct must have */
  readonly clocks = new Map<number, number>();
  /** client id → whose it is */
  readonly owners: Map<number, PersonKey>;
  #gathering = new Gathering();
  /** taken, and what became of it is not known yet */
  #inFlight: Gathering | null = null;
  /** on the disk, not yet shown: the next append starts before */
  #landed: Gathering | null = null;

  constructor(owners: Iterable<Binding>) {
    this.owners = new Map(owners);
  }

  /** Bytes that were not taken yet. */
  get bytes(): number {
    return this.#gathering.bytes;
  }

  /** What the log was asked to append, and is not withdrawn. */
  get inFlight(): Gathering | null {
    return this.#inFlight?.isWithdrawn ? null : this.#inFlight;
  }

  /** The gathering behind which nothing else is on its way; null when nothing is. */
  get last(): Gathering | null {
    if (this.#gathering.pending.length > 0) return this.#gathering;
    return this.inFlight ?? this.#landed;
  }

  /** What is not known to be on the disk, in the order in which it was let in. */
  get unstored(): readonly Pending[] {
    return [...(this.inFlight?.pending ?? []), ...this.#gathering.pending];
  }

  /** Words that were let in. */
  add(pending: Pending): void {
    for (const client of pending.newClients) this.owners.set(client, pending.owner);
    this.advance(pending.scan);
    this.#gathering.add(pending);
  }

  /** Words that are in the log already. */
  advance(scan: Scan): void {
    for (const { client, end } of scan.blocks) if (end > (this.clocks.get(client) ?? 0)) this.clocks.set(client, end);
  }

  /** Whose the client ids of words in the log are; who was known first stays. */
  bind(owners: Iterable<Binding>): void {
    for (const [client, person] of owners) if (!this.owners.has(client)) this.owners.set(client, person);
  }

  /** What the log is to append next, which is in flight from here on; null if there is nothing. */
  take(): Gathering | null {
    const taken = this.#gathering;
    if (taken.pending.length === 0) return null;
    this.#inFlight = taken;
    this.#gathering = new Gathering();
    return taken;
  }

  /** What was in flight is on the disk. Null if it was withdrawn meanwhile: then it comes back as something missed. */
  land(): Gathering | null {
    const landed = this.inFlight;
    this.#inFlight = null;
    if (landed !== null) this.#landed = landed;
    return landed;
  }

  /** What was in flight is not stored. */
  drop(): void {
    this.#inFlight = null;
  }

  /** What landed is to be shown now, and is on its way no more. */
  show(): Gathering | null {
    const landed = this.#landed;
    this.#landed = null;
    return landed;
  }

  /** Takes back what is not known to be on the disk, as if it had never been let in. Returns it, in its order. */
  withdraw(): readonly Gathering[] {
    const waiting = [this.#inFlight, this.#gathering].filter((one) => one !== null && !one.isWithdrawn) as Gathering[];
    if (this.#inFlight !== null) this.#inFlight.isWithdrawn = true;
    this.#gathering = new Gathering();
    for (const { pending } of waiting.toReversed()) {
      for (const { scan, newClients } of pending.toReversed()) {
        for (const { client, clock } of scan.blocks) {
          if (clock > 0) this.clocks.set(client, clock);
          else this.clocks.delete(client);
        }
        for (const client of newClients) this.owners.delete(client);
      }
    }
    return waiting;
  }
}
