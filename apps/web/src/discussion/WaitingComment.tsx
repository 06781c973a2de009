/** A comment that is not on the server yet, and why. */
import { threadWords } from '../words/threads.ts';
import { trouble } from '../words.ts';
import { CommentText } from './CommentText.tsx';
import css from './discussion.module.css';
import { isRefusal, type Waiting } from './outbox.ts';
import type { ThreadActs } from './use-thread-acts.ts';

export function WaitingComment({ waiting, acts }: { waiting: Waiting; acts: Pick<ThreadActs, 'retry' | 'discard'> }) {
  const { comment, problem } = waiting;
  const refused = problem !== null && isRefusal(problem);
  return (
    <div className={css.waiting}>
      <p className={css.text}>
        <CommentText text={comment.text} />
      </p>
      <p role="status" className={refused ? css.failed : css.waits}>
        {refused ? `${threadWords.notSent} ${trouble(problem).what}` : whyWaiting(waiting)}
      </p>
      <div className={css.under}>
        {refused && (
          <button type="button" className={css.quiet} onClick={() => acts.retry(comment.commentId)}>
            {threadWords.tryAgain}
          </button>
        )}
        <button type="button" className={css.quiet} onClick={() => acts.discard(comment.commentId)}>
          {threadWords.discard}
        </button>
      </div>
    </div>
  );
}

function whyWaiting({ problem }: Waiting): string {
  if (problem?.kind === 'unreachable') return threadWords.waits.offline;
  return problem?.kind === 'signedOut' ? threadWords.waits.signedOut : threadWords.waits.busy;
}
