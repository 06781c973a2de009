/** The form of a new thread, below what it will be about. */
import { sectionId } from '@tangram/domain';
import { useRef, useState } from 'react';
import { usePlanContext } from '../editor/plan-context.ts';
import { useWorkbench } from '../editor/workbench.ts';
import { newId } from '../new-id.ts';
import { discussionWords } from '../words/discussion.ts';
import { trouble } from '../words.ts';
import { aboutBeginning, type Names } from './about.ts';
import { type Beginning, placeOf, sectionOf } from './beginning.ts';
import { CommentForm } from './CommentForm.tsx';
import { CommentText } from './CommentText.tsx';
import css from './discussion.module.css';
import { liftDraft, newThreadDraft } from './drafts.ts';
import type { Outbox } from './outbox.ts';
import { cardOf } from './section-lines.ts';
import { useFocusAfter } from './use-focus-after.ts';

interface BeginThreadProps {
  readonly beginning: Beginning;
  readonly names: Names;
  readonly takesFocus: boolean;
  /** It stands beside the page, and who has written goes on there; else in the drawer. */
  readonly along: boolean;
  readonly outbox: Outbox;
  /** It is sent, or waits to be; null when it was given up. */
  readonly onBegun: (threadId: string | null) => void;
}

export function BeginThread({ beginning, names, takesFocus, along, outbox, onBegun }: BeginThreadProps) {
  const { planId, rooms, me } = usePlanContext();
  const { editorOf } = useWorkbench();
  const section = sectionOf(beginning);
  const [cameFrom] = useState(() => document.activeElement);
  const sent = useRef<string | null>(null);
  useFocusAfter(() => {
    if (along && cameFrom instanceof HTMLElement && cameFrom.isConnected && cameFrom !== document.body) {
      // What is typed next stands behind the words and not in their place.
      const editor = editorOf(sectionId(section));
      if (sent.current !== null && editor?.view.dom === cameFrom)
        editor.commands.setTextSelection(editor.state.selection.to);
      return cameFrom;
    }
    const card = sent.current === null ? null : document.querySelector<HTMLElement>(cardOf(sent.current));
    if (card !== null) return card;
    // The line of a menu where it began is gone by then: the button that opens the menu is not.
    const menu = `[id="section-${section}"] [aria-haspopup="menu"]`;
    return document.querySelector<HTMLElement>('[role="dialog"] button') ?? document.querySelector<HTMLElement>(menu);
  });
  return (
    <div className={css.thread} data-chosen="">
      <blockquote className={css.about}>
        <CommentText text={aboutBeginning(beginning, names, rooms.open.doc)} />
      </blockquote>
      <CommentForm
        planId={planId}
        about={newThreadDraft(section)}
        label={discussionWords.yourComment}
        offersKinds
        replaces={replaceable(beginning)}
        takesFocus={takesFocus}
        onSend={async (text, { feedback, suggestion, readers }, mentions) => {
          const threadId = newId();
          const place = placeOf(beginning);
          const ids = { threadId, commentId: newId() };
          const said = { text, mentions, feedback, suggestion, ...(readers && { readers }) };
          const putBack = liftDraft(me.id, planId, newThreadDraft(section));
          const problem = await outbox.send({ kind: 'start', ...ids, place, ...said });
          if (problem !== null) putBack();
          if (problem?.kind === 'refused' && problem.code === 'CONFLICT') return discussionWords.wordsChanged;
          if (problem !== null) return trouble(problem);
          sent.current = threadId;
          onBegun(threadId);
          return null;
        }}
        onCancel={() => onBegun(null)}
      />
    </div>
  );
}

/** The words that others can be suggested for: those of one line. */
function replaceable(beginning: Beginning): string | null {
  if (beginning.kind !== 'words') return null;
  const { quote } = beginning.selected;
  return quote === '' || quote.includes('\n') ? null : quote;
}
