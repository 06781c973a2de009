/** The button beside what somebody selected: a comment begins here, or one whose words were removed is put here. */
import { Button } from '@mantine/core';
import { type SectionId, sectionId } from '@tangram/domain';
import { findSection } from '@tangram/plan';
import { useEffect, useRef, useState } from 'react';
import type * as Y from 'yjs';
import { usePlanContext } from '../editor/plan-context.ts';
import { useWorkbench } from '../editor/workbench.ts';
import { Floating } from '../ui/Floating.tsx';
import { isCommentKey } from '../ui/option-keys.ts';
import { useStore } from '../ui/store.ts';
import { attachWords } from '../words/attach.ts';
import { discussionWords } from '../words/discussion.ts';
import type { Beginning } from './beginning.ts';
import { fieldAt } from './field-at.ts';
import { selectedIn } from './selection.ts';
import { useAttaching } from './use-attaching.ts';

export function CommentBubble({ onComment }: { onComment: (beginning: Beginning) => void }) {
  const { mayComment, mayEdit, rooms, threads, say } = usePlanContext();
  const { editorOf, popover } = useWorkbench();
  // What is asked about a picture that was put in stands at the same place, and is asked first.
  const isAsked = useStore(popover)?.kind === 'picture';
  const attaching = useStore(threads.attaching);
  const attach = useAttaching();
  const [range, setRange] = useState<Range | null>(null);
  useEffect(() => {
    const look = () => setRange(rangeIn(getSelection(), mayEdit));
    look(); // the page was there before this part of it, and words may be selected already
    document.addEventListener('selectionchange', look);
    return () => document.removeEventListener('selectionchange', look);
  }, [mayEdit]);
  const begin = () => {
    const selection = getSelection();
    const here = selection !== null && selection.rangeCount > 0 ? selection.getRangeAt(0) : null;
    const section = here === null ? null : sectionOfRange(here, rooms.open.doc);
    const editor = section === null ? null : editorOf(section);
    const about = section && editor ? selectedIn(section, editor) : null;
    const isText = about?.kind === 'words' || about?.kind === 'element';
    if (isText && attaching !== null) return void attach(attaching, about);
    if (isText) return onComment(about);
    if (!mayComment) return;
    const field = fieldAt(document.activeElement, rooms.open.doc);
    if (field !== null) onComment(field);
    else say(about?.kind === 'tooMuch' ? discussionWords.tooMuch : discussionWords.selectFirst);
  };
  const latest = useRef(begin);
  latest.current = begin;
  useEffect(() => {
    const keys = (event: KeyboardEvent) => {
      if (!isCommentKey(event)) return;
      event.preventDefault();
      latest.current();
    };
    addEventListener('keydown', keys);
    return () => removeEventListener('keydown', keys);
  }, []);
  if (!mayComment || isAsked || range === null || sectionOfRange(range, rooms.open.doc) === null) return null;
  return (
    <Floating at={() => placeOf(range)}>
      <Button
        size="compact-md"
        variant="subtle"
        // The selection stays while the button is pressed.
        onMouseDown={(event) => event.preventDefault()}
        onClick={begin}
        title={discussionWords.commentKey}
      >
        {attaching === null ? discussionWords.comment : attachWords.here}
      </Button>
      {attaching !== null && (
        <Button size="compact-md" variant="subtle" color="gray" onClick={() => threads.attaching.set(null)}>
          {attachWords.not}
        </Button>
      )}
    </Floating>
  );
}

/** What is selected in a text. A reader has no caret; a click into an empty cell of a table selects the cell. */
function rangeIn(selection: Selection | null, mayEdit: boolean): Range | null {
  const place = elementAt(selection?.anchorNode ?? null);
  if (selection === null || selection.rangeCount === 0 || place?.closest('.ProseMirror') == null) return null;
  if (!selection.isCollapsed) return selection.getRangeAt(0);
  const cell = mayEdit ? null : place.closest('td, th');
  return cell !== null && cell.textContent === '' ? selection.getRangeAt(0) : null;
}

/** The section of the open part that a selection begins in; what only editors see cannot be commented on here. */
function sectionOfRange(range: Range, doc: Y.Doc): SectionId | null {
  const place = elementAt(range.startContainer);
  const id = place?.closest('.ProseMirror') && place.closest<HTMLElement>('[data-section]')?.dataset.section;
  return id && findSection(doc, sectionId(id)) !== null ? sectionId(id) : null;
}

/** A selection begins in a text, or, before a formula or a figure, in the element that holds it. */
function elementAt(node: Node | null): Element | null {
  return node instanceof Element ? node : (node?.parentElement ?? null);
}

/** So far down reach the handles by which a finger changes what it has selected. */
const handles = 26;

/** Beside the last of the words that are in sight, which may go on far below the window; beside the last of all when none is. */
function placeOf(range: Range) {
  const boxes = [...range.getClientRects()];
  const head = document.querySelector('[data-toolbar]')?.getBoundingClientRect().bottom ?? 0;
  const inSight = boxes.findLast((one) => one.bottom > head && one.top < innerHeight);
  const box = inSight ?? boxes.at(-1) ?? elementAt(range.startContainer)?.getBoundingClientRect();
  const { right, top, bottom } = box ?? range.getBoundingClientRect();
  const room = matchMedia('(pointer: coarse)').matches ? handles : 0;
  return { left: right - 40, top, bottom: bottom + room };
}
