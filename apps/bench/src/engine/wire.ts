/**
 * A websocket client with as little work in it as possible: frames made by hand on a TCP socket, masked
 * with zeros, so that what is measured is the server and not the load.
 */

import { connect, type Socket } from 'node:net';

const handshake = (path: string) =>
  `GET ${path} HTTP/1.1\r\nHost: localhost\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n` +
  'Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==\r\n\r\n';

export class Wire {
  readonly #socket: Socket;
  #rest: Buffer = Buffer.alloc(0);
  #isOpen = false;

  private constructor(socket: Socket) {
    this.#socket = socket;
  }

  /** Resolves when the server has accepted; every message goes to `hear`. */
  static open(port: number, path: string, hear: (message: Uint8Array) => void): Promise<Wire> {
    return new Promise((resolve, reject) => {
      const socket = connect(port, '127.0.0.1', () => socket.write(handshake(path)));
      const wire = new Wire(socket);
      socket.setNoDelay(true);
      socket.on('error', reject);
      socket.on('data', (bytes: Buffer) => {
        wire.#rest = wire.#rest.length === 0 ? bytes : Buffer.concat([wire.#rest, bytes]);
        if (!wire.#isOpen) {
          const end = wire.#rest.indexOf('\r\n\r\n');
          if (end < 0) return;
          if (!wire.#rest.includes(' 101 ')) return reject(new Error(wire.#rest.toString('latin1', 0, end)));
          wire.#rest = wire.#rest.subarray(end + 4);
          wire.#isOpen = true;
          resolve(wire);
        }
        wire.#frames(hear);
      });
    });
  }

  send(message: Uint8Array): void {
    this.#socket.write(frameOf(0x82, message));
  }

  close(): void {
    this.#socket.destroy();
  }

  #frames(hear: (message: Uint8Array) => void): void {
    let at = 0;
    const bytes = this.#rest;
    while (bytes.length - at >= 2) {
      const opcode = (bytes[at] as number) & 15;
      let length = (bytes[at + 1] as number) & 127;
      let from = at + 2;
      if (length === 126) {
        if (bytes.length < at + 4) break;
        length = bytes.readUInt16BE(at + 2);
        from = at + 4;
      } else if (length === 127) {
        if (bytes.length < at + 10) break;
        length = Number(bytes.readBigUInt64BE(at + 2));
        from = at + 10;
      }
      if (bytes.length < from + length) break;
      const message = bytes.subarray(from, from + length);
      at = from + length;
      if (opcode === 2) hear(message);
      else if (opcode === 9) this.#socket.write(frameOf(0x8a, message));
    }
    this.#rest = bytes.subarray(at);
  }
}

function frameOf(head: number, message: Uint8Array): Buffer {
  const { length } = message;
  const from = length < 126 ? 6 : length < 65_536 ? 8 : 14;
  const frame = Buffer.alloc(from + length);
  frame[0] = head;
  if (length < 126) frame[1] = 0x80 | length;
  else if (length < 65_536) {
    frame[1] = 0x80 | 126;
    frame.writeUInt16BE(length, 2);
  } else {
    frame[1] = 0x80 | 127;
    frame.writeBigUInt64BE(BigInt(length), 2);
  }
  frame.set(message, from);
  return frame;
}
