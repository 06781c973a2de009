/**
 * A bare `ws` relay: every frame to everyone else in the room, as it came. It reads nothing, stores
 * nothing and can bring nobody up to date; it shows what the sockets alone cost.
 */

import { type WebSocket, WebSocketServer } from 'ws';
import { listening } from './control.ts';

const rooms = new Map<string, Set<WebSocket>>();
const server = new WebSocketServer({ port: 0, host: '127.0.0.1', perMessageDeflate: false });

server.on('connection', (socket, { url = '/' }) => {
  let room = rooms.get(url);
  if (room === undefined) {
    room = new Set();
    rooms.set(url, room);
  }
  const here = room;
  here.add(socket);
  socket.on('message', (data: Buffer) => {
    for (const other of here) if (other !== socket) other.send(data);
  });
  socket.on('close', () => here.delete(socket));
});
server.on('listening', () => {
  const address = server.address();
  if (typeof address === 'object' && address !== null) listening(address.port);
});
