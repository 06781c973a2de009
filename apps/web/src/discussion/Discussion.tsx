/** The comments beside the page: what was said, in the order of the words it is about, and the form of a new one. */
import { Button, Skeleton } from '@mantine/core';
import type { Comment, Place } from '@tangram/contract';
import type { SectionId } from '@tangram/domain';
import type { QuotedWords } from '@tangram/plan';
import { useMutation } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import { api, client, problemOf, queryClient } from '../api.ts';
import { usePlanContext } from '../editor/plan-context.ts';
import { newId } from '../new-id.ts';
import { Failed } from '../ui/Failed.tsx';
import { useStore } from '../ui/store.ts';
import { useNow } from '../ui/use-now.ts';
import { trouble, words } from '../words.ts';
import { CommentForm } from './CommentForm.tsx';
import css from './discussion.module.css';

import { ThreadCard } from './ThreadCard.tsx';
import type { PlacedThread } from './threads.ts';
import type { useThreads } from './use-threads.ts';

/** What a new thread will be about. */
export type Beginning =
  /** `around`: a formula was selected, and the words beside it carry the mark. */
  | { readonly kind: 'words'; readonly selected: QuotedWords; readonly around: boolean }
  /** `alone`: a formula or figure was selected that has no words beside it. */
  | { readonly kind: 'section'; readonly section: SectionId; readonly alone: boolean };

interface DiscussionProps {
  readonly threads: ReturnType<typeof useThreads>;
  readonly beginning: Beginning | null;
  readonly onBegun: () => void;
  readonly nameOfSection: (id: string) => string;
  readonly onGoTo: (placed: PlacedThread) => void;
}

export function Discussion({ threads, beginning, onBegun, nameOfSection, onGoTo }: DiscussionProps) {
  const { planId, me, mayComment, threads: shared } = usePlanContext();
  const chosen = useStore(shared.chosen);
  const now = useNow();
  const [showResolved, setShowResolved] = useState(false);
  const [replyingTo, setReplyingTo] = useState<string | null>(null);
  const list = useRef<HTMLDivElement>(null);
  const act = useMutation({
    mutationFn: (call: () => Promise<unknown>) => call(),
    onSettled: () => queryClient.invalidateQueries({ queryKey: api.comments.list.key({ input: { planId } }) }),
  });
  const { answer, placed } = threads;
  const open = placed.filter(({ thread }) => thread.resolved === null);
  const resolved = placed.filter(({ thread }) => thread.resolved !== null);
  useEffect(() => {
    if (chosen === null) return;
    const card = list.current?.querySelector(`[data-thread-card="${CSS.escape(chosen)}"]`);
    card?.scrollIntoView({ block: 'nearest' });
  }, [chosen]);

  const done = (call: () => Promise<unknown>) =>
    act.mutateAsync(call).then(
      () => true,
      () => false,
    );
  const failed = act.isError ? startTrouble(act.error) : null;
  const draw = (one: PlacedThread) => {
    const { thread } = one;
    const at = { planId, threadId: thread.id };
    return (
      <ThreadCard
        key={thread.id}
        placed={one}
        sectionName={thread.sectionId === null ? null : nameOfSection(thread.sectionId)}
        chosen={chosen === thread.id}
        now={now}
        me={me.id}
        mayComment={mayComment}
        onChoose={() => {
          shared.chosen.set(thread.id);
          onGoTo(one);
        }}
        onReply={() => setReplyingTo(thread.id)}
        onResolve={() => void done(() => client.comments.resolve(at))}
        onReopen={() => void done(() => client.comments.reopen(at))}
        onDelete={(comment: Comment) => void done(() => client.comments.remove({ ...at, commentId: comment.id }))}
      >
        {replyingTo === thread.id && (
          <CommentForm
            planId={planId}
            about={thread.id}
            label={words.discussion.yourReply}
            sending={act.isPending}
            failed={failed}
            onSend={async (text) => {
              const sent = await done(() => client.comments.reply({ ...at, commentId: newId(), text }));
              if (sent) setReplyingTo(null);
              return sent;
            }}
            onCancel={() => setReplyingTo(null)}
          />
        )}
      </ThreadCard>
    );
  };
  return (
    <div ref={list} className={css.discussion}>
      {beginning && (
        <BeginThread
          key={JSON.stringify(beginning)}
          beginning={beginning}
          sectionName={nameOfSection(beginning.kind === 'section' ? beginning.section : beginning.selected.section)}
          sending={act.isPending}
          failed={failed}
          onSend={async (place, text) => {
            const threadId = newId();
            const sent = await done(() => client.comments.start({ planId, threadId, commentId: newId(), place, text }));
            if (sent) {
              onBegun();
              shared.chosen.set(threadId);
            }
            return sent;
          }}
          onCancel={onBegun}
        />
      )}
      {answer.isPending && <Skeleton height={140} radius="lg" m={14} />}
      {answer.isError && answer.data === undefined && (
        <Failed {...trouble(problemOf(answer.error))} onRetry={() => answer.refetch()} />
      )}
      {failed && replyingTo === null && beginning === null && <Failed {...failed} />}
      {answer.data && open.length === 0 && beginning === null && (
        <p className={css.empty}>{mayComment ? words.discussion.none : words.discussion.noneForReader}</p>
      )}
      {open.map(draw)}
      {resolved.length > 0 && (
        <Button variant="subtle" size="compact-sm" m={14} onClick={() => setShowResolved(!showResolved)}>
          {showResolved ? words.discussion.hideResolved : words.discussion.showResolved(resolved.length)}
        </Button>
      )}
      {showResolved && resolved.map(draw)}
    </div>
  );
}

interface BeginThreadProps {
  readonly beginning: Beginning;
  readonly sectionName: string;
  readonly sending: boolean;
  readonly failed: ReturnType<typeof trouble> | null;
  readonly onSend: (place: Place, text: string) => Promise<boolean>;
  readonly onCancel: () => void;
}

function BeginThread({ beginning, sectionName, sending, failed, onSend, onCancel }: BeginThreadProps) {
  const { planId } = usePlanContext();
  const place: Place =
    beginning.kind === 'section'
      ? { kind: 'section', sectionId: beginning.section }
      : {
          kind: 'words',
          sectionId: beginning.selected.section,
          from: beginning.selected.from,
          to: beginning.selected.to,
          quote: beginning.selected.quote,
        };
  const note =
    beginning.kind === 'section'
      ? beginning.alone
        ? words.discussion.formulaAlone
        : null
      : beginning.around
        ? words.discussion.aroundFormula
        : null;
  return (
    <div className={css.thread} data-chosen="">
      <blockquote className={css.about}>
        {beginning.kind === 'section' ? words.discussion.aboutSection(sectionName) : beginning.selected.quote}
      </blockquote>
      {note !== null && <p className={css.note}>{note}</p>}
      <CommentForm
        planId={planId}
        about={`new:${place.sectionId}`}
        label={words.discussion.yourComment}
        sending={sending}
        failed={failed}
        onSend={(text) => onSend(place, text)}
        onCancel={onCancel}
      />
    </div>
  );
}

function startTrouble(error: unknown) {
  const problem = problemOf(error);
  if (problem.kind === 'refused' && problem.code === 'CONFLICT') return words.discussion.wordsChanged;
  return trouble(problem);
}
