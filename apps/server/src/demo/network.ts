/**
 * The demo network, made once when a data folder is new: ten schools and the people of people.ts, none of whom has a
 * password. They are signed in by one click while the demo is on, and by nothing else.
 */
import { type NetworkId, type PersonId, schoolId } from '@tangram/domain';
import type { Roster } from '../store/roster.ts';
import { type DemoName, networkName, people, schoolNames } from './people.ts';

export interface DemoNetwork {
  readonly network: NetworkId;
  readonly person: (name: DemoName) => PersonId;
}

/** Makes the network and its people. */
export async function makeDemoNetwork(roster: Roster): Promise<DemoNetwork> {
  const network = await roster.addNetwork(networkName);
  const schools = new Map((await roster.addSchools(network, schoolNames)).map((school) => [school.name, school.id]));
  const ids = new Map<string, PersonId>();
  for (const one of people) {
    const id = await roster.addPerson({
      network,
      name: one.name,
      email: `${one.name
        .normalize('NFD')
        .replace(/[^a-z ]/gi, '')
        .replaceAll(' ', '.')
        .toLowerCase()}@demo.invalid`,
      passwordHash: null,
      roles: one.roles.map(([role, school]) => {
        const held = school === null ? undefined : schools.get(school);
        return { role, school: held === undefined ? null : schoolId(held) };
      }),
      demo: 'offered' in one,
    });
    ids.set(one.name, id);
  }
  return {
    network,
    person(name) {
      const id = ids.get(name);
      if (id === undefined) throw new Error(`the demo has no ${name}`);
      return id;
    },
  };
}
