/** Below a text: what was left out of what was pasted into it. It stays until it is closed, and never takes the caret away. */
import { CloseButton } from '@mantine/core';
import type { LeftOut } from '@tangram/interchange/clipboard';
import { pasteWords } from '../../words/paste.ts';
import css from './PasteNote.module.css';

export function PasteNote({ leftOut, onClose }: { leftOut: LeftOut | null; onClose: () => void }) {
  const sentences = leftOut === null ? [] : pasteWords.leftOut(leftOut);
  return (
    <div role="status">
      {sentences.length > 0 && (
        <div className={css.note}>
          <p className={css.words}>{sentences.join(' ')}</p>
          <CloseButton aria-label={pasteWords.closeNote} onClick={onClose} />
        </div>
      )}
    </div>
  );
}
