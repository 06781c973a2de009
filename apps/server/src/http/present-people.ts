/** How rows name people and moments, as answers do. */
import type { PersonCard } from '@tangram/contract';

/** Somebody by id; whoever is no longer of the network keeps their words and loses their name. */
export function personOf(id: string, people: ReadonlyMap<string, PersonCard>): PersonCard {
  return people.get(id) ?? { id, name: 'Former member', color: 0, roles: [] };
}

export function instant(epochMs: number): string {
  return new Date(epochMs).toISOString();
}
