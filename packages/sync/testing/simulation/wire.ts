/**
 * One direction of a connection, as TCP makes it: everything arrives in the order in which it was sent, late,
 * or nothing more arrives at all. What the other end does not take stays with the sender.
 */

import type { Chance } from './chance.ts';
import type { Actor, VirtualTime } from './time.ts';

export interface WireQuality {
  readonly delayMs: number;
  readonly jitterMs: number;
  readonly bytesPerMs: number;
  /** what may be on its way; the rest waits with the sender */
  readonly windowBytes: number;
}

interface Parcel {
  readonly bytes: number;
  readonly arrive: () => void;
  at: number;
}

export class Wire {
  readonly #time: VirtualTime;
  readonly #chance: Chance;
  readonly #quality: WireQuality;
  readonly #from: Actor;
  readonly #to: Actor;
  readonly #holds = new Set<string>();
  #waiting: Parcel[] = [];
  #flying: Parcel[] = [];
  #flyingBytes = 0;
  #lastArrival = 0;
  #due: (() => void) | null = null;
  /** bytes that wait with the sender */
  buffered = 0;
  /** called when the sender holds nothing back any more */
  drained: () => void = () => {};

  constructor(time: VirtualTime, chance: Chance, quality: WireQuality, from: Actor, to: Actor) {
    this.#time = time;
    this.#chance = chance;
    this.#quality = quality;
    this.#from = from;
    this.#to = to;
  }

  send(bytes: number, arrive: () => void): void {
    this.#waiting.push({ bytes, arrive, at: 0 });
    this.buffered += bytes;
    this.#take();
  }

  /** Nothing arrives until `release` was called for the same reason. */
  hold(why: string): void {
    this.#holds.add(why);
    this.#due?.();
    this.#due = null;
  }

  release(why: string): void {
    if (this.#holds.delete(why) && this.#holds.size === 0) this.#schedule();
  }

  /** Loses everything on its way, and lets only this arrive. */
  breakWith(arrive: () => void): void {
    this.#due?.();
    this.#due = null;
    this.#waiting = [];
    this.#flying = [];
    this.#flyingBytes = this.buffered = 0;
    this.send(0, arrive);
  }

  #take(): void {
    const had = this.buffered;
    for (let next = this.#waiting[0]; next !== undefined; next = this.#waiting[0]) {
      const { delayMs, jitterMs, bytesPerMs, windowBytes } = this.#quality;
      if (this.#flyingBytes > 0 && this.#flyingBytes + next.bytes > windowBytes) break;
      this.#waiting.shift();
      this.buffered -= next.bytes;
      this.#flyingBytes += next.bytes;
      next.at = this.#time.now + delayMs + this.#chance.fraction() * jitterMs + next.bytes / bytesPerMs;
      next.at = this.#lastArrival = Math.max(next.at, this.#lastArrival);
      this.#flying.push(next);
    }
    this.#schedule();
    if (had > 0 && this.buffered === 0) this.#time.after(this.#from, 0, () => this.buffered === 0 && this.drained());
  }

  #schedule(): void {
    const next = this.#flying[0];
    if (next === undefined || this.#due !== null || this.#holds.size > 0) return;
    this.#due = this.#time.after(this.#to, next.at - this.#time.now, () => this.#arrived());
  }

  #arrived(): void {
    this.#due = null;
    const { bytes, arrive } = this.#flying.shift() as Parcel;
    this.#flyingBytes -= bytes;
    this.#take();
    arrive();
  }
}
