/**
 * One line of shared text. What is typed changes only what differs; what a colleague types meanwhile moves the caret as if
 * both wrote on one sheet of paper.
 */
import { type CSSProperties, type KeyboardEvent, useLayoutEffect, useRef } from 'react';
import type * as Y from 'yjs';

interface SharedTextProps {
  readonly text: Y.Text;
  readonly label: string;
  readonly placeholder: string;
  readonly maxLength: number;
  readonly readOnly: boolean;
  readonly className?: string | undefined;
  readonly style?: CSSProperties;
  readonly onChange: (value: string) => void;
  readonly onFocus?: () => void;
  readonly onKeyDown?: (event: KeyboardEvent<HTMLTextAreaElement>) => void;
}

export function SharedText({ text, label, onChange, onFocus, onKeyDown, ...rest }: SharedTextProps) {
  const area = useRef<HTMLTextAreaElement>(null);
  const composing = useRef(false);
  useLayoutEffect(() => {
    const element = area.current;
    if (element === null) return;
    const show = (event?: Y.YTextEvent) => {
      const value = text.toString();
      if (composing.current || element.value === value) return;
      const { selectionStart, selectionEnd } = element;
      element.value = value;
      if (event && document.activeElement === element) {
        element.setSelectionRange(moved(selectionStart, event), moved(selectionEnd, event));
      }
    };
    show();
    text.observe(show);
    return () => text.unobserve(show);
  }, [text]);
  return (
    <textarea
      ref={area}
      rows={1}
      aria-label={label}
      spellCheck
      data-smart-typing="words"
      data-offers="standards"
      {...rest}
      onFocus={onFocus}
      onKeyDown={(event) => {
        if (event.key === 'Enter') event.preventDefault();
        onKeyDown?.(event);
      }}
      onCompositionStart={() => {
        composing.current = true;
      }}
      onCompositionEnd={(event) => {
        composing.current = false;
        onChange(event.currentTarget.value.replace(/\s*\n\s*/g, ' '));
      }}
      onInput={(event) => {
        // A composition that something else was put in the place of ends without a word.
        composing.current = (event.nativeEvent as InputEvent).isComposing;
        if (!composing.current) onChange(event.currentTarget.value.replace(/\s*\n\s*/g, ' '));
      }}
    />
  );
}

/** Where a place in the old text is after a change. */
function moved(place: number, event: Y.YTextEvent): number {
  let at = 0;
  let result = place;
  for (const { retain, insert, delete: gone } of event.delta) {
    if (retain !== undefined) at += retain;
    else if (typeof insert === 'string') {
      if (at < result) result += insert.length;
      at += insert.length;
    } else if (gone !== undefined && at < result) result -= Math.min(gone, result - at);
  }
  return result;
}
