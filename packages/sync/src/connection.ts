/**
 * One socket: what is queued on it, whether the other end still lives, and when it is not read.
 *
 * It carries frames and knows nothing of what they say.
 */

import type { WebSocket } from 'ws';
import { closeCode } from '../client/codes.ts';
import type { Clock } from './clock.ts';
import type { Limits } from './limits.ts';
import type { Link, LinkListener } from './link.ts';
import type { Outlet } from './outlet.ts';
import { heartbeatFrame } from './protocol.ts';

/** How long a socket that was told to close may take, before it is cut. */
const GOODBYE_MS = 2_000;

export class Connection implements Link {
  readonly #ws: WebSocket;
  readonly #outlet: Outlet;
  readonly #clock: Clock;
  readonly #limits: Limits;
  readonly #pausedFor = new Set<string>();
  #closing = false;
  #heardAt: number;
  #spokeAt: number;
  #sentBytes = 0;
  #drainedBytes = 0;
  #progressAt: number;
  /** Queued bytes that do not count: the first state may be as large as it is. */
  #allowance = 0;
  #cutLater: (() => void) | null = null;

  constructor(ws: WebSocket, outlet: Outlet, clock: Clock, limits: Limits, listener: LinkListener) {
    this.#ws = ws;
    this.#outlet = outlet;
    this.#clock = clock;
    this.#limits = limits;
    this.#heardAt = clock.now();
    this.#spokeAt = this.#heardAt;
    this.#progressAt = this.#heardAt;
    const heard = () => {
      this.#heardAt = clock.now();
    };
    ws.on('message', (data: Buffer, isBinary: boolean) => {
      heard();
      if (this.#closing) return;
      if (!isBinary) this.close(closeCode.badFrame, 'bad-frame');
      else listener.frame(data);
    });
    ws.on('pong', heard);
    ws.on('ping', () => {
      heard();
      if (!this.#closing) listener.pinged();
    });
    ws.on('error', () => {}); // what ws itself refuses it also closes
    ws.on('close', (code, reason) => {
      this.#closing = true;
      this.#cutLater?.();
      listener.closed(code, reason.toString());
    });
    outlet.onDrain(() => {
      this.#allowance = 0;
      listener.drained();
    });
  }

  get isClosing(): boolean {
    return this.#closing;
  }

  send(frame: Uint8Array): void {
    if (this.#closing) return;
    this.#spokeAt = this.#clock.now();
    this.#sentBytes += frame.length;
    this.#outlet.send(frame);
  }

  sendState(frame: Uint8Array): void {
    this.send(frame);
    this.#allowance += frame.length;
  }

  get lags(): boolean {
    return this.#outlet.queuedBytes > this.#limits.queuedBytesMax + this.#allowance;
  }

  pause(why: string): void {
    if (this.#pausedFor.size === 0) this.#ws.pause();
    this.#pausedFor.add(why);
  }

  resume(why: string): void {
    if (!this.#pausedFor.delete(why) || this.#pausedFor.size > 0) return;
    this.#heardAt = this.#clock.now();
    this.#ws.resume();
  }

  close(code: number, reason: string): void {
    if (this.#closing) return;
    this.#outlet.flush();
    this.#closing = true;
    this.#ws.close(code, reason);
    this.#ws.resume(); // the other end's goodbye must be read
    this.#cutLater = this.#clock.after(GOODBYE_MS, () => this.#ws.terminate());
  }

  tick(): void {
    if (this.#closing) return;
    const now = this.#clock.now();
    const { heartbeatMs, silenceMs, stuckMs } = this.#limits;
    if (this.#pausedFor.size === 0) {
      if (now - this.#heardAt > silenceMs) {
        this.#ws.terminate();
        return;
      }
      if (now - this.#heardAt >= heartbeatMs) this.#ws.ping();
    }
    if (now - this.#spokeAt >= 2 * heartbeatMs) this.send(heartbeatFrame);

    const queued = this.#outlet.queuedBytes;
    const drained = this.#sentBytes - queued;
    if (queued === 0) this.#allowance = 0;
    if (queued === 0 || drained > this.#drainedBytes) this.#progressAt = now;
    this.#drainedBytes = drained;
    if (now - this.#progressAt > stuckMs) this.close(closeCode.slowDown, 'slow-down');
  }
}
