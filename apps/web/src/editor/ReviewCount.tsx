/** How much there is to look at, quietly below the outline while people write. */
import { countOf, type ReviewState } from '../review/use-review.ts';
import { type Store, useStore } from '../ui/store.ts';
import { reviewCountWords } from '../words/review-count.ts';
import css from './Outline.module.css';

export function ReviewCount({ review, onReview }: { review: Store<ReviewState>; onReview: () => void }) {
  const state = useStore(review);
  return (
    <>
      <h2 className={css.head}>{reviewCountWords.heading}</h2>
      <button type="button" className={css.number} onClick={onReview}>
        {state === 'failed' ? reviewCountWords.quietFailed : reviewCountWords.quiet(countOf(state))}
      </button>
    </>
  );
}
