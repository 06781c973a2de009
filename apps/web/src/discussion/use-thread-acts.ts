/** What can be done with threads, as one object that stays the same while the page is open. */
import type { Thread } from '@tangram/contract';
import type { Reaction } from '@tangram/domain';
import { useMemo, useRef } from 'react';
import { api, client, problemOf, queryClient } from '../api.ts';
import { newId } from '../new-id.ts';
import type { Store } from '../ui/store.ts';
import { threadWords } from '../words/threads.ts';
import { type Trouble, trouble } from '../words.ts';
import type { Outbox } from './outbox.ts';
import { threadLink } from './thread-link.ts';
import type { Put, Right } from './use-suggestion.ts';
import type { Uses } from './uses.ts';

export interface ThreadActs {
  /** Goes to the words that the thread is about. */
  choose(threadId: string): void;
  /** Goes back to the words, with the caret where there is one. */
  leave(threadId: string): void;
  startReply(threadId: string | null): void;
  reply(threadId: string, text: string, mentions: string[]): Promise<Trouble | null>;
  startEdit(commentId: string | null): void;
  edit(threadId: string, commentId: string, text: string, mentions: string[]): Promise<Trouble | null>;
  remove(threadId: string, commentId: string): void;
  react(threadId: string, commentId: string, reaction: Reaction, given: boolean): void;
  resolve(threadId: string, resolved: boolean): void;
  /** Puts the thread's suggestion into the plan, `anyway` also where the words have changed. */
  use(threadId: string, anyway: boolean): Promise<Put>;
  copyLink(threadId: string): void;
  /** Begins to put the thread on other words. */
  attach(threadId: string): void;
  retry(commentId: string): void;
  discard(commentId: string): void;
}

interface Parts {
  readonly planId: string;
  readonly outbox: Outbox;
  readonly uses: Uses;
  readonly replying: Store<string | null>;
  readonly editing: Store<string | null>;
  readonly onChoose: (threadId: string) => void;
  readonly onLeave: (threadId: string) => void;
  readonly put: (threadId: string, anyway: boolean, right: Right) => Promise<Put>;
  readonly onAttach: (threadId: string) => void;
  readonly say: (sentence: string) => void;
}

export function useThreadActs(parts: Parts): ThreadActs {
  const latest = useRef(parts);
  latest.current = parts;
  const { planId, outbox, uses, replying, editing } = parts;
  const acts = useMemo((): ThreadActs => {
    const attempt = async (call: Promise<Thread | null>): Promise<Trouble | null> => {
      const why = await call.then(
        () => null,
        (error: unknown) => trouble(problemOf(error)),
      );
      void queryClient.invalidateQueries({ queryKey: api.comments.list.key({ input: { planId } }) });
      return why;
    };
    const act = (call: Promise<Thread | null>) =>
      void attempt(call).then((why) => why !== null && latest.current.say(`${why.what} ${why.next}`));
    return {
      choose: (threadId) => latest.current.onChoose(threadId),
      leave: (threadId) => latest.current.onLeave(threadId),
      startReply: replying.set,
      async reply(threadId, text, mentions) {
        const problem = await outbox.send({ kind: 'reply', threadId, commentId: newId(), text, mentions });
        if (problem !== null) return trouble(problem);
        if (replying.get() === threadId) replying.set(null);
        return null;
      },
      startEdit: editing.set,
      async edit(threadId, commentId, text, mentions) {
        const problem = await attempt(client.comments.edit({ planId, threadId, commentId, text, mentions }));
        if (problem === null && editing.get() === commentId) editing.set(null);
        return problem;
      },
      remove: (threadId, commentId) => act(client.comments.remove({ planId, threadId, commentId })),
      react: (threadId, commentId, reaction, given) =>
        act(client.comments.react({ planId, threadId, commentId, reaction, given })),
      resolve: (threadId, resolved) => act(client.comments[resolved ? 'resolve' : 'reopen']({ planId, threadId })),
      async use(threadId, anyway) {
        const put = await latest.current.put(threadId, anyway, uses.rightTo(threadId));
        if (put.kind === 'taken' || put.kind === 'late') latest.current.say(threadWords[put.kind]);
        void queryClient.invalidateQueries({ queryKey: api.comments.list.key({ input: { planId } }) });
        return put;
      },
      copyLink: (threadId) => {
        const link = threadLink(planId, threadId);
        const { say } = latest.current;
        copy(link).then(
          () => say(threadWords.linkCopied),
          () => say(threadWords.linkNotCopied(link)),
        );
      },
      attach: (threadId) => latest.current.onAttach(threadId),
      retry: (commentId) => void outbox.retry(commentId),
      discard: (commentId) => outbox.discard(commentId),
    };
  }, [planId, outbox, uses, replying, editing]);
  return acts;
}

/** Fails where the browser has no clipboard for this page, as on an address without https. */
async function copy(text: string): Promise<void> {
  await navigator.clipboard.writeText(text);
}
