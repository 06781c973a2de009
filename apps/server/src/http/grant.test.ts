/** A “no” to somebody who may not know of a plan: the same answer by the same way as for a plan that is not there. */
import { actions } from '@tangram/access';
import type { KyselyPlugin } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createPlans } from '../store/plans.ts';
import { type Fresh, freshDatabase } from '../store/testing/fresh-database.ts';
import { createGrants } from './grant.ts';

let fresh: Fresh;
/** What the database was asked, with the plan's id left out. */
let asked: string[] = [];
let grant: ReturnType<typeof createGrants>;

beforeAll(async () => {
  fresh = await freshDatabase();
  await fresh.plan('hidden', 'Ana');
  const listening: KyselyPlugin = {
    transformQuery({ node }) {
      asked.push(JSON.stringify(node).replaceAll(/"(hidden|missing)"/g, '"a plan"'));
      return node;
    },
    transformResult: async ({ result }) => result,
  };
  grant = createGrants(createPlans(fresh.store.withPlugin(listening), () => 0));
});
afterAll(() => fresh.store.destroy());

async function refused(name: string, action: (typeof actions)[number], plan: string) {
  const viewer = await fresh.viewer(name);
  asked = [];
  const answer: unknown = await grant(viewer, action, plan).then(
    () => 'granted',
    (error: unknown) => error,
  );
  return { asked, answer };
}

test.each(actions)(
  'A7: to %s a plan that is not shared takes the same questions as one that is not there',
  async (action) => {
    for (const name of ['Ben', 'Cleo', 'Zoe']) {
      const missing = await refused(name, action, 'missing');
      expect(missing.asked.length).toBeGreaterThan(0);
      expect(await refused(name, action, 'hidden'), name).toEqual(missing);
    }
    expect((await refused('Ana', action, 'hidden')).answer).toBe('granted');
  },
);
