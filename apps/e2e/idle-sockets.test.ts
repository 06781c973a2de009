/**
 * B46: five thousand connections that say nothing, or a byte a second, are given up within ten seconds; meanwhile people sign in,
 * open a plan and write.
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

test('B46: five thousand idle connections are given up within ten seconds, and keep nobody out', async () => {
  const sockets: Socket[] = [];
  const lived: number[] = [];
  const answers: string[] = [];
  for (let i = 0; i < many / atOnce; i += 1) {
    const batch = Array.from({ length: atOnce }, () => connect(house.port, '127.0.0.1'));
    await Promise.all(batch.map((socket) => once(socket, 'connect')));
    const began = performance.now();
    for (const socket of batch) {
      socket.on('error', () => {});
      socket.on('data', (answer: Buffer) => answers.push(answer.toString('latin1', 0, 12)));
      socket.once('close', () => lived.push(performance.now() - began));
    }
    sockets.push(...batch);
  }
  // Every tenth says a header, a byte a second.
  const header = 'GET / HTTP/1.1\r\nX-Long: aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa';
  let said = 0;
  const drip = setInterval(() => {
    const byte = header.charAt(said++);
    for (const [index, socket] of sockets.entries()) if (index % 10 === 0 && socket.writable) socket.write(byte);
  }, 1_000);

  const imani = await signIn(house, 'Imani Cole');
  const planId = await imani.makePlan('unit', 'In spite of them');
  const client = imani.stockClient(planId);
  await until(() => client.provider.synced, Boolean);
  const notGivenUp = many - lived.length;

  await until(
    () => lived.length,
    (count) => count === many,
    30_000,
  );
  clearInterval(drip);
  client.provider.destroy();
  // She came in while they were there; on a starved machine the first of them are gone before the last is open.
  expect(notGivenUp).toBeGreaterThan(0);
  // This process has five thousand ends to close as well: on a busy machine it hears of the last ones late.
  expect(lived.toSorted((one, other) => one - other)[many / 2]).toBeLessThan(10_000);
  expect(Math.max(...lived)).toBeLessThan(20_000);
  expect(new Set(answers)).toEqual(new Set(['HTTP/1.1 408']));
});
