/** Whom a request would reach and whom not, by name, before it is sent; and a way to let those in. */
import { Button } from '@mantine/core';
import type { PersonCard } from '@tangram/contract';
import { useMutation } from '@tanstack/react-query';
import { api, client, problemOf, queryClient } from '../api.ts';
import { Failed } from '../ui/Failed.tsx';
import { requestWords } from '../words/requests.ts';
import { trouble } from '../words.ts';
import css from './requests.module.css';

interface ReachProps {
  readonly planId: string;
  readonly reach: {
    readonly reached: readonly PersonCard[];
    readonly notReached: readonly { readonly person: PersonCard; readonly because: 'cannotSee' | 'viewOnly' }[];
  };
  readonly onShare: () => void;
}

/** More than these are not let in one by one: then it is the plan's visibility that should be wider. */
const byNameMax = 10;
const namedMax = 12;

export function Reach({ planId, reach: { reached, notReached }, onShare }: ReachProps) {
  const letIn = useMutation({
    mutationFn: async () => {
      for (const { person } of notReached) {
        await client.sharing.setCollaborator({ planId, personId: person.id, access: 'comment' });
      }
    },
    // Some of them may be in although another was refused.
    onSettled: () => {
      for (const key of [api.requests.key(), api.sharing.key(), api.plans.open.key({ input: { planId } })]) {
        void queryClient.invalidateQueries({ queryKey: key });
      }
    },
  });
  return (
    <div className={css.reach} aria-live="polite">
      <p>
        {requestWords.reaches(reached.length)} {namesOf(reached)}
      </p>
      {notReached.length > 0 && (
        <>
          <p className={css.missed}>
            {requestWords.doesNotReach(notReached.length)} {namesOf(notReached.map(({ person }) => person))}
          </p>
          {notReached.length <= byNameMax && (
            <Button size="compact-sm" variant="default" loading={letIn.isPending} onClick={() => letIn.mutate()}>
              {requestWords.letComment(notReached.length)}
            </Button>
          )}
          <Button size="compact-sm" variant="subtle" onClick={onShare}>
            {requestWords.shareInstead}
          </Button>
        </>
      )}
      {letIn.isError && <Failed {...trouble(problemOf(letIn.error))} />}
    </div>
  );
}

function namesOf(people: readonly PersonCard[]): string {
  const names = people.slice(0, namedMax).map(({ name }) => name);
  const more = people.length - names.length;
  if (names.length === 0) return '';
  return more > 0 ? `${names.join(', ')} and ${more} more.` : `${names.join(', ')}.`;
}
