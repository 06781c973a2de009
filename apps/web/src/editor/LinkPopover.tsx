/** The address of a link. Only web pages and mail addresses are taken; everything else is refused with the reason. */
import { Button, Group, TextInput } from '@mantine/core';
import { isSafeHref } from '@tangram/plan/body';
import type { Editor } from '@tiptap/core';
import { type FormEvent, useId, useState } from 'react';
import { Floating } from '../ui/Floating.tsx';
import { linkCardWords } from '../words/link.ts';
import { words } from '../words.ts';
import css from './popover.module.css';
import { chainIn, focusText } from './put-caret.ts';

export function LinkPopover({ editor, onClose }: { editor: Editor; onClose: () => void }) {
  const old = String(editor.getAttributes('link').href ?? '');
  const [address, setAddress] = useState(old);
  const [refused, setRefused] = useState(false);
  const title = useId();
  const finish = (event: FormEvent) => {
    event.preventDefault();
    const href = complete(address.trim());
    if (!isSafeHref(href)) return setRefused(true);
    const chain = chainIn(editor).extendMarkRange('link');
    if (editor.state.selection.empty && old === '') {
      const link = { type: 'text', text: address.trim(), marks: [{ type: 'link', attrs: { href } }] };
      chain.insertContent(touchesWord(editor) ? [{ type: 'text', text: ' ' }, link] : link).run();
    } else chain.setMark('link', { href }).run();
    onClose();
  };
  const remove = () => {
    chainIn(editor).extendMarkRange('link').unsetMark('link').run();
    onClose();
  };
  const giveUp = () => {
    onClose();
    focusText(editor);
  };
  return (
    <Floating at={() => editor.view.coordsAtPos(editor.state.selection.from)}>
      <div role="dialog" aria-labelledby={title} onKeyDown={(event) => event.key === 'Escape' && giveUp()}>
        <form className={css.popover} onSubmit={finish}>
          <strong id={title}>{linkCardWords.title}</strong>
          <TextInput
            label={linkCardWords.address}
            value={address}
            onChange={(event) => {
              setAddress(event.currentTarget.value);
              setRefused(false);
            }}
            error={refused && linkCardWords.refused}
            inputMode="url"
            autoFocus
          />
          <Group justify="flex-end" gap="xs">
            {old !== '' && (
              <Button variant="default" size="compact-sm" onClick={remove}>
                {linkCardWords.remove}
              </Button>
            )}
            <Button variant="default" size="compact-sm" onClick={giveUp}>
              {words.cancel}
            </Button>
            <Button type="submit" size="compact-sm" disabled={address.trim() === ''}>
              {linkCardWords.done}
            </Button>
          </Group>
        </form>
      </div>
    </Floating>
  );
}

/** Does the caret stand right behind a word, so that an address put there would run into it? */
function touchesWord({ state }: Editor): boolean {
  const { parent, parentOffset } = state.selection.$from;
  return /[\p{L}\p{N}.,;:!?)]$/u.test(parent.textBetween(0, parentOffset, undefined, ' '));
}

/** What people type, as an address: a name with a dot is a web page, one with an @ is a mail address. */
function complete(typed: string): string {
  if (/^[a-z][a-z0-9+.-]*:/i.test(typed)) return typed;
  if (/^[^\s/@]+@[^\s/@]+\.[^\s/@]+$/.test(typed)) return `mailto:${typed}`;
  return `https://${typed}`;
}
