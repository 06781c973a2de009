/** The outbox of an open plan: comments wait in this device's memory and go when there is a way. */
import type { Me } from '@tangram/contract';
import { useEffect, useMemo } from 'react';
import { api, client, type Problem, problemOf, readAgain } from '../api.ts';
import { namesRemembered, remember, remembered } from '../remembered.ts';
import { useStore } from '../ui/store.ts';
import { createOutbox, type Outbox, type Outgoing } from './outbox.ts';

const againMs = 5_000;

export function useOutbox(planId: string, person: string): Outbox {
  const outbox = useMemo(() => {
    const start = `waiting:${planId}:`;
    return createOutbox(
      {
        all: () => namesRemembered(person, start).flatMap((name) => remembered<Outgoing>(person, name) ?? []),
        keep: (comment) => remember(person, start + comment.commentId, comment),
        forget: (commentId) => remember(person, start + commentId, undefined),
      },
      async (comment): Promise<Problem | null> => {
        // Somebody else may have signed in beside this page: nothing goes out under their name.
        const me = remembered<Me>('', 'me');
        if (me !== undefined && me.person?.id !== person) return { kind: 'signedOut' };
        return deliver(planId, comment).then(() => null, problemOf);
      },
    );
  }, [planId, person]);
  const count = useStore(outbox.waiting).length;
  useEffect(() => {
    if (count === 0) return;
    const again = () => void outbox.sendWaiting();
    const timer = setInterval(again, againMs);
    addEventListener('online', again);
    return () => {
      clearInterval(timer);
      removeEventListener('online', again);
    };
  }, [outbox, count]);
  useEffect(() => void outbox.sendWaiting(), [outbox]);
  return outbox;
}

async function deliver(planId: string, comment: Outgoing): Promise<void> {
  const { threadId, commentId, text, mentions = [] } = comment;
  const written = { planId, threadId, commentId, text, mentions };
  if (comment.kind === 'reply') await client.comments.reply(written);
  else {
    const { place, feedback, suggestion, readers } = comment;
    await client.comments.start({ ...written, place, feedback, suggestion, readers });
  }
  await readAgain(api.comments.list.key({ input: { planId } }));
}
