/** The comments beside the page: what was said, in the order of the words it is about, and the form of a new one. */
import { Button, Skeleton } from '@mantine/core';
import { useEffect, useRef } from 'react';
import { problemOf } from '../api.ts';
import { usePlanContext } from '../editor/plan-context.ts';
import { Failed } from '../ui/Failed.tsx';
import { useStore } from '../ui/store.ts';
import { useNow } from '../ui/use-now.ts';
import { threadWords } from '../words/threads.ts';
import { trouble } from '../words.ts';
import { BeginThread } from './BeginThread.tsx';
import type { Beginning } from './beginning.ts';
import css from './discussion.module.css';
import { draftsOf } from './drafts.ts';
import { allOpen, type Filter, passing } from './filters.ts';
import { ThreadCard } from './ThreadCard.tsx';
import { ThreadFilters } from './ThreadFilters.tsx';
import type { PlacedThread } from './threads.ts';
import { useReading } from './use-reading.ts';
import { useSuggestion } from './use-suggestion.ts';
import { useThreadActs } from './use-thread-acts.ts';
import type { useThreads } from './use-threads.ts';
import { WaitingComment } from './WaitingComment.tsx';

export interface DiscussionProps {
  readonly threads: ReturnType<typeof useThreads>;
  readonly beginning: Beginning | null;
  /** It has come back by itself, after a reload. */
  readonly beginsAgain: boolean;
  readonly onBegun: () => void;
  readonly nameOfSection: (id: string) => string;
  readonly onGoTo: (placed: PlacedThread) => void;
}

export function Discussion({ threads, beginning, beginsAgain, onBegun, nameOfSection, onGoTo }: DiscussionProps) {
  const { planId, me, mayComment, mayEdit, threads: shared, say } = usePlanContext();
  const put = useSuggestion();
  const { answer, placed, outbox } = threads;
  const chosen = useStore(shared.chosen);
  const filter = useStore(shared.filter);
  const asked = useStore(shared.asked);
  // While one is tried for the first time, its form is still open and says so.
  const waiting = useStore(outbox.waiting).filter(({ problem }) => problem !== null);
  const now = useNow();
  const list = useRef<HTMLDivElement>(null);
  const { acts, replyingTo } = useThreadActs({
    planId,
    outbox,
    say,
    put: async (id, anyway) => {
      const found = placed.find(({ thread }) => thread.id === id);
      if (found?.place.kind !== 'inPlace' || found.thread.suggestion === null) return { kind: 'gone' };
      const { quote, suggestion } = found.thread;
      const done = await put({ thread: id, section: found.place.section, quote, words: suggestion.words }, anyway);
      // On a small screen going there closes the drawer, which has to ask first.
      if (done.kind === 'put') onGoTo(found);
      return done;
    },
    onChoose: (id) => {
      shared.chosen.set(id);
      const found = placed.find(({ thread }) => thread.id === id);
      if (found) onGoTo(found);
    },
  });
  const shown = passing(placed, filter, me.id);
  const drafts = draftsOf(me.id, planId);
  const replies = Map.groupBy(waiting, ({ comment }) => (comment.kind === 'reply' ? comment.threadId : ''));
  const homeless = waiting.filter(({ comment }) => !shown.some(({ thread }) => thread.id === comment.threadId));
  useEffect(() => {
    if (chosen === null) return;
    list.current?.querySelector(cardOf(chosen))?.scrollIntoView({ block: 'nearest' });
  }, [chosen]);
  const chosenThread = placed.find(({ thread }) => thread.id === chosen)?.thread;
  useReading(planId, chosenThread?.id ?? null, chosenThread?.comments.length ?? 0);
  // Once it is drawn, which may be a few draws after it was asked for.
  useEffect(() => {
    const card = asked === null ? null : list.current?.querySelector<HTMLElement>(cardOf(asked));
    if (!card) return;
    card.scrollIntoView({ block: 'center' });
    card.focus({ preventScroll: true });
    shared.asked.set(null);
  });

  return (
    <div ref={list} className={css.discussion}>
      {placed.length > 0 && (
        <ThreadFilters placed={placed} filter={filter} me={me.id} onFilter={(next) => shared.filter.set(next)} />
      )}
      {beginning && (
        <BeginThread
          key={JSON.stringify(beginning)}
          beginning={beginning}
          nameOfSection={nameOfSection}
          takesFocus={!beginsAgain}
          outbox={outbox}
          onBegun={(threadId) => {
            onBegun();
            if (threadId !== null) shared.chosen.set(threadId);
          }}
        />
      )}
      {answer.isPending && <Skeleton height={140} radius="lg" m={14} />}
      {answer.isError && answer.data === undefined && (
        <Failed {...trouble(problemOf(answer.error))} onRetry={() => answer.refetch()} />
      )}
      {homeless.map((one) => (
        <div key={one.comment.commentId} className={css.thread}>
          <WaitingComment waiting={one} acts={acts} />
        </div>
      ))}
      {answer.data && shown.length === 0 && beginning === null && (
        <div className={css.empty}>
          <p>{emptySentence(filter, mayComment)}</p>
          {(filter.school !== null || filter.kind !== null) && (
            <Button variant="subtle" size="compact-sm" onClick={() => shared.filter.set(allOpen)}>
              {threadWords.showAll}
            </Button>
          )}
        </div>
      )}
      {shown.map(({ thread, place }) => (
        <ThreadCard
          key={thread.id}
          planId={planId}
          thread={thread}
          placeKind={place.kind}
          sectionName={thread.sectionId === null ? null : nameOfSection(thread.sectionId)}
          chosen={chosen === thread.id}
          replying={replyingTo === thread.id}
          hasDraft={drafts.has(thread.id)}
          waiting={replies.get(thread.id) ?? null}
          now={now}
          me={me.id}
          mayComment={mayComment}
          mayEdit={mayEdit}
          acts={acts}
        />
      ))}
    </div>
  );
}

const cardOf = (thread: string) => `[data-thread-card="${CSS.escape(thread)}"]`;

function emptySentence({ show, school, kind }: Filter, mayComment: boolean): string {
  if (school !== null || kind !== null) return threadWords.empty.chosen;
  return show === 'open' && !mayComment ? threadWords.empty.openForReader : threadWords.empty[show];
}
