/** Writing a comment or a reply. Ctrl-Enter sends; what is not sent is kept. */
import { Button, Group, Textarea } from '@mantine/core';
import { useEffect, useRef } from 'react';
import type { Trouble } from '../words.ts';
import { words } from '../words.ts';
import css from './discussion.module.css';
import { useDraft } from './drafts.ts';

interface CommentFormProps {
  readonly planId: string;
  /** What the comment is about: the draft is kept under this name. */
  readonly about: string;
  readonly label: string;
  readonly sending: boolean;
  readonly failed: Trouble | null;
  /** Resolves to whether it was sent; then the draft goes. */
  readonly onSend: (text: string) => Promise<boolean>;
  readonly onCancel: () => void;
}

const textMax = 10_000;

export function CommentForm({ planId, about, label, sending, failed, onSend, onCancel }: CommentFormProps) {
  const [text, setText] = useDraft(planId, about);
  const area = useRef<HTMLTextAreaElement>(null);
  useEffect(() => area.current?.focus(), []);
  const send = async () => {
    if (text.trim() === '' || sending) return;
    if (await onSend(text.trim())) setText('');
  };
  return (
    <form
      className={css.form}
      onSubmit={(event) => {
        event.preventDefault();
        void send();
      }}
    >
      <Textarea
        ref={area}
        // A drawer gives the caret to what asks for it, else to its own close button.
        data-autofocus
        aria-label={label}
        placeholder={label}
        value={text}
        onChange={(event) => setText(event.currentTarget.value)}
        onKeyDown={(event) => {
          if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) void send();
          if (event.key === 'Escape') onCancel();
        }}
        maxLength={textMax}
        autosize
        minRows={2}
        maxRows={12}
      />
      {failed && (
        <p role="alert" className={css.failed}>
          {failed.what} {failed.next}
        </p>
      )}
      <Group gap="xs" justify="flex-end">
        <Button variant="default" size="compact-sm" onClick={onCancel}>
          {words.cancel}
        </Button>
        <Button type="submit" size="compact-sm" loading={sending} disabled={text.trim() === ''}>
          {words.discussion.send}
        </Button>
      </Group>
    </form>
  );
}
