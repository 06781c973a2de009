/** The button beside words that somebody selected: a comment begins here. */
import { Button } from '@mantine/core';
import type { SectionId } from '@tangram/domain';
import type { QuotedWords } from '@tangram/plan';
import { useEffect, useState } from 'react';
import { usePlanContext } from '../editor/plan-context.ts';
import { useWorkbench } from '../editor/workbench.ts';
import { Floating } from '../ui/Floating.tsx';
import { words } from '../words.ts';
import { selectedWords } from './selection.ts';

export function CommentBubble({ onComment }: { onComment: (selected: QuotedWords) => void }) {
  const { mayComment, rooms } = usePlanContext();
  const { editorOf } = useWorkbench();
  const [range, setRange] = useState<Range | null>(null);
  useEffect(() => {
    const look = () => {
      const selection = getSelection();
      const inBody = selection?.anchorNode?.parentElement?.closest('.ProseMirror') != null;
      setRange(inBody && selection !== null && !selection.isCollapsed ? selection.getRangeAt(0) : null);
    };
    document.addEventListener('selectionchange', look);
    return () => document.removeEventListener('selectionchange', look);
  }, []);
  if (!mayComment || range === null) return null;
  const id = range.startContainer.parentElement?.closest<HTMLElement>('[data-section]')?.dataset.section;
  const section = [...rooms.open.doc.getMap('sections').keys()].find((one) => one === id);
  const begin = () => {
    const editor = section === undefined ? null : editorOf(section as SectionId);
    const selected = editor && selectedWords(section as SectionId, editor);
    if (selected) onComment(selected);
  };
  if (section === undefined) return null;
  return (
    <Floating at={() => placeOf(range)}>
      <Button
        size="compact-md"
        variant="subtle"
        // The selection stays while the button is pressed.
        onMouseDown={(event) => event.preventDefault()}
        onClick={begin}
      >
        {words.discussion.comment}
      </Button>
    </Floating>
  );
}

function placeOf(range: Range) {
  const boxes = range.getClientRects();
  const { right, top, bottom } = boxes[boxes.length - 1] ?? range.getBoundingClientRect();
  return { left: right - 40, top, bottom };
}
