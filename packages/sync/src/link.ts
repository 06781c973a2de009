/** A connection as a conversation sees it: somebody who can be sent frames, and who may lag. */

export interface Link {
  readonly isClosing: boolean;
  /** Is so much queued that live frames would only make it worse? */
  readonly lags: boolean;
  send(frame: Uint8Array): void;
  /** Sends what may be large without being held against the reader. */
  sendState(frame: Uint8Array): void;
  /** Stops reading, for a reason that ends with `resume`. */
  pause(why: string): void;
  resume(why: string): void;
  /** Says goodbye. Whatever arrives from now on is not looked at. */
  close(code: number, reason: string): void;
  /** Looks after itself; called about once a second. */
  tick(): void;
}

export interface LinkListener {
  frame(frame: Uint8Array): void;
  /** The other end asked, below the protocol, whether we live; it has been answered. */
  pinged(): void;
  /** Everything queued has left. */
  drained(): void;
  closed(code: number, reason: string): void;
}
