/**
 * The demo network, made once when there is no network yet: ten schools and the people of people.ts, none of whom has a
 * password. They are signed in by one click while the demo is on, and by nothing else. When a first start is interrupted,
 * the next one goes on where it stopped.
 */
import type { Roster } from '../store/roster.ts';
import { networkName, people, schoolNames } from './people.ts';

export interface DemoParts {
  readonly roster: Roster;
}

/** Makes the demo network, or what is missing of it; leaves any other network alone. */
export async function makeDemoNetwork({ roster }: DemoParts): Promise<void> {
  const found = await roster.networks();
  if (found === 'some') return;
  if (found === 'none') {
    const everybody = people.map((one) => ({
      name: one.name,
      email: addressOf(one.name),
      roles: one.roles,
      offered: 'offered' in one,
    }));
    await roster.addDemoNetwork(networkName, schoolNames, everybody);
  }
  const { network } = await roster.unfinished();
  await roster.finished(network);
}

/** An address that no mail can reach. */
function addressOf(name: string): string {
  const letters = name.normalize('NFD').replace(/[^a-z ]/gi, '');
  return `${letters.replaceAll(' ', '.').toLowerCase()}@demo.invalid`;
}
