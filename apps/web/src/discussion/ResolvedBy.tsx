/** Who has resolved a thread. Whoever is writing in it then is told so, and goes on. */
import type { Thread } from '@tangram/contract';
import { useState } from 'react';
import { when } from '../ui/when.ts';
import { discussionWords } from '../words/discussion.ts';
import css from './discussion.module.css';

interface ResolvedByProps {
  readonly resolved: Thread['resolved'];
  readonly now: Date;
  /** A reply or an edit is being written. It begins and ends with a new view. */
  readonly isWriting: boolean;
}

export function ResolvedBy({ resolved, now, isWriting }: ResolvedByProps) {
  const [wasOpen] = useState(resolved === null);
  if (resolved === null && !isWriting) return null;
  // There before it says something: only then is it read out.
  return (
    <p className={css.resolved} role={isWriting ? 'status' : undefined}>
      {resolved &&
        (isWriting && wasOpen
          ? discussionWords.resolvedMeanwhile(resolved.by.name)
          : discussionWords.resolvedBy(resolved.by.name, when(new Date(resolved.at), now)))}
    </p>
  );
}
