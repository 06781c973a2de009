/**
 * A disk as disks are: what is written lies in a cache until it is flushed, and a power cut keeps what was
 * flushed, perhaps some of what was not, and perhaps half a row of it. Any call can fail, before it did
 * anything, half way, or after it did everything.
 */

import type { Clock } from '../../src/clock.ts';
import type { Chance } from './chance.ts';

/** A failure that the world arranged. */
export class Arranged extends Error {
  override readonly name = 'Arranged';
}

export interface DiskTemper {
  readonly writeMs: number;
  readonly flushMs: number;
  /** how likely a call fails while the disk is failing */
  readonly failing: number;
}

export class SimulatedDisk {
  readonly #temper: DiskTemper;
  readonly #chance: Chance;
  #file = new Uint8Array(1024);
  #length = 0;
  #flushed = 0;
  /** While true, calls fail now and then. */
  isFailing = false;
  /** While true, nothing more fits on it. */
  isFull = false;
  /** While true, everything takes ten times as long. */
  isSlow = false;
  /** called when more is safe than before */
  safer: () => void = () => {};

  constructor(temper: DiskTemper, chance: Chance) {
    this.#temper = temper;
    this.#chance = chance;
  }

  /** What would survive a power cut now, if nothing that is not flushed does. */
  get safe(): Uint8Array {
    return this.#file.subarray(0, this.#flushed);
  }

  /** What a reader sees. */
  get content(): Uint8Array {
    return this.#file.subarray(0, this.#length);
  }

  async write(bytes: Uint8Array, clock: Clock): Promise<void> {
    const fate = this.#fate();
    await this.#take(clock, this.#temper.writeMs);
    if (this.isFull) throw new Arranged('no space left on device');
    if (fate === 'before') throw new Arranged('i/o error');
    this.#put(fate === 'half way' ? bytes.subarray(0, this.#chance.below(bytes.length)) : bytes);
    if (fate !== 'well') throw new Arranged('i/o error');
  }

  async flush(clock: Clock): Promise<void> {
    const fate = this.#fate();
    const upTo = this.#length;
    await this.#take(clock, this.#temper.flushMs);
    if (fate === 'before') throw new Arranged('fsync failed');
    // A disk that could not flush may forget what it could not, and say so only this once.
    if (fate === 'half way') this.#length = this.#flushed;
    if (fate === 'half way') throw new Arranged('fsync failed');
    this.#flushed = Math.max(this.#flushed, Math.min(upTo, this.#length));
    this.safer();
    if (fate === 'after') throw new Arranged('fsync failed');
  }

  /** Cuts off what is no row. */
  async truncate(length: number, clock: Clock): Promise<void> {
    await this.#take(clock, this.#temper.writeMs);
    this.#length = length;
    this.#flushed = Math.min(this.#flushed, length);
  }

  async read(clock: Clock): Promise<Uint8Array> {
    const fate = this.#fate();
    await this.#take(clock, this.#temper.writeMs);
    if (fate !== 'well') throw new Arranged('i/o error');
    return this.content.slice();
  }

  /** The process dies: what it had written the machine still has, and will flush in its own time. */
  processDies(): void {
    this.#flushed = this.#length;
    this.safer();
  }

  /** The power fails. */
  powerFails(): void {
    const unsafe = this.#length - this.#flushed;
    const kept = unsafe === 0 ? 0 : this.#chance.below(unsafe + 1);
    this.#length = this.#flushed + kept;
    if (kept > 0 && this.#chance.happens(0.3)) {
      const at = this.#flushed + this.#chance.below(kept);
      this.#file[at] = (this.#file[at] as number) ^ (1 + this.#chance.below(255)); // a sector that was being written
    }
    this.#flushed = this.#length;
    this.safer();
  }

  /** Puts back what the disk held when it was copied. */
  restore(copy: Uint8Array): void {
    this.#length = this.#flushed = 0;
    this.#put(copy);
    this.#flushed = this.#length;
  }

  #put(bytes: Uint8Array): void {
    if (this.#length + bytes.length > this.#file.length) {
      const larger = new Uint8Array(2 * (this.#length + bytes.length));
      larger.set(this.#file.subarray(0, this.#length));
      this.#file = larger;
    }
    this.#file.set(bytes, this.#length);
    this.#length += bytes.length;
  }

  #fate(): 'well' | 'before' | 'half way' | 'after' {
    if (!this.isFailing || !this.#chance.happens(this.#temper.failing)) return 'well';
    return this.#chance.one(['before', 'half way', 'after']);
  }

  #take(clock: Clock, ms: number): Promise<void> {
    const takes = ms * (0.5 + this.#chance.fraction()) * (this.isSlow ? 10 : 1);
    return new Promise((resolve) => clock.after(takes, resolve));
  }
}
