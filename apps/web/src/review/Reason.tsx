/** The few words with which somebody puts something aside. */
import { Button, TextInput } from '@mantine/core';
import { type FormEvent, useEffect, useRef, useState } from 'react';
import { words } from '../words.ts';
import css from './review.module.css';

const reasonMax = 300;

interface ReasonProps {
  readonly label: string;
  readonly save: string;
  readonly onSave: (reason: string) => void;
  readonly onCancel: () => void;
}

export function Reason({ label, save, onSave, onCancel }: ReasonProps) {
  const [reason, setReason] = useState('');
  const input = useRef<HTMLInputElement>(null);
  // Once, because somebody asked for it; not again when the plan changes meanwhile.
  useEffect(() => input.current?.focus(), []);
  const send = (event: FormEvent) => {
    event.preventDefault();
    if (reason.trim() !== '') onSave(reason.trim());
  };
  return (
    <form className={css.form} onSubmit={send}>
      <TextInput
        label={label}
        value={reason}
        maxLength={reasonMax}
        data-smart-typing="words"
        data-offers="codes"
        ref={input}
        onChange={(event) => setReason(event.currentTarget.value)}
        onKeyDown={(event) => event.key === 'Escape' && onCancel()}
      />
      <div className={css.acts}>
        <Button type="submit" size="compact-sm" disabled={reason.trim() === ''}>
          {save}
        </Button>
        <Button variant="subtle" size="compact-sm" onClick={onCancel}>
          {words.cancel}
        </Button>
      </div>
    </form>
  );
}
