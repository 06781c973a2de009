/** What stands beside the page: the comments, and for whoever edits also Review. */
import type { Where } from '@tangram/plan/checks';
import type { ReactNode } from 'react';
import { type Side, SideTabs } from '../../review/SideTabs.tsx';
import { countOf, type ReviewState } from '../../review/use-review.ts';
import { whenShown } from '../../ui/later.tsx';
import { type Store, useStore } from '../../ui/store.ts';
import { reviewCountWords } from '../../words/review-count.ts';
import { words } from '../../words.ts';
import css from './plan.module.css';

const ReviewPanel = whenShown(() => import('../../review/ReviewPanel.tsx'));

interface SideColumnProps {
  readonly side: Side;
  readonly onSide: (side: Side) => void;
  readonly openThreads: number;
  readonly discussion: ReactNode;
  /** Null for whoever may not edit: a reader is not told what is missing. */
  readonly review: Store<ReviewState> | null;
  readonly isAuthor: boolean;
  readonly nameOfSection: (id: string) => string;
  readonly onGo: (where: Where) => void;
}

export function SideColumn(props: SideColumnProps) {
  const { openThreads, discussion, review } = props;
  if (review === null) {
    return (
      <>
        <h2 className={css.rightHead}>{words.plan.commentsCount(openThreads)}</h2>
        {discussion}
      </>
    );
  }
  return <WithReview {...props} review={review} />;
}

function WithReview(props: SideColumnProps & { readonly review: Store<ReviewState> }) {
  const { side, onSide, openThreads, discussion, review, isAuthor, nameOfSection, onGo } = props;
  const state = useStore(review);
  const labels = { comments: words.plan.commentsCount(openThreads), review: reviewCountWords.tabCount(countOf(state)) };
  return (
    <SideTabs shown={side} onShow={onSide} labels={labels}>
      {side === 'comments' ? (
        discussion
      ) : (
        <ReviewPanel
          review={typeof state === 'string' ? null : state}
          failed={state === 'failed'}
          isAuthor={isAuthor}
          nameOfSection={nameOfSection}
          onGo={onGo}
        />
      )}
    </SideTabs>
  );
}
