/** Threads that stand beside no line of the page: a few are shown at once, more behind their number. */
import { type ReactNode, useId, useState } from 'react';
import { threadWords } from '../words/threads.ts';
import css from './discussion.module.css';

interface ThreadGroupProps {
  readonly label: string;
  readonly count: number;
  /** One of them is to be seen, whatever was chosen. */
  readonly isNeeded: boolean;
  /** Another is in focus that wants to stand at its line. */
  readonly makesRoom: boolean;
  readonly children: ReactNode;
}

const shownAtOnceMax = 2;

export function ThreadGroup({ label, count, isNeeded, makesRoom, children }: ThreadGroupProps) {
  const [chosen, setChosen] = useState<boolean | null>(null);
  const inside = useId();
  const isOpen = isNeeded || (chosen ?? (!makesRoom && count <= shownAtOnceMax));
  if (count === 0) return null;
  return (
    <section className={css.group} aria-label={label}>
      <button
        type="button"
        className={css.groupHead}
        aria-expanded={isOpen}
        aria-controls={inside}
        onClick={() => setChosen(!isOpen)}
      >
        <span aria-hidden="true" className={css.fold}>
          ⌄
        </span>
        {threadWords.counted(label, count)}
      </button>
      <div id={inside}>{isOpen && children}</div>
    </section>
  );
}
