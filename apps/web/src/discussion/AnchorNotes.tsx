/** What became of the words that a thread is about: who took them away, who put the thread on others, and how to do that. */
import { Button } from '@mantine/core';
import type { Thread } from '@tangram/contract';
import { usePlanContext } from '../editor/plan-context.ts';
import { useStore } from '../ui/store.ts';
import { when } from '../ui/when.ts';
import { anchorWords } from '../words/anchors.ts';
import { attachWords } from '../words/attach.ts';
import css from './discussion.module.css';
import type { ThreadActs } from './use-thread-acts.ts';

interface AnchorNotesProps {
  readonly thread: Thread;
  readonly isOrphaned: boolean;
  readonly now: Date;
  readonly me: string;
  readonly mayComment: boolean;
  readonly mayEdit: boolean;
  readonly acts: ThreadActs;
}

export function AnchorNotes({ thread, isOrphaned, now, me, mayComment, mayEdit, acts }: AnchorNotesProps) {
  const { attaching } = usePlanContext().threads;
  const isAttaching = useStore(attaching) === thread.id;
  const { gone, attached } = thread;
  const mayAttach = mayEdit || (mayComment && thread.comments[0]?.author.id === me);
  const at = (instant: string) => when(new Date(instant), now);
  return (
    <>
      {isOrphaned && gone !== null && (
        <p className={css.note}>
          {gone.by === null ? anchorWords.goneWhen(at(gone.at)) : anchorWords.goneBy(gone.by.name, at(gone.at))}
        </p>
      )}
      {!isOrphaned && attached !== null && (
        <p className={css.note}>{anchorWords.attachedBy(attached.by.name, at(attached.at), attached.firstQuote)}</p>
      )}
      {isOrphaned && mayAttach && (
        // What is selected in the text stays so.
        <Button
          variant="default"
          size="compact-sm"
          onMouseDown={(event) => event.preventDefault()}
          onClick={() => (isAttaching ? attaching.set(null) : acts.attach(thread.id))}
        >
          {isAttaching ? attachWords.not : anchorWords.attach}
        </Button>
      )}
    </>
  );
}
