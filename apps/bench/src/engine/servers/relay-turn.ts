/**
 * A relay that does as little as one can: each frame is made once, and all of a turn leave in one write for each
 * socket. It reads nothing, stores nothing and has no place for a slow reader; it is the ceiling of what merging
 * nothing can reach.
 */

import type { Socket } from 'node:net';
import { WebSocketServer } from 'ws';
import { listening } from './control.ts';

interface Room {
  readonly sockets: Set<Socket>;
  said: { readonly by: Socket; readonly frame: Buffer }[];
}

const rooms = new Map<string, Room>();
const server = new WebSocketServer({ port: 0, host: '127.0.0.1', perMessageDeflate: false });

server.on('connection', (ws, { url = '/', socket }) => {
  let room = rooms.get(url);
  if (room === undefined) {
    room = { sockets: new Set(), said: [] };
    rooms.set(url, room);
  }
  const here = room;
  here.sockets.add(socket);
  ws.on('message', (message: Buffer) => {
    if (here.said.push({ by: socket, frame: frameOf(message) }) === 1) setImmediate(flush, here);
  });
  ws.on('close', () => here.sockets.delete(socket));
});
server.on('listening', () => {
  const address = server.address();
  if (typeof address === 'object' && address !== null) listening(address.port);
});

function flush(room: Room): void {
  const { said } = room;
  room.said = [];
  const everything = Buffer.concat(said.map(({ frame }) => frame));
  const authors = new Set(said.map(({ by }) => by));
  for (const socket of room.sockets) {
    if (!authors.has(socket)) socket.write(everything);
    else writeOthers(socket, said, everything);
  }
}

/** All but one's own: the pieces between one's own frames, in one write. */
function writeOthers(socket: Socket, said: Room['said'], everything: Buffer): void {
  let from = 0;
  let to = 0;
  socket.cork();
  for (const { by, frame } of said) {
    if (by === socket) {
      if (to > from) socket.write(everything.subarray(from, to));
      from = to + frame.length;
    }
    to += frame.length;
  }
  if (to > from) socket.write(everything.subarray(from, to));
  socket.uncork();
}

function frameOf(message: Buffer): Buffer {
  const { length } = message;
  const head = length < 126 ? [0x82, length] : length < 65_536 ? [0x82, 126, length >> 8, length & 255] : null;
  if (head !== null) return Buffer.concat([Uint8Array.from(head), message]);
  const long = Buffer.alloc(10);
  long[0] = 0x82;
  long[1] = 127;
  long.writeBigUInt64BE(BigInt(length), 2);
  return Buffer.concat([long, message]);
}
