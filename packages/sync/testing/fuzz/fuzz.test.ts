import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { expect, test } from 'vitest';
import * as Y from 'yjs';
import { until } from '../engine.ts';
import { dice, type Written, writtenTogether } from '../histories.ts';
import { attack } from './attack.ts';
import { findings } from './corpus.ts';
import { houseUnderAttack } from './house.ts';
import { lie } from './mutate.ts';
import { putTogether, takeApart } from './structs.ts';

const MINUTES = 60_000;
setFlagsFromString('--expose-gc');
const collectGarbage: () => void = runInNewContext('gc');
const liveMiB = () => {
  collectGarbage();
  return process.memoryUsage().heapUsed / 2 ** 20;
};

test('updates taken apart and put together again make the same document', () => {
  const [as, again] = [new Y.Doc(), new Y.Doc()];
  for (const { update } of writtenTogether(5, 3, 300)) {
    Y.applyUpdate(as, update);
    Y.applyUpdate(again, putTogether(takeApart(update)));
  }
  expect(Y.encodeStateAsUpdate(again)).toEqual(Y.encodeStateAsUpdate(as));
});

test('the same dice tell the same lie', () => {
  const { update } = writtenTogether(5, 1, 20)[0] as Written;
  const target = { clients: [1], ends: new Map([[1, 3]]) };
  const told = Array.from({ length: 2 }, () => lie(update, dice(9), target));
  expect(told[0]).toEqual(told[1]);
});

test('M1: what once did harm does none', async () => {
  const house = houseUnderAttack();
  const ana = house.editor('ana');
  for (const { name, frame } of findings()) {
    const eve = house.open('eve', 'edit');
    eve.send(frame);
    await until(`${name} is answered`, () => eve.closedWith !== null);
    await ana.type('and on. ');
  }
  expect(house.failures).toEqual([]);
  await house.stop();
});

test(
  'B16, A23, A24: a hundred thousand hostile frames, and the honest editor is acknowledged after each thousand (§C1, §C5)',
  async () => {
    const before = liveMiB();
    const { frames, stored, closed } = await attack(100_000, 20_261_126);
    expect(frames).toBe(100_000);
    expect(
      stored,
      'some of the frames get through: an attack that is always refused at the door shows little',
    ).toBeGreaterThan(1_000);
    for (const code of [4400, 4409, 4413, 4422]) expect(closed[code]).toBeGreaterThan(0);
    expect(liveMiB() - before).toBeLessThan(50);
  },
  10 * MINUTES,
);
