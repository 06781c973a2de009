/** One thread beside the page. It shows and it reports; what happens is decided by those who hand it `acts`. */
import { Button } from '@mantine/core';
import type { Comment, Thread } from '@tangram/contract';
import { memo, useRef } from 'react';
import { useFocusNext } from '../ui/use-focus-next.ts';
import { when } from '../ui/when.ts';
import { discussionWords } from '../words/discussion.ts';
import { threadWords } from '../words/threads.ts';
import { AnchorNotes } from './AnchorNotes.tsx';
import { CommentForm } from './CommentForm.tsx';
import { CommentText } from './CommentText.tsx';
import { CommentView } from './CommentView.tsx';
import css from './discussion.module.css';
import { liftDraft } from './drafts.ts';
import type { Waiting } from './outbox.ts';
import { ResolvedBy } from './ResolvedBy.tsx';
import { readByOf, readersSentence } from './readers.ts';
import { SuggestionView } from './SuggestionView.tsx';
import type { ThreadPlace } from './threads.ts';
import type { ThreadActs } from './use-thread-acts.ts';
import { WaitingComment } from './WaitingComment.tsx';

interface ThreadCardProps {
  readonly planId: string;
  readonly thread: Thread;
  readonly placeKind: ThreadPlace['kind'];
  /** What the thread is about, in words. */
  readonly about: string;
  readonly chosen: boolean;
  /** A long thread shows its first and last comments until it is chosen. */
  readonly folds: boolean;
  readonly replying: boolean;
  /** Which of its comments is being changed. */
  readonly edited: string | null;
  /** A reply was begun on this device and not sent. */
  readonly hasDraft: boolean;
  /** My replies that are on their way; null for none. */
  readonly waiting: readonly Waiting[] | null;
  readonly now: Date;
  readonly me: string;
  readonly mayComment: boolean;
  readonly mayEdit: boolean;
  readonly acts: ThreadActs;
}

/** How many comments of a folded thread are shown. */
const foldedMax = 3;

/** A thread that is resolved goes from those that are open, once nobody here writes in it. */
const threadCards = {
  within: '[data-threads]',
  one: '[data-thread-card]',
  way: '[data-threads] [aria-pressed="true"]',
  inSight: true,
};

/** Drawn again only when something of it changes: a plan may have hundreds beside it while somebody types. */
export const ThreadCard = memo(function ThreadCard(props: ThreadCardProps) {
  const { planId, thread, placeKind, about, chosen, replying, edited, now, me, mayComment, acts } = props;
  const author = thread.comments[0]?.author.name ?? '';
  const { comments } = thread;
  const isWriting = replying || edited !== null;
  const hidden = props.folds && !chosen && !isWriting ? Math.max(0, comments.length - foldedMax) : 0;
  const [first, last] = [comments.slice(0, 1), comments.slice(1 + hidden)];
  const readBy = readByOf(thread);
  const card = useRef<HTMLElement>(null);
  useFocusNext(card, threadCards);
  const view = (comment: Comment) => (
    <CommentView
      key={comment.id}
      {...{ planId, comment, now, me, mayComment, readBy, acts }}
      threadId={thread.id}
      editing={comment.id === edited}
    />
  );
  return (
    <article
      ref={card}
      aria-label={discussionWords.threadBy(author)}
      className={css.thread}
      data-chosen={chosen || undefined}
      data-thread-card={thread.id}
      // A link to the thread gives it the focus, and so does a drawer that opens with it.
      tabIndex={-1}
      data-autofocus={(chosen && !isWriting) || undefined}
      onKeyDown={(event) => {
        // In a drawer Escape closes it, and a form keeps it to itself.
        const isForm = event.target instanceof Element && event.target.closest('form') !== null;
        if (event.key !== 'Escape' || isForm || !props.folds) return;
        acts.leave(thread.id);
      }}
    >
      <button
        type="button"
        className={css.about}
        data-orphaned={placeKind === 'orphaned' || undefined}
        onClick={() => acts.choose(thread.id)}
      >
        <CommentText text={about} />
      </button>
      <AnchorNotes
        thread={thread}
        isOrphaned={placeKind === 'orphaned'}
        mayEdit={props.mayEdit}
        {...{ now, me, mayComment, acts }}
      />
      {thread.feedback !== null && (
        <p className={css.kind} title={threadWords.kindMeans[thread.feedback]}>
          {threadWords.kinds[thread.feedback]}
        </p>
      )}
      {(chosen || thread.readers !== 'everyone') && (
        <p className={css.readers} data-narrow={thread.readers !== 'everyone' || undefined}>
          {readersSentence(thread, me)}
        </p>
      )}
      {first.map(view)}
      {hidden > 0 && (
        <button type="button" className={css.quiet} onClick={() => acts.choose(thread.id)}>
          {threadWords.moreReplies(hidden)}
        </button>
      )}
      {last.map(view)}
      {thread.suggestion && (
        <SuggestionView
          thread={thread}
          suggestion={thread.suggestion}
          now={now}
          mayUse={props.mayEdit && placeKind === 'inPlace' && thread.resolved === null}
          onUse={(anyway) => acts.use(thread.id, anyway)}
        />
      )}
      {props.waiting?.map((one) => (
        <WaitingComment key={one.comment.commentId} waiting={one} acts={acts} />
      ))}
      <ResolvedBy key={`${isWriting}`} resolved={thread.resolved} now={now} isWriting={isWriting} />
      {thread.reopened && (
        <p className={css.reopened}>
          {threadWords.reopenedBy(thread.reopened.by.name, when(new Date(thread.reopened.at), now))}
        </p>
      )}
      {replying ? (
        <CommentForm
          planId={planId}
          about={thread.id}
          readBy={readBy}
          label={discussionWords.yourReply}
          onSend={async (text, _, mentions) => {
            const putBack = liftDraft(me, planId, thread.id);
            const why = await acts.reply(thread.id, text, mentions);
            if (why !== null) putBack();
            return why;
          }}
          onCancel={() => acts.startReply(null)}
        />
      ) : (
        <div className={css.acts}>
          {mayComment && (
            <>
              <Button variant="subtle" size="compact-sm" onClick={() => acts.startReply(thread.id)}>
                {props.hasDraft ? threadWords.continueReply : discussionWords.reply}
              </Button>
              <Button
                variant="subtle"
                size="compact-sm"
                onClick={() => acts.resolve(thread.id, thread.resolved === null)}
              >
                {thread.resolved ? discussionWords.reopen : discussionWords.resolve}
              </Button>
            </>
          )}
          <Button variant="subtle" size="compact-sm" onClick={() => acts.copyLink(thread.id)}>
            {threadWords.copyLink}
          </Button>
        </div>
      )}
    </article>
  );
});
