/**
 * What of a document is on the disk, as bytes that lie ready for whoever comes: the compacted snapshot,
 * and what came after it. No `Y.Doc` is built for it.
 */

import { differenceFrame, updateFrame } from './protocol.ts';
import { scanTrusted } from './scan.ts';
import { splice } from './splice.ts';
import type { LogPosition, Snapshot } from './update-log/update-log.ts';

/** Committed words, not yet in the snapshot. */
export interface Piece {
  /** of the last update in it */
  readonly position: LogPosition;
  readonly update: Uint8Array;
}

const nothing = Uint8Array.of(0, 0);
/** So many pieces are sent to a newcomer as they are; more are joined first. */
const PIECES_MAX = 16;

export class Committed {
  /** the last entry that is on the disk */
  position: LogPosition;
  #base: { readonly position: LogPosition; readonly frame: Uint8Array } | null;
  #tail: Piece[] = [];
  #tailUpdates = 0;
  #tailBytes = 0;

  constructor(position: LogPosition, snapshot: Snapshot | null) {
    this.position = position;
    this.#base = snapshot === null ? null : { position: snapshot.position, frame: updateFrame(snapshot.update) };
  }

  /** How many updates, and bytes, came after the snapshot. */
  get tailUpdates(): number {
    return this.#tailUpdates;
  }

  get tailBytes(): number {
    return this.#tailBytes;
  }

  /** The last entry in the snapshot. */
  get snapshotPosition(): LogPosition {
    return this.#base?.position ?? 0;
  }

  /** Remembers what was committed up to `position`: so many updates, as one. */
  keep(position: LogPosition, update: Uint8Array, updates: number): void {
    this.#tail.push({ position, update });
    this.#tailUpdates += updates;
    this.#tailBytes += update.length;
  }

  /** From here on, what the snapshot left out is not sent to anyone new. */
  rebase({ position, update }: Snapshot): void {
    if (position < this.snapshotPosition) return;
    this.#base = { position, frame: updateFrame(update) };
    this.#tail = this.#tail.filter((piece) => piece.position > position);
    this.#tailUpdates = Math.max(0, this.position - position);
    this.#tailBytes = this.#tail.reduce((sum, piece) => sum + piece.update.length, 0);
  }

  /** Everything, for somebody who has nothing. */
  wholeState(): readonly Uint8Array[] {
    if (this.#tail.length > PIECES_MAX) this.#joinTail();
    const frames = this.#base === null ? [] : [this.#base.frame];
    // The difference comes last: a client takes it for the end of what there is.
    for (const { update } of this.#tail.slice(0, -1)) frames.push(updateFrame(update));
    frames.push(differenceFrame(this.#tail.at(-1)?.update ?? nothing));
    return frames;
  }

  /** What came after `position`, as one update; null if that lies before the snapshot. */
  since(position: LogPosition): Piece | null {
    if (position < this.snapshotPosition) return null;
    const updates = this.#tail.filter((piece) => piece.position > position).map((piece) => piece.update);
    return { position: this.position, update: join(updates) };
  }

  #joinTail(): void {
    this.#tail = [{ position: this.position, update: join(this.#tail.map(({ update }) => update)) }];
  }
}

/** Updates that were accepted in this order, as one. */
export function join(updates: readonly Uint8Array[]): Uint8Array {
  return updates.length === 0 ? nothing : splice(updates.map((update) => ({ update, scan: scanTrusted(update) })));
}
