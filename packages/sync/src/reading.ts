/**
 * What one connection is sent of the document: its first state, then live frames, and after a queue that
 * grew too long one update of what it missed.
 */

import type { Link } from './link.ts';
import { differenceFrame, updateFrame } from './protocol.ts';
import type { Room } from './room.ts';
import type { LogPosition } from './update-log/update-log.ts';

export class Reading {
  readonly #link: Link;
  readonly #room: Room;
  /** Called when the connection is live again after it was behind. */
  readonly #live: () => void;
  readonly #failed: (what: string, cause: unknown) => void;
  /** The last position this connection has been sent; null before its first state. */
  #position: LogPosition | null = null;
  #isBehind = false;
  #catchingUp = false;

  constructor(link: Link, room: Room, live: () => void, failed: (what: string, cause: unknown) => void) {
    this.#link = link;
    this.#room = room;
    this.#live = live;
    this.#failed = failed;
  }

  /** Words up to `position`; `frame` is null where they are one's own. */
  show(frame: Uint8Array | null, position: LogPosition): void {
    if (this.#position === null || this.#isBehind) return;
    if (frame !== null) {
      if (this.#link.lags) {
        this.#isBehind = true;
        return;
      }
      this.#link.send(frame);
    }
    this.#position = position;
  }

  /** Everything queued has left. */
  drained(): void {
    if (this.#isBehind) void this.#catchUp();
  }

  /** Everything, for somebody who has nothing. */
  sendWholeState(): void {
    const { frames, position } = this.#room.wholeState();
    for (const frame of frames) this.#link.sendState(frame);
    this.#position ??= position;
  }

  /** What somebody with this state vector lacks. */
  async sendDifference(stateVector: Uint8Array): Promise<void> {
    try {
      const { update, position } = await this.#room.difference(stateVector);
      this.#link.sendState(differenceFrame(update));
      if (this.#position !== null) return;
      this.#position = position;
      this.#isBehind = true; // of whatever was committed while the difference was made
      await this.#catchUp();
    } catch (cause) {
      this.#failed('a difference', cause);
    }
  }

  /** Sends what was missed, as one update, and goes live again if that left no new queue. */
  async #catchUp(): Promise<void> {
    if (this.#catchingUp) return;
    this.#catchingUp = true;
    const room = this.#room;
    try {
      while (!this.#link.isClosing && !this.#link.lags && (this.#position as LogPosition) < room.position) {
        const { update, position } = await room.since(this.#position as LogPosition);
        this.#link.send(updateFrame(update));
        this.#position = position;
      }
      if (this.#link.lags || this.#link.isClosing) return; // `drained` comes back to it
      this.#isBehind = false;
      this.#live();
    } catch (cause) {
      this.#failed('catching up', cause);
    } finally {
      this.#catchingUp = false;
    }
  }
}
