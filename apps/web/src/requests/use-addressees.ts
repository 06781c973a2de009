/** Whom a plan's words can name and its authors can ask, as a field offers them. */
import { useQuery } from '@tanstack/react-query';
import { api } from '../api.ts';
import { requestWords } from '../words/requests.ts';

export function useAddressees(planId: string) {
  const answer = useQuery(api.requests.addressees.queryOptions({ input: { planId } }));
  const groups = answer.data?.groups ?? [];
  const people = answer.data?.people ?? [];
  const notes = new Map<string, string>();
  for (const { group, see, of } of groups) notes.set(group, requestWords.sees(see, of));
  for (const { person, access } of people) {
    const school = person.roles.find(({ schoolName }) => schoolName !== null)?.schoolName ?? '';
    const noted = access === null ? requestWords.cannotSee : access === 'view' ? requestWords.viewOnly : school;
    notes.set(person.id, noted);
  }
  return {
    choices: [
      {
        group: requestWords.groups,
        items: groups.map(({ group, name }) => ({ value: group, label: name })),
      },
      {
        group: requestWords.peopleGroup,
        items: people.map(({ person }) => ({ value: person.id, label: person.name })),
      },
    ],
    /** What is said beside a name. */
    noteOf: (addressee: string) => notes.get(addressee) ?? '',
  };
}
