/**
 * What is asked about a picture when it comes into the text: first whose work it shows, where it shows student work, then its words for
 * those who do not see it, which can be changed at any time. Words for a photo are not written before it is known whose it is: they
 * would be in the document that its readers have.
 */
import { Button, Checkbox, Group, Textarea } from '@mantine/core';
import { PICTURE_ALT_MAX } from '@tangram/plan/body';
import type { Editor } from '@tiptap/core';
import { type FormEvent, type KeyboardEvent, useId, useState } from 'react';
import { Floating } from '../../ui/Floating.tsx';
import { pictureDescriptionWords } from '../../words/picture-description.ts';
import { pictureWords } from '../../words/pictures.ts';
import { whoseWorkWords } from '../../words/whose-work.ts';
import css from '../popover.module.css';
import { focusText } from '../put-caret.ts';
import { useWorkbench } from '../workbench.ts';
import { WhoseWork } from './WhoseWork.tsx';
import { isInQuestion, sourceOf } from './whose-work.ts';

interface PicturePopoverProps {
  readonly editor: Editor;
  /** Where the picture stood when it was opened. */
  readonly at: number;
  readonly onClose: () => void;
}

export function PicturePopover({ editor, at, onClose }: PicturePopoverProps) {
  const title = useId();
  const [picture] = useState(() => String(editor.state.doc.nodeAt(at)?.attrs.picture));
  const [isAsked, setAsked] = useState(() => isInQuestion(editor, picture));
  const given: unknown = editor.state.doc.nodeAt(at)?.attrs.alt;
  const { waitingWords } = useWorkbench().pictures;
  const [alt, setAlt] = useState(typeof given === 'string' ? given : (waitingWords.of(picture) ?? ''));
  const [decorates, setDecorates] = useState(given === '');
  const close = () => {
    onClose();
    focusText(editor);
  };
  /** A first description is not lost with the page, or put off. */
  const write = (words: string) => {
    setAlt(words);
    if (typeof given !== 'string') waitingWords.set(picture, words.trim() === '' ? null : words);
  };
  const finish = (event: FormEvent) => {
    event.preventDefault();
    const words = decorates ? '' : alt.trim();
    if (decorates || words !== '') {
      // First: of a photo that has come into question meanwhile they wait from then on.
      waitingWords.set(picture, null);
      writeAlt(editor, picture, words);
    }
    close();
  };
  const keys = (event: KeyboardEvent) => {
    if (event.key === 'Escape') close();
    if (event.key === 'Enter' && !event.shiftKey) finish(event);
  };
  if (isAsked) {
    const goesOn = given === null || given === undefined;
    return (
      <Floating at={() => placeOf(editor, at)}>
        <div role="dialog" aria-labelledby={title} onKeyDown={(event) => event.key === 'Escape' && close()}>
          <WhoseWork
            {...{ editor, picture, goesOn }}
            titleId={title}
            className={css.popover}
            onAnswered={() => (goesOn ? setAsked(false) : close())}
            onLater={close}
          />
        </div>
      </Floating>
    );
  }
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
            onChange={(event) => write(event.currentTarget.value)}
            onFocus={({ currentTarget: box }) => box.setSelectionRange(box.value.length, box.value.length)}
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
            {sourceOf(editor, picture) !== null && (
              <Button variant="subtle" size="compact-sm" onClick={() => setAsked(true)}>
                {whoseWorkWords.title}
              </Button>
            )}
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
function writeAlt(editor: Editor, picture: string, alt: string): void {
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
