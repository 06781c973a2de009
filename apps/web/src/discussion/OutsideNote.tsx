/**
 * Somebody is named who cannot see the plan: it says so, and has a way to let them, or to ask the authors for it. Of somebody whom
 * the thread leaves out it only says so.
 */
import { Button } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { client, problemOf } from '../api.ts';
import { usePlanContext } from '../editor/plan-context.ts';
import { mentionWords } from '../words/mentions.ts';
import { trouble } from '../words.ts';
import css from './mentions.module.css';
import type { Offered } from './use-mentions.ts';

/** More are seldom meant, and would push the words away. */
const shownMax = 3;

export function OutsideNotes({ people }: { people: readonly Offered[] }) {
  return people
    .slice(0, shownMax)
    .map(({ id, name, sees }) =>
      sees === 'nothing' ? <OutsideNote key={id} id={id} name={name} /> : <LeftOutNote key={id} name={name} />,
    );
}

function LeftOutNote({ name }: { name: string }) {
  return (
    <div className={css.outside} role="status">
      <span>{mentionWords.leftOut(name)}</span>
    </div>
  );
}

function OutsideNote({ id, name }: { id: string; name: string }) {
  const { planId, shareWith } = usePlanContext();
  const ask = useMutation({ mutationFn: () => client.requests.askToShare({ planId, personId: id }) });
  const failed = ask.error === null ? null : trouble(problemOf(ask.error));
  return (
    <div className={css.outside} role="status">
      <span>
        {mentionWords.outside(name)} {ask.isSuccess && mentionWords.askedAuthors}
        {failed && `${failed.what} ${failed.next}`}
      </span>
      {shareWith !== null && (
        <Button size="compact-sm" variant="default" onClick={() => shareWith(id)}>
          {mentionWords.share(name)}
        </Button>
      )}
      {shareWith === null && !ask.isSuccess && (
        <Button size="compact-sm" variant="default" loading={ask.isPending} onClick={() => ask.mutate()}>
          {mentionWords.askAuthors}
        </Button>
      )}
    </div>
  );
}
