import { expect, test } from 'vitest';
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
