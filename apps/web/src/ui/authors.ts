/** Who wrote a plan, as its readers are told. */
import type { PlanCard } from '@tangram/contract';

/** Who wrote it, with their school; nobody where I wrote it alone. */
export function authorsBeside({ authors }: Pick<PlanCard, 'authors'>, me: string): string[] {
  if (authors.every(({ id }) => id === me)) return [];
  return authors.map(({ name, roles }) => {
    const school = roles.find(({ schoolName }) => schoolName !== null)?.schoolName;
    return school == null ? name : `${name}, ${school}`;
  });
}
