/**
 * What of a document is on the disk, as bytes that lie ready for whoever comes: the compacted snapshot,
 * and what came after it. No `Y.Doc` is built for it.
 */

import { diffUpdate } from 'yjs';
import { differenceFrame, readStateVector, updateFrame } from './protocol.ts';
import { scanTrusted } from './scan.ts';
import { splice } from './splice.ts';
import type { LogPosition, Snapshot } from './update-log/update-log.ts';

/** Committed words, not yet in the snapshot. */
export interface Piece {
  /** of the last update in it */
  readonly position: LogPosition;
  readonly update: Uint8Array;
}

/** The same, with the frame in which they lie, as they are sent. */
interface Framed extends Piece {
  readonly frame: Uint8Array;
}

const nothing = Uint8Array.of(0, 0);
const noDeletes = Uint8Array.of(0);
const nothingMore = differenceFrame(nothing);
/** So many pieces are sent to a newcomer as they are; of more, the small ones at the end are joined first. */
const PIECES_MAX = 16;
const SMALL_BYTES = 16 * 1024;
/** With more than this after the snapshot, what somebody lacks is cheaper to find in the document. */
const FEW_BYTES = 64 * 1024;

interface Base {
  readonly position: LogPosition;
  readonly stateVector: Uint8Array;
  readonly clocks: ReadonlyMap<number, number>;
  readonly update: Uint8Array;
  readonly frame: Uint8Array;
  /** its delete set, as it lies in the bytes; found when it is first needed */
  deletes: Uint8Array | null;
}

export class Committed {
  /** the last entry that is on the disk */
  position: LogPosition;
  #base: Base | null;
  #tail: Framed[] = [];
  #tailUpdates = 0;
  #tailBytes = 0;
  /** what the snapshot deletes and what came after it, as one update; made when somebody comes back */
  #joined: Uint8Array | null = null;

  constructor(position: LogPosition, snapshot: Snapshot | null) {
    this.position = position;
    this.#base = snapshot === null ? null : based(snapshot);
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

  /**
   * Remembers what was committed up to `position`: so many updates, as one, in the frame that was made of it. A snapshot reads the
   * log, and may hold some of them already.
   */
  keep(position: LogPosition, update: Uint8Array, updates: number, frame: Uint8Array = updateFrame(update)): void {
    const fresh = Math.min(updates, position - this.snapshotPosition);
    if (fresh <= 0) return;
    this.#joined = null;
    const piece = fresh === updates ? framed(position, update, frame) : this.#beyond(position, update);
    this.#tail.push(piece);
    this.#tailUpdates += fresh;
    this.#tailBytes += piece.update.length;
  }

  /** From here on, what the snapshot left out is not sent to anyone new. */
  rebase(snapshot: Snapshot): void {
    const { position } = snapshot;
    if (position < this.snapshotPosition) return;
    this.#joined = null;
    this.#base = based(snapshot);
    this.#tail = this.#tail.filter((piece) => piece.position > position);
    const [first] = this.#tail;
    if (first !== undefined) this.#tail[0] = this.#beyond(first.position, first.update);
    this.#tailUpdates = Math.max(0, this.position - position);
    this.#tailBytes = this.#tail.reduce((sum, piece) => sum + piece.update.length, 0);
  }

  /** Everything, for somebody who has nothing: frames that lie ready, and the end, which tells a client that it has all. */
  wholeState(): readonly Uint8Array[] {
    if (this.#tail.length > PIECES_MAX) this.#joinSmallOnes();
    const frames = this.#base === null ? [] : [this.#base.frame];
    for (const { frame } of this.#tail) frames.push(frame);
    frames.push(nothingMore);
    return frames;
  }

  /**
   * What somebody with this state vector lacks, if they have all words of the snapshot, and little came after it. Null if a document
   * has to be asked.
   */
  lackedBy(stateVector: Uint8Array): Piece | null {
    const known = readStateVector(stateVector);
    if (known === null || this.#tailBytes > FEW_BYTES) return null;
    for (const [client, clock] of this.#base?.clocks ?? []) if ((known.get(client) ?? 0) < clock) return null;
    return { position: this.position, update: diffUpdate(this.#sinceSnapshot(), stateVector) };
  }

  /** Is this, byte for byte, what the snapshot says of deletions? */
  hasDeletes(deletes: Uint8Array): boolean {
    return Buffer.compare(deletes, this.#snapshotDeletes()) === 0;
  }

  /** What came after `position`, as one update; null if that lies before the snapshot. */
  since(position: LogPosition): Piece | null {
    if (position < this.snapshotPosition) return null;
    const updates = this.#tail.filter((piece) => piece.position > position).map((piece) => piece.update);
    return { position: this.position, update: join(updates) };
  }

  /** What the snapshot deletes, and all that came after it. */
  #sinceSnapshot(): Uint8Array {
    const deletions = Buffer.concat([Uint8Array.of(0), this.#snapshotDeletes()]);
    this.#joined ??= join([deletions, ...this.#tail.map((piece) => piece.update)]);
    return this.#joined;
  }

  #snapshotDeletes(): Uint8Array {
    if (this.#base === null) return noDeletes;
    const { update } = this.#base;
    this.#base.deletes ??= update.subarray(scanTrusted(update).deletesFrom);
    return this.#base.deletes;
  }

  /** A piece that may begin before the snapshot ends, and hold words that it has left out, without them. */
  #beyond(position: LogPosition, update: Uint8Array): Framed {
    const rest = this.#base === null ? update : diffUpdate(update, this.#base.stateVector);
    return framed(position, rest, updateFrame(rest));
  }

  /** What was typed lately becomes one piece; a large piece before it is not walked over again each time. */
  #joinSmallOnes(): void {
    const large = this.#tail.findLastIndex(({ update }) => update.length > SMALL_BYTES);
    const from = large + 1 < this.#tail.length - 1 && large < PIECES_MAX / 2 ? large + 1 : 0;
    const update = join(this.#tail.slice(from).map((piece) => piece.update));
    this.#tail = [...this.#tail.slice(0, from), framed(this.position, update, updateFrame(update))];
  }
}

function based({ position, stateVector, update }: Snapshot): Base {
  const clocks = readStateVector(stateVector) ?? new Map();
  return { ...framed(position, update, updateFrame(update)), stateVector, clocks, deletes: null };
}

function framed(position: LogPosition, update: Uint8Array, frame: Uint8Array): Framed {
  return { position, frame, update: frame.subarray(frame.length - update.length) };
}

/** Updates that were accepted in this order, as one. */
export function join(updates: readonly Uint8Array[]): Uint8Array {
  return updates.length === 0 ? nothing : splice(updates.map((update) => ({ update, scan: scanTrusted(update) })));
}
