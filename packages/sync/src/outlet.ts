/**
 * Where a connection's frames leave. What is sent in one turn of the event loop leaves in one write, and a frame
 * that many are sent is dressed for the wire once: with a write for each reader most of the time goes into the writing.
 */

import type { Duplex } from 'node:stream';
import type { WebSocket } from 'ws';

export interface Outlet {
  /** bytes that the other end has not taken yet */
  readonly queuedBytes: number;
  send(frame: Uint8Array): void;
  /** Everything that was sent leaves now. */
  flush(): void;
  /** Calls `act` each time that everything queued has left after the queue had grown. */
  onDrain(act: () => void): void;
}

/** A longer frame is not copied: it leaves behind its head. */
const COPIED_BYTES_MAX = 4_096;
/** Frames that are shorter together leave as one piece. */
const JOINED_BYTES_MAX = 1_024;
const FINAL_BINARY = 0x82;

const waiting: TurnOutlet[] = [];

function flushAll(): void {
  for (const outlet of waiting) outlet.flush();
  waiting.length = 0;
}

/** The end of a websocket that `ws` reads and we write. */
export class TurnOutlet implements Outlet {
  readonly #ws: WebSocket;
  readonly #socket: Duplex;
  #pieces: Buffer[] = [];
  #bytes = 0;

  constructor(ws: WebSocket, socket: Duplex) {
    this.#ws = ws;
    this.#socket = socket;
  }

  get queuedBytes(): number {
    return this.#socket.writableLength + this.#bytes;
  }

  send(frame: Uint8Array): void {
    if (this.#bytes === 0) {
      if (waiting.length === 0) process.nextTick(flushAll);
      waiting.push(this);
    }
    const { head, body } = dress(frame);
    this.#pieces.push(head);
    this.#bytes += head.length;
    if (body === null) return;
    this.#pieces.push(body);
    this.#bytes += body.length;
  }

  flush(): void {
    const pieces = this.#pieces;
    const bytes = this.#bytes;
    if (bytes === 0) return;
    this.#pieces = [];
    this.#bytes = 0;
    const socket = this.#socket;
    if (this.#ws.readyState !== this.#ws.OPEN) return; // a goodbye was said: nothing may follow it
    if (pieces.length === 1) socket.write(pieces[0]);
    else if (bytes <= JOINED_BYTES_MAX) socket.write(Buffer.concat(pieces, bytes));
    else {
      socket.cork();
      for (const piece of pieces) socket.write(piece);
      socket.uncork();
    }
  }

  onDrain(act: () => void): void {
    this.#socket.on('drain', act);
  }
}

/** A frame as it goes over the wire; `body` follows where it is too long to be copied. */
interface Dressed {
  readonly head: Buffer;
  readonly body: Buffer | null;
}

let lastFrame: Uint8Array | null = null;
let lastDressed: Dressed = { head: Buffer.alloc(0), body: null };

/** Everyone in a room is sent the same frame, one after the other: the last one is kept as it was dressed. */
function dress(frame: Uint8Array): Dressed {
  if (frame !== lastFrame) {
    lastDressed = dressAnew(frame);
    lastFrame = frame;
  }
  return lastDressed;
}

function dressAnew(frame: Uint8Array): Dressed {
  const { length } = frame;
  const from = length < 126 ? 2 : length < 65_536 ? 4 : 10;
  const isCopied = length <= COPIED_BYTES_MAX;
  const head = Buffer.allocUnsafe(isCopied ? from + length : from);
  head[0] = FINAL_BINARY;
  if (from === 2) head[1] = length;
  else if (from === 4) {
    head[1] = 126;
    head.writeUInt16BE(length, 2);
  } else {
    head[1] = 127;
    head.writeBigUInt64BE(BigInt(length), 2);
  }
  if (!isCopied) return { head, body: Buffer.from(frame.buffer, frame.byteOffset, length) };
  head.set(frame, from);
  return { head, body: null };
}
