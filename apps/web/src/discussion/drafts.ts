/** A half-written comment, kept on this device until it is sent: it survives a reload and another tab's crash. */
import { useState } from 'react';
import { remember, remembered } from '../remembered.ts';
import { useSignedIn } from '../session.ts';

/** A draft's text, and how to change it; '' is no draft. */
export function useDraft(planId: string, about: string): [string, (text: string) => void] {
  const { person } = useSignedIn();
  const name = `draft:${planId}:${about}`;
  const [text, setText] = useState(() => remembered<string>(person.id, name) ?? '');
  const set = (next: string) => {
    setText(next);
    remember(person.id, name, next === '' ? undefined : next);
  };
  return [text, set];
}
