/** How much there is to look at, quietly below the outline while people write. */
import { countOf, type ReviewState } from '../review/use-review.ts';
import { type Store, useStore } from '../ui/store.ts';
import { reviewWords } from '../words/review.ts';
import css from './Outline.module.css';

export function ReviewCount({ review, onReview }: { review: Store<ReviewState>; onReview: () => void }) {
  const state = useStore(review);
  return (
    <>
      <h2 className={css.head}>{reviewWords.heading}</h2>
      <button type="button" className={css.number} onClick={onReview}>
        {state === 'failed' ? reviewWords.quietFailed : reviewWords.quiet(countOf(state))}
      </button>
    </>
  );
}
