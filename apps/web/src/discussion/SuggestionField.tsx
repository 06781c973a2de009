/** Other words for the marked ones, if somebody wants to suggest them: it begins with what stands there. */
import { Textarea } from '@mantine/core';
import { threadWords } from '../words/threads.ts';
import css from './discussion.module.css';
import { FormulaPreview } from './FormulaPreview.tsx';

interface SuggestionFieldProps {
  /** Null while nothing is suggested. */
  readonly words: string | null;
  readonly replaces: string;
  readonly onChange: (words: string | null) => void;
  readonly onSend: () => void;
}

const wordsMax = 2_000;

export function SuggestionField({ words, replaces, onChange, onSend }: SuggestionFieldProps) {
  if (words === null) {
    return (
      <div>
        <button type="button" className={css.quiet} onClick={() => onChange(replaces)}>
          {threadWords.suggest}
        </button>
      </div>
    );
  }
  return (
    <div>
      <Textarea
        label={threadWords.suggestLabel}
        description={threadWords.suggestHint}
        value={words}
        maxLength={wordsMax}
        data-smart-typing="words"
        data-offers="codes"
        autosize
        minRows={2}
        maxRows={8}
        // Whoever asked for it wants to write here.
        autoFocus={words === replaces}
        onChange={(event) => onChange(event.currentTarget.value)}
        onKeyDown={(event) => {
          if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) onSend();
        }}
      />
      <FormulaPreview text={words} />
      <button type="button" className={css.quiet} onClick={() => onChange(null)}>
        {threadWords.suggestNot}
      </button>
    </div>
  );
}
