/** The words that a thread suggests instead of those it is about; for an editor a way to use them, and who did. */
import { Button } from '@mantine/core';
import type { Thread } from '@tangram/contract';
import { useState } from 'react';
import { when } from '../ui/when.ts';
import { threadWords } from '../words/threads.ts';
import { CommentText } from './CommentText.tsx';
import css from './discussion.module.css';
import type { Put } from './use-suggestion.ts';

interface SuggestionViewProps {
  readonly thread: Thread;
  readonly suggestion: NonNullable<Thread['suggestion']>;
  readonly now: Date;
  readonly mayUse: boolean;
  readonly onUse: (anyway: boolean) => Promise<Put>;
}

export function SuggestionView({ thread, suggestion, now, mayUse, onUse }: SuggestionViewProps) {
  const [put, setPut] = useState<Put | null>(null);
  const { words, used } = suggestion;
  const [asking, setAsking] = useState(false);
  const use = (anyway: boolean) => {
    setAsking(true);
    void onUse(anyway)
      .then(setPut)
      .finally(() => setAsking(false));
  };
  const author = thread.comments[0]?.author.name ?? '';
  return (
    <div className={css.suggestion}>
      <p className={css.legend}>{words === '' ? threadWords.suggestsNothing : threadWords.suggests}</p>
      {words !== '' && (
        <p className={css.text}>
          <CommentText text={words} />
        </p>
      )}
      {used !== null && (
        <p className={css.resolved}>{threadWords.used(author, used.by.name, when(new Date(used.at), now))}</p>
      )}
      {mayUse && put?.kind !== 'changed' && (
        <Button variant="default" size="compact-sm" loading={asking} onClick={() => use(false)}>
          {threadWords.use}
        </Button>
      )}
      {mayUse && put?.kind === 'changed' && (
        <div role="alert">
          <p className={css.legend}>{threadWords.changed}</p>
          <p className={css.text}>
            <CommentText text={put.now} />
          </p>
          <div className={css.under}>
            <Button variant="default" size="compact-sm" loading={asking} onClick={() => use(true)}>
              {threadWords.useAnyway}
            </Button>
            <Button variant="subtle" size="compact-sm" onClick={() => setPut(null)}>
              {threadWords.leaveIt}
            </Button>
          </div>
        </div>
      )}
      {(put?.kind === 'apart' || put?.kind === 'gone') && (
        <p role="alert" className={css.failed}>
          {threadWords.noOnePlace}
        </p>
      )}
      {put?.kind === 'failed' && (
        <p role="alert" className={css.failed}>
          {put.trouble.what} {put.trouble.next}
        </p>
      )}
    </div>
  );
}
