import { expect, test } from 'vitest';
import { RawSocket, startEngine, until } from '../testing/engine.ts';
import type { Clock } from './clock.ts';
import { TurnBudget } from './turn-budget.ts';

test('joins take a few milliseconds of a turn, and what else has arrived goes in between (§S8)', () => {
  let now = 0;
  const turns: (() => void)[] = [];
  const clock: Clock = { now: () => now, wall: () => now, after: () => () => {}, soon: (act) => turns.push(act) };
  const budget = new TurnBudget(clock, 3);
  const done: string[] = [];
  for (let i = 0; i < 6; i++) {
    budget.add(() => {
      now += 2;
      done.push(`join ${i}`);
    });
  }
  for (let turn = turns.shift(); turn !== undefined; turn = turns.shift()) {
    turn();
    done.push('a key');
  }
  expect(done).toEqual(['join 0', 'join 1', 'a key', 'join 2', 'join 3', 'a key', 'join 4', 'join 5', 'a key']);
});

test('people who come all at once are let in a few at a time: other turns go in between (§S8)', async () => {
  let turn = 0;
  const cameIn: number[] = [];
  const here = await startEngine({
    limits: { joinTurnMs: 0, socketsPerPersonMax: 100 },
    observer: {
      happened({ kind }) {
        if (kind === 'connected') cameIn.push(turn);
      },
    },
  });
  let isOver = false;
  const nextTurn = () => {
    turn++;
    if (!isOver) setImmediate(nextTurn);
  };
  nextTurn();
  const everyone = await Promise.all(Array.from({ length: 40 }, () => RawSocket.open(`${here.url}/ratios?person=ana`)));
  await until('all are in', () => cameIn.length === 40);
  isOver = true;
  expect(new Set(cameIn).size).toBe(40);
  for (const { ws } of everyone) ws.terminate();
  await here.stop();
});
