/** The words for a picture, for those who do not see it: asked once, when it comes into the text, and changed at any time. */
import { Button, Checkbox, Group, Textarea } from '@mantine/core';
import { PICTURE_ALT_MAX } from '@tangram/plan/body';
import type { Editor } from '@tiptap/core';
import { NodeSelection } from '@tiptap/pm/state';
import { type FormEvent, type KeyboardEvent, useId, useState } from 'react';
import { Floating } from '../../ui/Floating.tsx';
import { pictureWords } from '../../words/pictures.ts';
import css from '../popover.module.css';
import { focusText } from '../put-caret.ts';
import { useWorkbench } from '../workbench.ts';

interface PicturePopoverProps {
  readonly editor: Editor;
  /** Where the picture stood when it was opened. */
  readonly at: number;
  readonly onClose: () => void;
}

export function PicturePopover({ editor, at, onClose }: PicturePopoverProps) {
  const title = useId();
  const { popover } = useWorkbench();
  const [picture] = useState<unknown>(() => editor.state.doc.nodeAt(at)?.attrs.picture);
  const given: unknown = editor.state.doc.nodeAt(at)?.attrs.alt;
  const [alt, setAlt] = useState(typeof given === 'string' ? given : '');
  const [decorates, setDecorates] = useState(given === '');
  const close = () => {
    onClose();
    focusText(editor);
    if (asksWhose(editor, at)) popover.set({ kind: 'pairRow', editor });
  };
  const finish = (event: FormEvent) => {
    event.preventDefault();
    const words = decorates ? '' : alt.trim();
    if (decorates || words !== '') writeAlt(editor, picture, words);
    close();
  };
  const keys = (event: KeyboardEvent) => {
    if (event.key === 'Escape') close();
    if (event.key === 'Enter' && !event.shiftKey) finish(event);
  };
  return (
    <Floating at={() => placeOf(editor, at)}>
      <div role="dialog" aria-labelledby={title} onKeyDown={(event) => event.key === 'Escape' && close()}>
        <form className={css.popover} onSubmit={finish}>
          <strong id={title}>{pictureWords.title}</strong>
          <Textarea
            label={pictureWords.describe}
            description={pictureWords.hint}
            value={alt}
            disabled={decorates}
            onChange={(event) => setAlt(event.currentTarget.value)}
            onKeyDown={keys}
            maxLength={PICTURE_ALT_MAX}
            data-smart-typing="words"
            autosize
            minRows={2}
            maxRows={5}
            autoFocus
          />
          <Checkbox
            size="xs"
            label={pictureWords.decoration}
            checked={decorates}
            onChange={(event) => setDecorates(event.currentTarget.checked)}
          />
          <Group justify="flex-end" gap="xs">
            <Button variant="default" size="compact-sm" onClick={close}>
              {pictureWords.later}
            </Button>
            <Button type="submit" size="compact-sm">
              {pictureWords.done}
            </Button>
          </Group>
        </form>
      </div>
    </Floating>
  );
}

/** Writes a picture's words wherever it stands by now. */
function writeAlt(editor: Editor, picture: unknown, alt: string): void {
  editor.commands.command(({ tr, state }) => {
    state.doc.descendants((node, at) => {
      if (node.type.name === 'picture' && node.attrs.picture === picture) tr.setNodeAttribute(at, 'alt', alt);
    });
    return true;
  });
}

/** Whether a picture stands in a sample of student work of which nobody has said where it comes from; the caret is in that row then. */
function asksWhose({ state, view }: Editor, at: number): boolean {
  if (state.doc.nodeAt(at)?.type.name !== 'picture') return false;
  const $at = state.doc.resolve(at);
  for (let depth = $at.depth; depth > 0; depth -= 1) {
    const row = $at.node(depth);
    if (row.type.name !== 'pairRow') continue;
    if ($at.node(depth - 1).attrs.kind !== 'studentWork' || row.attrs.source !== null) return false;
    view.dispatch(state.tr.setSelection(NodeSelection.create(state.doc, at)));
    return true;
  }
  return false;
}

function placeOf(editor: Editor, at: number) {
  const dom = editor.view.nodeDOM(at);
  if (dom instanceof HTMLElement) return dom.getBoundingClientRect();
  return editor.view.coordsAtPos(Math.min(at, editor.state.doc.content.size));
}
