/** The kind of feedback of a new thread, if one is wanted, and beginnings of a sentence that a tap puts into the field. */
import { type FeedbackKind, feedbackKinds } from '@tangram/domain';
import { threadWords } from '../words/threads.ts';
import css from './discussion.module.css';

interface FeedbackPickerProps {
  readonly chosen: FeedbackKind | null;
  readonly onChoose: (kind: FeedbackKind | null) => void;
  readonly onStarter: (start: string) => void;
}

export function FeedbackPicker({ chosen, onChoose, onStarter }: FeedbackPickerProps) {
  return (
    <>
      <fieldset className={css.chips}>
        <legend className={css.legend}>{threadWords.kindIfWanted}</legend>
        {feedbackKinds.map((kind) => (
          <button
            key={kind}
            type="button"
            className={css.chip}
            aria-pressed={chosen === kind}
            title={threadWords.kindMeans[kind]}
            onClick={() => onChoose(chosen === kind ? null : kind)}
          >
            {threadWords.kinds[kind]}
          </button>
        ))}
      </fieldset>
      {chosen !== null && (
        <div className={css.starters}>
          {threadWords.starters[chosen].map((start) => (
            <button key={start} type="button" className={css.starter} onClick={() => onStarter(start)}>
              {threadWords.starter(start)}
            </button>
          ))}
        </div>
      )}
    </>
  );
}
