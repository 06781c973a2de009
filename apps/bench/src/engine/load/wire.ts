/**
 * A websocket client with as little work in it as possible: frames made by hand on a TCP socket, so that what is
 * measured is the server and not the load. Every message is a write of its own, as it is from as many browsers.
 */

import { connect, type Socket } from 'node:net';

const handshake = (path: string) =>
  `GET ${path} HTTP/1.1\r\nHost: localhost\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n` +
  'Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==\r\n\r\n';

/** Every client reads into this, one after the other. */
const inlet = Buffer.alloc(256 * 1024);
const mask = [0x37, 0xfa, 0x21, 0x3d] as const;

export interface WireListener {
  /** A message; its bytes are good during the call only. */
  hear(message: Uint8Array): void;
  /** The other end is gone, and we have not left. */
  lost(why: string): void;
}

export class Wire {
  readonly #socket: Socket;
  readonly #listener: WireListener;
  /** the beginning of something whose end has not arrived */
  #kept: Buffer[] = [];
  #keptBytes = 0;
  #neededBytes = 0;
  #isOpen = false;
  readonly #opened = Promise.withResolvers<void>();
  #said = 'no goodbye';
  #isOver = false;

  constructor(port: number, path: string, listener: WireListener) {
    this.#listener = listener;
    const onread = {
      buffer: inlet,
      callback: (count: number) => {
        this.#read(inlet.subarray(0, count));
        return true;
      },
    };
    const socket = connect({ port, host: '127.0.0.1', onread }, () => socket.write(handshake(path)));
    socket.setNoDelay(true);
    socket.on('error', (error) => {
      this.#said = error.message;
    });
    socket.on('close', () => {
      if (!this.#isOpen) this.#opened.reject(new Error(`${path} was not opened: ${this.#said}`));
      else if (!this.#isOver) listener.lost(this.#said);
      this.#isOver = true;
    });
    this.#socket = socket;
  }

  /** Resolves when the server has accepted. It may have spoken before anybody hears of that. */
  get opened(): Promise<void> {
    return this.#opened.promise;
  }

  send(message: Uint8Array): void {
    this.#put(frameOf(0x82, message));
  }

  close(): void {
    this.#isOver = true;
    this.#socket.destroy();
  }

  #put(frame: Buffer): void {
    if (!this.#isOver) this.#socket.write(frame);
  }

  #read(arrived: Buffer): void {
    let bytes = arrived;
    if (this.#kept.length > 0) {
      this.#kept.push(Buffer.from(arrived));
      this.#keptBytes += arrived.length;
      if (this.#keptBytes < this.#neededBytes) return;
      bytes = Buffer.concat(this.#kept, this.#keptBytes);
      this.#kept = [];
    }
    let at = this.#isOpen ? 0 : this.#accepted(bytes);
    if (this.#isOpen) at += this.#frames(bytes.subarray(at));
    if (at === bytes.length) return;
    this.#kept = [Buffer.from(bytes.subarray(at))];
    this.#keptBytes = bytes.length - at;
  }

  /** Where the frames begin, once the server has agreed. */
  #accepted(bytes: Buffer): number {
    const end = bytes.indexOf('\r\n\r\n');
    this.#neededBytes = 0;
    if (end < 0) return 0;
    if (!bytes.includes(' 101 ')) {
      this.#said = bytes.toString('latin1', 0, end);
      this.#socket.destroy();
      return bytes.length;
    }
    this.#isOpen = true;
    this.#opened.resolve();
    return end + 4;
  }

  /** Hands on every whole message; answers where the first one begins that is not whole. */
  #frames(bytes: Buffer): number {
    let at = 0;
    for (;;) {
      this.#neededBytes = 2;
      if (bytes.length - at < 2) return at;
      const opcode = (bytes[at] as number) & 15;
      let length = (bytes[at + 1] as number) & 127;
      let from = at + 2;
      if (length === 126) from += 2;
      else if (length === 127) from += 8;
      this.#neededBytes = from - at;
      if (bytes.length < from) return at;
      if (length === 126) length = bytes.readUInt16BE(at + 2);
      else if (length === 127) length = Number(bytes.readBigUInt64BE(at + 2));
      this.#neededBytes = from - at + length;
      if (bytes.length < from + length) return at;
      const message = bytes.subarray(from, from + length);
      at = from + length;
      if (opcode === 2) this.#listener.hear(message);
      else if (opcode === 9) this.#put(frameOf(0x8a, message));
      else if (opcode === 8) this.#said = `closed with ${message.length < 2 ? 'no code' : message.readUInt16BE(0)}`;
    }
  }
}

function frameOf(head: number, message: Uint8Array): Buffer {
  const { length } = message;
  const from = length < 126 ? 6 : length < 65_536 ? 8 : 14;
  const frame = Buffer.allocUnsafe(from + length);
  frame[0] = head;
  if (length < 126) frame[1] = 0x80 | length;
  else if (length < 65_536) {
    frame[1] = 0x80 | 126;
    frame.writeUInt16BE(length, 2);
  } else {
    frame[1] = 0x80 | 127;
    frame.writeBigUInt64BE(BigInt(length), 2);
  }
  frame.set(mask, from - 4);
  for (let i = 0; i < length; i++) frame[from + i] = (message[i] as number) ^ (mask[i & 3] as number);
  return frame;
}
