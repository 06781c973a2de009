/** What is sent arrives as it was sent, whatever its length and whatever it leaves together with. */

import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Duplex } from 'node:stream';
import { afterEach, expect, test } from 'vitest';
import { WebSocket, WebSocketServer } from 'ws';
import { until } from '../testing/engine.ts';
import { TurnOutlet } from './outlet.ts';

const undo: (() => unknown)[] = [];
afterEach(() => {
  for (const act of undo.splice(0).reverse()) act();
});

/** Two readers, each with the outlet at the other end of its socket, and what they hear. */
async function readers() {
  const http = createServer();
  const sockets = new WebSocketServer({ noServer: true, perMessageDeflate: false });
  const ends: { ws: WebSocket; outlet: TurnOutlet; writes: number }[] = [];
  http.on('upgrade', (request, socket: Duplex, head) => {
    sockets.handleUpgrade(request, socket, head, (ws) => {
      const end = { ws, outlet: new TurnOutlet(ws, socket), writes: 0 };
      for (const way of ['_write', '_writev'] as const) {
        const write = socket[way] as (...given: unknown[]) => void;
        socket[way] = (...given: unknown[]) => {
          end.writes++;
          write.apply(socket, given);
        };
      }
      ends.push(end);
    });
  });
  http.listen(0, '127.0.0.1');
  await once(http, 'listening');
  undo.push(() => http.close());
  const heard: Buffer[][] = [];
  for (let i = 0; i < 2; i++) {
    const reader = new WebSocket(`ws://127.0.0.1:${(http.address() as AddressInfo).port}`);
    undo.push(() => reader.terminate());
    const frames: Buffer[] = [];
    heard.push(frames);
    reader.on('message', (data: Buffer, isBinary) => {
      expect(isBinary).toBe(true);
      frames.push(data);
    });
    await once(reader, 'open');
  }
  await until('both ends are there', () => ends.length === 2);
  return { ends, heard };
}

const frameOf = (length: number) => Uint8Array.from({ length }, (_, i) => (i * 7 + length) & 255);

test('frames of every length arrive whole and in order, to everyone they were sent to', async () => {
  const { ends, heard } = await readers();
  const frames = [0, 1, 125, 126, 127, 4_096, 4_097, 65_535, 65_536, 300_000, 2].map(frameOf);
  for (const frame of frames) for (const { outlet } of ends) outlet.send(frame);
  await until('all has arrived', () => heard.every((here) => here.length === frames.length));
  for (const here of heard) expect(here.every((data, i) => data.equals(frames[i] as Uint8Array))).toBe(true);
});

test('what is sent in one turn leaves in one write for each reader', async () => {
  const { ends, heard } = await readers();
  const [one, two] = ends as [(typeof ends)[number], (typeof ends)[number]];
  for (let i = 0; i < 5; i++) for (const { outlet } of ends) outlet.send(frameOf(20));
  for (let i = 0; i < 5; i++) two.outlet.send(frameOf(1_000));
  await until('all has arrived', () => heard[0]?.length === 5 && heard[1]?.length === 10);
  expect([one.writes, two.writes]).toEqual([1, 1]);
});

test('what was sent before the goodbye arrives before it, and nothing is sent after it', async () => {
  const { ends, heard } = await readers();
  const [end] = ends as [(typeof ends)[number]];
  end.outlet.send(frameOf(10));
  end.outlet.flush();
  end.ws.close(4512);
  end.outlet.send(frameOf(11));
  await once(end.ws, 'close');
  expect(heard[0]?.map(({ length }) => length)).toEqual([10]);
  expect(end.outlet.queuedBytes).toBe(0);
});
