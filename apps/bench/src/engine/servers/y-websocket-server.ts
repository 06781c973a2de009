/**
 * `@y/websocket-server` as its own `server.js` sets it up, with LevelDB. It asks for ws 6; here it runs on the ws of
 * everyone else.
 */

import { mkdirSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { WebSocketServer } from 'ws';
import { folder, listening } from './control.ts';

const data = join(folder, 'leveldb');
mkdirSync(data, { recursive: true });
process.env.YPERSISTENCE = data; // read when the module is loaded
console.info = () => {}; // where it keeps its data is of no interest
const { setupWSConnection } = await import('@y/websocket-server/utils');

const http = createServer();
const sockets = new WebSocketServer({ noServer: true });
sockets.on('connection', setupWSConnection);
http.on('upgrade', (request, socket, head) => {
  sockets.handleUpgrade(request, socket, head, (ws) => sockets.emit('connection', ws, request));
});
http.listen(0, '127.0.0.1', () => listening((http.address() as AddressInfo).port));
