/** An empty database, in memory unless a file is named, with three people of two schools in it, and one of another network. */
import { type Action, decide, type Grant, type Viewer } from '@tangram/access';
import { type NetworkId, type PersonId, planId } from '@tangram/domain';
import { openStore, type Store } from '../database.ts';
import { createPlans, type Plans } from '../plans.ts';
import { createRoster, type Roster } from '../roster.ts';

export interface Fresh {
  readonly store: Store;
  readonly roster: Roster;
  readonly plans: Plans;
  readonly network: NetworkId;
  person(name: string): PersonId;
  viewer(name: string): Promise<Viewer>;
  /** Makes a plan by this person, without documents. */
  plan(id: string, by: string, more?: { made?: boolean }): Promise<void>;
  /** The grant that the rules give this person; throws when they give none. */
  grant<A extends Action>(name: string, action: A, plan: string): Promise<Grant<A>>;
}

/** `now` counts on by a second with every question, so that what is later is later. */
export async function freshDatabase(file = ':memory:'): Promise<Fresh & { now: () => number }> {
  const store = await openStore(file);
  let at = Date.parse('2026-11-23T08:00:00Z');
  const now = () => (at += 1_000);
  const roster = createRoster(store);
  const plans = createPlans(store, now);
  const someone = (name: string, role: 'teacher' | 'principal', school: string) => ({
    name,
    email: `${name}@example.org`,
    roles: [[role, school]] as const,
    offered: true,
  });
  await roster.addDemoNetwork('Elsewhere', ['Far School'], [someone('Zoe', 'teacher', 'Far School')]);
  const elsewhere = await roster.unfinished();
  await roster.finished(elsewhere.network);
  await roster.addDemoNetwork(
    'Ours',
    ['North', 'South'],
    [someone('Ana', 'teacher', 'North'), someone('Ben', 'teacher', 'South'), someone('Cleo', 'principal', 'North')],
  );
  const ours = await roster.unfinished();
  await roster.finished(ours.network);

  const person = (name: string): PersonId => {
    const found = ours.people.get(name) ?? elsewhere.people.get(name);
    if (found === undefined) throw new Error(`nobody is called ${name}`);
    return found;
  };
  const viewer = async (name: string): Promise<Viewer> => {
    const found = await roster.viewer(person(name));
    if (found === null) throw new Error(`nobody is called ${name}`);
    return found;
  };
  return {
    store,
    roster,
    plans,
    now,
    network: ours.network,
    person,
    viewer,
    async plan(id, by, { made = true } = {}) {
      await plans.begin({
        id: planId(id),
        network: (await viewer(by)).network,
        kind: 'unit',
        title: `Plan ${id}`,
        grade: 6,
        by: person(by),
        authors: [person(by)],
        seeds: { open: new Uint8Array([1, 2, 3]), authors: new Uint8Array([4]) },
      });
      if (made) await plans.made(planId(id));
    },
    async grant(name, action, plan) {
      const facts = await plans.facts(plan);
      if (facts === null) throw new Error(`there is no ${plan}`);
      const decision = decide(await viewer(name), action, facts);
      if (!decision.allowed) throw new Error(`${name} may not ${action} ${plan}: ${decision.because}`);
      return decision.grant;
    },
  };
}
