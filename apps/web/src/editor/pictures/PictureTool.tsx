/** The button of the toolbar that brings pictures into the text. */
import { findSection } from '@tangram/plan';
import type { Editor } from '@tiptap/core';
import { useStore } from '../../ui/store.ts';
import { pictureWords } from '../../words/pictures.ts';
import { usePlanContext } from '../plan-context.ts';
import { Tool } from '../Tool.tsx';
import { useWorkbench } from '../workbench.ts';
import { choosePictures } from './insert-pictures.ts';

export function PictureTool({ editor }: { editor: Editor }) {
  const workbench = useWorkbench();
  const { rooms, say } = usePlanContext();
  const section = useStore(workbench.active)?.section;
  const inAuthors = section !== undefined && rooms.authors !== null && findSection(rooms.authors.doc, section) !== null;
  const place = { workbench, part: inAuthors ? ('authors' as const) : ('open' as const), say };
  return (
    <Tool label={pictureWords.insert} onRun={() => choosePictures(place, editor)}>
      {pictureWords.button}
    </Tool>
  );
}
