/**
 * Who is signed in here. Answers come from the server; the last one is remembered, so that a page opens at once and
 * without a connection. Signing out deletes what this device keeps of the person.
 */
import type { Me, PersonCard } from '@tangram/contract';
import { useQuery } from '@tanstack/react-query';
import { createContext, useContext } from 'react';
import { api, client, queryClient, type SignOutWhere, signOut } from './api.ts';
import { deleteLocalCopies } from './live/local-copy.ts';
import { forgetPerson, remember, remembered } from './remembered.ts';

const nobody = '';
const meQuery = api.network.me.queryOptions();

/** Who the session says I am. `data` may be the remembered answer until the server has spoken. */
export function useMe() {
  const initialData = remembered<Me>(nobody, 'me');
  return useQuery({
    ...meQuery,
    queryFn: async () => {
      const me = await client.network.me();
      remember(nobody, 'me', me.person === null ? undefined : me);
      return me;
    },
    ...(initialData === undefined ? {} : { initialData, initialDataUpdatedAt: 0 }),
    staleTime: 60_000,
  });
}

/** Asks again who I am, after signing in or when an answer said that nobody is. */
export async function refreshMe(): Promise<void> {
  await queryClient.invalidateQueries({ queryKey: meQuery.queryKey });
}

export interface SignedIn extends Me {
  readonly person: PersonCard;
}

export const SignedInContext = createContext<SignedIn | null>(null);

/** The signed-in person; only for screens that are shown to nobody else. */
export function useSignedIn(): SignedIn {
  const me = useContext(SignedInContext);
  if (me === null) throw new Error('a screen for signed-in people was shown to nobody');
  return me;
}

/** Signs out here and on the server, and deletes this device's copies. False, and nothing is deleted, without a server. */
export async function leave(person: PersonCard, where: SignOutWhere): Promise<boolean> {
  if (!(await signOut(where))) return false;
  await deleteLocalCopies(person.id);
  forgetPerson(person.id);
  remember(nobody, 'me', undefined);
  // A page that starts anew: nothing of the person stays in memory.
  location.assign('/sign-in');
  return true;
}
