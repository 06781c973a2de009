/**
 * Time in a world. It stands still while something happens, and goes on to whatever is due next. Everything
 * that happens, happens to somebody, and what they started by it is theirs: whoever dies takes it along,
 * whoever sleeps gets it when they wake.
 */

import type { Clock } from '../../src/clock.ts';

/** Somebody things happen to: a page, a server, a database. */
export class Actor {
  readonly name: string;
  isAlive = true;
  isAsleep = false;
  /** how much is due to happen to them */
  pending = 0;
  /** how far the clock on their wall is off, in milliseconds */
  wallOffset = 0;
  readonly held: Due[] = [];

  constructor(name: string) {
    this.name = name;
  }
}

interface Due {
  at: number;
  order: number;
  readonly actor: Actor;
  readonly act: () => void;
  isOver: boolean;
}

/** An honest world has a few thousand. */
const HAPPENINGS_MAX = 50_000;
const TICKS_PER_MS = 1_024;
const WALL = 1_800_000_000_000;

export class VirtualTime {
  now = 0;
  /** how much has happened so far */
  happened = 0;
  /** whom things happen to at the moment */
  current: Actor | null = null;
  #order = 0;
  readonly #heap: Due[] = [];

  /** Lets `act` happen to somebody, `ms` from now. Returns how to call it off. */
  after(actor: Actor, ms: number, act: () => void): () => void {
    // Parts of a millisecond that a number can hold exactly: whoever waits for the rest of a second gets there.
    const at = this.now + Math.ceil(Math.max(0, ms) * TICKS_PER_MS) / TICKS_PER_MS;
    const due: Due = { at, order: this.#order++, actor, act, isOver: false };
    actor.pending++;
    this.#push(due);
    return () => this.#end(due);
  }

  wallOf(actor: Actor | null): number {
    return WALL + Math.floor(this.now) + (actor?.wallOffset ?? 0);
  }

  /** The clock on which somebody's program runs. */
  clockOf(actor: Actor): Clock {
    return {
      now: () => this.now,
      wall: () => this.wallOf(actor),
      after: (ms, act) => this.after(actor, ms, act),
      soon: (act) => void this.after(actor, 0, act),
    };
  }

  kill(actor: Actor): void {
    actor.isAlive = false;
    actor.held.length = 0;
  }

  sleep(actor: Actor): void {
    actor.isAsleep = true;
  }

  wake(actor: Actor): void {
    actor.isAsleep = false;
    for (const due of actor.held.splice(0)) {
      due.at = this.now;
      due.order = this.#order++;
      this.#push(due);
    }
  }

  /** Lets everything happen that is due up to `until`, one after the other; stops early when `afterEach` says so. */
  async run(until: number, afterEach: () => boolean): Promise<void> {
    await promisesKept();
    for (let due = this.#heap[0]; due !== undefined && due.at <= until; due = this.#heap[0]) {
      this.#pop();
      if (due.isOver) continue;
      const { actor } = due;
      if (!actor.isAlive) continue;
      if (actor.isAsleep) {
        actor.held.push(due);
        continue;
      }
      this.#end(due);
      this.now = due.at;
      this.current = actor;
      if (++this.happened > HAPPENINGS_MAX)
        throw new Error(`${HAPPENINGS_MAX} things happened, and there is no end of it`);
      due.act();
      await promisesKept();
      if (afterEach()) return;
    }
    this.now = Math.max(this.now, until);
  }

  #end(due: Due): void {
    if (due.isOver) return;
    due.isOver = true;
    due.actor.pending--;
  }

  #push(due: Due): void {
    const heap = this.#heap;
    let i = heap.push(due) - 1;
    while (i > 0) {
      const parent = (i - 1) >> 1;
      if (!comesBefore(due, heap[parent] as Due)) break;
      heap[i] = heap[parent] as Due;
      i = parent;
    }
    heap[i] = due;
  }

  #pop(): void {
    const heap = this.#heap;
    const last = heap.pop() as Due;
    if (heap.length === 0) return;
    let i = 0;
    for (;;) {
      let child = 2 * i + 1;
      if (child >= heap.length) break;
      if (child + 1 < heap.length && comesBefore(heap[child + 1] as Due, heap[child] as Due)) child++;
      if (!comesBefore(heap[child] as Due, last)) break;
      heap[i] = heap[child] as Due;
      i = child;
    }
    heap[i] = last;
  }
}

function comesBefore(a: Due, b: Due): boolean {
  return a.at < b.at || (a.at === b.at && a.order < b.order);
}

/** Resolves when no promise has anything left to say: what is put off like this runs when their queue is empty. */
function promisesKept(): Promise<void> {
  return new Promise((resolve) => process.nextTick(resolve));
}
