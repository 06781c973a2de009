import { once } from 'node:events';
import { afterEach, expect, test } from 'vitest';
import { WebSocket } from 'ws';
import { RawSocket, startEngine, stockClient, until } from '../testing/engine.ts';
import { manualClock } from '../testing/manual-clock.ts';

const undo: (() => unknown)[] = [];
afterEach(async () => {
  for (const act of undo.splice(0).reverse()) await act();
});

test('a lonely client hears something at least every fifteen seconds: a stock one hangs up after thirty (§D4)', async () => {
  const clock = manualClock();
  const here = await startEngine({ clock });
  undo.push(() => here.stop());
  const ana = await RawSocket.open(`${here.url}/ratios?person=ana`);
  undo.push(() => ana.ws.terminate());
  await until('she is in the room', () => ana.frames.length > 0);
  for (let round = 0; round < 4; round++) {
    const heard = ana.frames.length;
    for (let second = 0; second < 15; second++) {
      clock.turn(1_000);
      ana.ws.ping();
      await once(ana.ws, 'pong');
    }
    await until('she hears something', () => ana.frames.length > heard);
  }
  expect(ana.closed).toBeNull();
});

test('whoever has gone without a word is gone for the others within fifteen seconds', async () => {
  const clock = manualClock();
  const here = await startEngine({ clock });
  undo.push(() => here.stop());
  const dead = new WebSocket(`${here.url}/ratios?person=dead`, { autoPong: false });
  undo.push(() => dead.terminate());
  await once(dead, 'message');
  let code = 0;
  dead.on('close', (closedWith) => {
    code = closedWith;
  });
  clock.turn(14_000);
  expect(here.events.filter(({ kind }) => kind === 'closed')).toEqual([]);
  clock.turn(3_000);
  await until('the socket is cut', () => code !== 0);
  expect(code).toBe(1006);
});

test('whoever sits still is not forgotten: the server repeats who is here', async () => {
  const clock = manualClock();
  const here = await startEngine({ clock });
  undo.push(() => here.stop());
  const ana = stockClient(here.url, 'ratios', { person: 'ana' });
  undo.push(() => ana.leave());
  const ben = await RawSocket.open(`${here.url}/ratios?person=ben`);
  undo.push(() => ben.ws.terminate());
  const ofAna = () => ben.of(1).filter((frame) => Buffer.from(frame).includes('ANA')).length;
  await until('Ben has heard of Ana', () => {
    clock.turn(10);
    return ofAna() > 0;
  });
  const before = ofAna();
  for (let second = 0; second < 16; second++) {
    clock.turn(1_000);
    ben.send(3);
    await new Promise((resolve) => setImmediate(resolve));
  }
  await until('Ben hears of her again', () => ofAna() > before);
});
