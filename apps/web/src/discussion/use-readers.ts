/** Who could read a new thread, by whom it is for. */
import type { ThreadReaders } from '@tangram/domain';
import { useQuery } from '@tanstack/react-query';
import { api } from '../api.ts';
import { useSignedIn } from '../session.ts';
import { type ReadBy, readByEveryone, readersChoices } from './readers.ts';

/** Nobody until the server has said who. */
export function useChosenReaders(planId: string, readers: ThreadReaders): ReadBy {
  const { person } = useSignedIn();
  const isNarrow = readers !== 'everyone';
  const circle = useQuery(api.sharing.circle.queryOptions({ input: { planId }, staleTime: 60_000, enabled: isNarrow }));
  if (!isNarrow) return readByEveryone;
  const choices = circle.data === undefined ? [] : readersChoices(circle.data, person);
  const others = choices.find((choice) => choice.readers === readers)?.others ?? [];
  return { readers, people: new Set(others.map(({ id }) => id)) };
}
