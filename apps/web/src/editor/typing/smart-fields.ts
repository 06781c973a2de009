/**
 * Typing as in a text (smart-typing.ts), in plain fields: those that say by `data-smart-typing` that they hold `words`, or a
 * `name` such as that of a point. What was typed is reported first; the sign is then put in its place as if somebody had typed it
 * there, so that the field's own code, its undo and the browser's see nothing but typing. Backspace right behind it gives back what
 * was typed.
 */
import { useEffect } from 'react';
import { type Field, putInField } from './put-in-field.ts';
import { smartSignInField } from './smart-signs.ts';

interface Replaced {
  readonly field: Field;
  /** The field's value right after it. */
  readonly value: string;
  readonly from: number;
  readonly to: number;
  readonly typed: string;
}

/** `onStep`: what comes next is a step of undo of its own. */
export function useSmartFields(onStep: () => void): void {
  useEffect(() => {
    let replaced: Replaced | null = null;
    let putting = false;
    const put = (field: Field, from: number, to: number, text: string) => {
      onStep();
      putting = true;
      putInField(field, from, to, text);
      putting = false;
      onStep();
    };
    const typed = (event: Event) => {
      const field = event.target;
      if (putting || !isSmart(field) || !(event instanceof InputEvent)) return;
      replaced = null;
      const to = field.selectionStart ?? 0;
      const isKey = event.inputType === 'insertText' && event.data?.length === 1 && !event.isComposing;
      const sign = isKey && smartSignInField(field.value.slice(0, to), field.dataset.smartTyping === 'name');
      if (!sign) return;
      const from = to - sign.length;
      const before = field.value.slice(from, to);
      put(field, from, to, sign.put);
      replaced = { field, value: field.value, from, to: from + sign.put.length, typed: before };
    };
    const pressed = (event: KeyboardEvent) => {
      const back = replaced;
      if (back === null || event.target !== back.field || event.key !== 'Backspace') return;
      if (event.ctrlKey || event.metaKey || event.altKey || back.field.value !== back.value) return;
      if (back.field.selectionStart !== back.to || back.field.selectionEnd !== back.to) return;
      event.preventDefault();
      put(back.field, back.from, back.to, back.typed);
      replaced = null;
    };
    addEventListener('input', typed);
    addEventListener('keydown', pressed, true);
    return () => {
      removeEventListener('input', typed);
      removeEventListener('keydown', pressed, true);
    };
  }, [onStep]);
}

function isSmart(target: EventTarget | null): target is Field {
  const isField = target instanceof HTMLInputElement || target instanceof HTMLTextAreaElement;
  return isField && target.dataset.smartTyping !== undefined;
}
