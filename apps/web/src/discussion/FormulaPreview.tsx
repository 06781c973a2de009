/** How words with formulas will look, below the field that they are written in; nothing where there is none. */
import { formulaPieces } from '@tangram/plan/formulas';
import { useDeferredValue } from 'react';
import { threadWords } from '../words/threads.ts';
import { CommentText } from './CommentText.tsx';
import css from './discussion.module.css';

export function FormulaPreview({ text }: { text: string }) {
  // A key comes first, what it looks like a moment later.
  const shown = useDeferredValue(text);
  if (formulaPieces(shown).every((piece) => typeof piece === 'string')) return null;
  return (
    <div className={css.preview}>
      <p className={css.legend}>{threadWords.shownAs}</p>
      <p className={css.text}>
        <CommentText text={shown} />
      </p>
    </div>
  );
}
