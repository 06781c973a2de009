/**
 * F33: whatever authors do to a plan, a thread stays on its words as long as one of them exists, never points at others’ words,
 * and never changes a byte of text. Days of writing are made up by chance and played on the real server. `ANCHORS_RUNS=5000`
 * plays more of them, `ANCHORS_SEED=7` the same again; a day that went wrong is cut down and printed, and stays below.
 */
import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Guest, openHouse, type TestHouse } from '../testing/house.ts';
import { type Act, acts, type Desk, openDesk } from '../testing/writing-day.ts';

let house: TestHouse;
let ana: Guest;
let ben: Guest;
let coach: Guest;

beforeAll(async () => {
  house = await openHouse({ quietMs: 60 });
  [ana, ben, coach] = await Promise.all([house.as('Imani Cole'), house.as('Lucía Ramos'), house.as('Theo Brandt')]);
}, 60_000);
afterAll(() => house.tearDown(), 30_000);

/** Each desk is used for some days, and then there is a new plan. */
const daysAtDesk = 30;

function playing() {
  let desk: Desk | null = null;
  let days = 0;
  return {
    async play(day: readonly Act[]): Promise<string[]> {
      if (desk === null || days === daysAtDesk) {
        await desk?.leave();
        desk = await openDesk(house, [ana, ben], coach);
        days = 0;
      }
      days += 1;
      const plan = await desk.day();
      for (const act of day) await plan.act(act);
      return plan.end();
    },
    leave: async () => desk?.leave(),
  };
}

const person = fc.constantFrom(0 as const, 1 as const);
const place = fc.nat({ max: 40 });
const act = (what: fc.Arbitrary<Act['what']>) =>
  fc.record({ who: person, section: person, what, from: place, to: place });
/** A few comments first: a day without any says nothing. */
const days = fc
  .tuple(
    fc.array(act(fc.constantFrom('comment', 'commentFormula')), { minLength: 1, maxLength: 3 }),
    fc.array(act(fc.constantFrom(...acts)), { maxLength: 25 }),
  )
  .map(([comments, others]) => [...comments, ...others]);

const runs = Number(process.env.ANCHORS_RUNS ?? 48);
const seed = Number(process.env.ANCHORS_SEED ?? 20_261_127);
const lanes = 6;

test.concurrent.each(Array.from({ length: lanes }, (_, lane) => lane))(
  'days of writing leave every thread on its words and the words as they are, %i',
  async (lane) => {
    const { play, leave } = playing();
    const property = fc.asyncProperty(days, async (day) => {
      expect(await play(day)).toEqual([]);
    });
    try {
      await fc.assert(property, { numRuns: Math.ceil(runs / lanes), seed: seed + lane });
    } finally {
      await leave();
    }
  },
  Math.max(30_000, runs * 2_000),
);
