/** The words for a picture, for those who do not see it: asked once, when it comes into the text, and changed at any time. */
import { Button, Checkbox, Group, Textarea } from '@mantine/core';
import { PICTURE_ALT_MAX } from '@tangram/plan/body';
import type { Editor } from '@tiptap/core';
import { type FormEvent, type KeyboardEvent, useId, useState } from 'react';
import { Floating } from '../../ui/Floating.tsx';
import { pictureDescriptionWords } from '../../words/picture-description.ts';
import { pictureWords } from '../../words/pictures.ts';
import css from '../popover.module.css';
import { focusText } from '../put-caret.ts';
import { useWorkbench } from '../workbench.ts';
import { askWhose } from './insert-pictures.ts';
import { isAskedAt } from './picture-questions.ts';

interface PicturePopoverProps {
  readonly editor: Editor;
  /** Where the picture stood when it was opened. */
  readonly at: number;
  readonly onClose: () => void;
}

export function PicturePopover({ editor, at, onClose }: PicturePopoverProps) {
  const title = useId();
  const workbench = useWorkbench();
  const [picture] = useState<unknown>(() => editor.state.doc.nodeAt(at)?.attrs.picture);
  const given: unknown = editor.state.doc.nodeAt(at)?.attrs.alt;
  const [alt, setAlt] = useState(typeof given === 'string' ? given : '');
  const [decorates, setDecorates] = useState(given === '');
  const close = () => {
    onClose();
    focusText(editor);
    if (isAskedAt(editor, at)) askWhose(workbench, editor, at);
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
          <strong id={title}>{pictureDescriptionWords.title}</strong>
          <Textarea
            label={pictureWords.describe}
            description={pictureDescriptionWords.hint}
            value={alt}
            disabled={decorates}
            onChange={(event) => setAlt(event.currentTarget.value)}
            onKeyDown={keys}
            maxLength={PICTURE_ALT_MAX}
            data-smart-typing="words"
            data-offers="codes"
            autosize
            minRows={2}
            maxRows={5}
            autoFocus
          />
          <Checkbox
            size="xs"
            label={pictureDescriptionWords.decoration}
            checked={decorates}
            onChange={(event) => setDecorates(event.currentTarget.checked)}
          />
          <Group justify="flex-end" gap="xs">
            <Button variant="default" size="compact-sm" onClick={close}>
              {pictureDescriptionWords.later}
            </Button>
            <Button type="submit" size="compact-sm">
              {pictureDescriptionWords.done}
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

function placeOf(editor: Editor, at: number) {
  const dom = editor.view.nodeDOM(at);
  if (dom instanceof HTMLElement) return dom.getBoundingClientRect();
  return editor.view.coordsAtPos(Math.min(at, editor.state.doc.content.size));
}
