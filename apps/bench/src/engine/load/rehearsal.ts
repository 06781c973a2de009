/**
 * The load's own code, run some times before a moment counts that happens only once: the first one after a restart
 * waits for a server whose code has not run yet, and is not to wait for the load's as well.
 */

import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { WebSocketServer } from 'ws';
import type { Written } from './documents.ts';
import { Typist } from './typist.ts';
import { put, sizeOf } from './varint.ts';

const TIMES = 30;
const speech = { dialect: 'y-websocket', query: '', answers: true } as const;

/** Opens a document again and again, from a socket of this process that answers with all of it. */
export async function rehearse({ state }: Pick<Written, 'state'>): Promise<void> {
  const server = new WebSocketServer({ port: 0, host: '127.0.0.1', perMessageDeflate: false });
  await once(server, 'listening');
  const answer = new Uint8Array(2 + sizeOf(state.length) + state.length);
  answer[1] = 1;
  answer.set(state, put(answer, 2, state.length));
  server.on('connection', (socket) => socket.on('message', () => socket.send(answer)));
  const { port } = server.address() as AddressInfo;
  for (let time = 0; time < TIMES; time++) {
    const typist = await Typist.join({ speech, port, document: 'rehearsal', client: 1, onCharacters: () => {} });
    typist.leave();
  }
  server.close();
}
