/** T-leak (F28): ten thousand connections that are refused, and ten thousand that are not, leave nothing behind. */

import { once } from 'node:events';
import { mkdtempSync } from 'node:fs';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { until } from '../testing/engine.ts';
import { type Running, startServer } from '../testing/processes.ts';

interface Measured {
  readonly heapUsed: number;
  readonly timers: number;
}

async function measure({ child }: Running): Promise<Measured> {
  child.send('measure');
  const [answer] = await once(child, 'message');
  return answer as Measured;
}

/** A masked frame with an empty state vector, and one that closes. */
const askForAll = Buffer.from([0x82, 0x84, 0, 0, 0, 0, 0, 0, 1, 0]);
const goodbye = Buffer.from([0x88, 0x82, 0, 0, 0, 0, 0x03, 0xe8]);

/** Connects by hand, as cheaply as it goes. Resolves when the socket is gone, with the HTTP status. */
async function visit(port: number, path: string, headers: string, stays: boolean): Promise<number> {
  const socket = connect({ port, host: '127.0.0.1', noDelay: true });
  socket.on('error', () => {});
  socket.write(
    `GET ${path} HTTP/1.1\r\nHost: localhost:${port}\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n` +
      `Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n${headers}\r\n`,
  );
  let status = 0;
  let heard = 0;
  socket.on('data', (data: Buffer) => {
    if (status === 0) {
      status = Number(data.toString('latin1', 9, 12));
      if (status !== 101) socket.end();
      else if (stays) socket.write(askForAll);
      else socket.write(goodbye);
      return;
    }
    heard += data.length;
    if (stays && heard > 4) socket.write(goodbye);
  });
  await once(socket, 'close');
  return status;
}

async function visits(count: number, visitOne: (i: number) => Promise<number>): Promise<Set<number>> {
  const statuses = new Set<number>();
  let next = 0;
  const visitor = async () => {
    while (next < count) statuses.add(await visitOne(next++));
  };
  await Promise.all(Array.from({ length: 20 }, visitor));
  return statuses;
}

test('T-leak: 10,000 refused and 10,000 welcome connections: the heap grows by less than 5 MB, and no timer stays', async () => {
  const server = await startServer(mkdtempSync(join(tmpdir(), 'tangram-leak-')), {
    nodeArguments: ['--expose-gc', '--import', fileURLToPath(new URL('../testing/measured.ts', import.meta.url))],
  });
  const port = Number(server.port);
  const foreign = (i: number) => visit(port, `/room-${i}`, 'Origin: https://site.evil\r\n', false);
  const ofAnotherHistory = (i: number) => visit(port, `/room-${i}?generation=9`, '', false);
  const welcome = (i: number) => visit(port, `/room-${i % 10}?ack=1`, '', true);
  const everybody = async (count: number) => {
    expect(await visits(count / 2, foreign)).toEqual(new Set([403]));
    expect(await visits(count / 2, ofAnotherHistory)).toEqual(new Set([101]));
    expect(await visits(count, welcome)).toEqual(new Set([101]));
  };
  await everybody(1_000);
  let before = await measure(server);
  await until('the last goodbyes are said', async () => {
    before = await measure(server);
    return before.timers < 20;
  });
  await everybody(10_000);
  let after = await measure(server);
  await until('as few timers run as before', async () => {
    after = await measure(server);
    return after.timers <= before.timers;
  });
  expect(after.heapUsed - before.heapUsed).toBeLessThan(5 * 2 ** 20);
  expect(server.complaints()).toBe('');
  await server.end('SIGTERM');
}, 120_000);
