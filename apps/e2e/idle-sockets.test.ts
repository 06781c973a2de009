/**
 * B46: five thousand connections that say nothing, or a byte a second. While somebody signs in, opens a plan and writes, each that is
 * given up is replaced by another; afterwards all of them are given up. How soon is two settings of the server (serve.test.ts).
 */
import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type House, openHouse } from './testing/house.ts';
import { signIn } from './testing/person.ts';
import { until } from './testing/until.ts';

const many = 5_000;
const atOnce = 250;

let house: House;
beforeAll(async () => {
  house = await openHouse();
});
afterAll(() => house?.tearDown());

test('B46: five thousand idle connections keep nobody out, and are given up', async () => {
  const idle = new Set<Socket>();
  const drips = new Set<Socket>();
  const answers: string[] = [];
  let made = 0;
  let refill = true;
  function add(): Socket {
    const socket = connect(house.port, '127.0.0.1');
    idle.add(socket);
    if (made++ % 10 === 0) drips.add(socket);
    socket.on('error', () => {});
    socket.on('data', (answer: Buffer) => answers.push(answer.toString('latin1', 0, 12)));
    socket.once('close', () => {
      idle.delete(socket);
      drips.delete(socket);
      if (refill) add();
    });
    return socket;
  }
  while (idle.size < many) await Promise.all(Array.from({ length: atOnce }, () => once(add(), 'connect')));
  // Every tenth says a header, a byte a second.
  const header = 'GET / HTTP/1.1\r\nX-Long: aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa';
  const said = new Map<Socket, number>();
  const drip = setInterval(() => {
    for (const socket of drips) {
      const at = said.get(socket) ?? 0;
      said.set(socket, at + 1);
      if (socket.writable) socket.write(header.charAt(at));
    }
  }, 1_000);

  const imani = await signIn(house, 'Imani Cole');
  const planId = await imani.makePlan('unit', 'In spite of them');
  const client = imani.stockClient(planId);
  await until(() => client.provider.synced, Boolean);
  expect([...idle].filter(({ connecting }) => !connecting).length).toBeGreaterThan(many / 2);

  refill = false;
  await until(
    () => idle.size,
    (count) => count === 0,
    60_000,
  );
  clearInterval(drip);
  client.provider.destroy();
  expect(answers.length).toBeGreaterThanOrEqual(many);
  expect(new Set(answers)).toEqual(new Set(['HTTP/1.1 408']));
});
