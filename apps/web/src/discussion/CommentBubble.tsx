/** The button beside words that somebody selected: a comment begins here. */
import { Button } from '@mantine/core';
import { type SectionId, sectionId } from '@tangram/domain';
import { findSection } from '@tangram/plan';
import { useEffect, useRef, useState } from 'react';
import type * as Y from 'yjs';
import { usePlanContext } from '../editor/plan-context.ts';
import { useWorkbench } from '../editor/workbench.ts';
import { Floating } from '../ui/Floating.tsx';
import { words } from '../words.ts';
import type { Beginning } from './beginning.ts';
import { selectedIn } from './selection.ts';

export function CommentBubble({ onComment }: { onComment: (beginning: Beginning) => void }) {
  const { mayComment, rooms, say } = usePlanContext();
  const { editorOf } = useWorkbench();
  const [range, setRange] = useState<Range | null>(null);
  useEffect(() => {
    const look = () => {
      const selection = getSelection();
      const inBody = elementAt(selection?.anchorNode ?? null)?.closest('.ProseMirror') != null;
      setRange(inBody && selection !== null && !selection.isCollapsed ? selection.getRangeAt(0) : null);
    };
    look(); // the page was there before this part of it, and words may be selected already
    document.addEventListener('selectionchange', look);
    return () => document.removeEventListener('selectionchange', look);
  }, []);
  const begin = () => {
    const section = range === null ? null : sectionOfRange(range, rooms.open.doc);
    const editor = section === null ? null : editorOf(section);
    const about = section && editor ? selectedIn(section, editor) : null;
    if (about?.kind === 'words') onComment(about);
    else if (about?.kind === 'alone') onComment({ kind: 'section', section: about.section, alone: true });
    else if (mayComment) say(about?.kind === 'tooMuch' ? words.discussion.tooMuch : words.discussion.selectFirst);
  };
  const latest = useRef(begin);
  latest.current = begin;
  useEffect(() => {
    const keys = (event: KeyboardEvent) => {
      if (!event.altKey || !(event.ctrlKey || event.metaKey) || event.key.toLowerCase() !== 'm') return;
      event.preventDefault();
      latest.current();
    };
    addEventListener('keydown', keys);
    return () => removeEventListener('keydown', keys);
  }, []);
  if (!mayComment || range === null || sectionOfRange(range, rooms.open.doc) === null) return null;
  return (
    <Floating at={() => placeOf(range)}>
      <Button
        size="compact-md"
        variant="subtle"
        // The selection stays while the button is pressed.
        onMouseDown={(event) => event.preventDefault()}
        onClick={begin}
        title={words.discussion.commentKey}
      >
        {words.discussion.comment}
      </Button>
    </Floating>
  );
}

/** The section of the open part that a selection begins in; what only editors see cannot be commented on here. */
function sectionOfRange(range: Range, doc: Y.Doc): SectionId | null {
  const id = elementAt(range.startContainer)?.closest<HTMLElement>('[data-section]')?.dataset.section;
  return id !== undefined && findSection(doc, sectionId(id)) !== null ? sectionId(id) : null;
}

/** A selection begins in a text, or, before a formula or a figure, in the element that holds it. */
function elementAt(node: Node | null): Element | null {
  return node instanceof Element ? node : (node?.parentElement ?? null);
}

function placeOf(range: Range) {
  const boxes = range.getClientRects();
  const { right, top, bottom } = boxes[boxes.length - 1] ?? range.getBoundingClientRect();
  return { left: right - 40, top, bottom };
}
