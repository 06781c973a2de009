/** One sentence at the foot of the page about what was just done, with a way to take it back. It goes by itself. */
import { Button, CloseButton } from '@mantine/core';
import { useCallback, useEffect, useRef, useState } from 'react';
import { AtFoot } from '../../ui/AtFoot.tsx';
import { focusBeginning } from '../../ui/focus-page.ts';
import { words } from '../../words.ts';
import css from './plan.module.css';

interface Sentence {
  readonly text: string;
  readonly undo?: () => void;
  /** The same words once more are said once more. */
  readonly turn: number;
}

const staysMs = 8_000;

export function useSaying() {
  const [said, setSaid] = useState<Sentence | null>(null);
  const turn = useRef(0);
  const say = useCallback((text: string, undo?: () => void) => {
    turn.current += 1;
    setSaid({ text, turn: turn.current, ...(undo && { undo }) });
  }, []);
  const unsay = useCallback(() => setSaid(null), []);
  return { said, say, unsay };
}

export function Said({ said, onDone }: { said: Sentence | null; onDone: () => void }) {
  useEffect(() => {
    if (said === null) return;
    const timer = setTimeout(onDone, staysMs);
    return () => clearTimeout(timer);
  }, [said, onDone]);
  // Whoever was at its buttons when it went goes on where they came from.
  const cameFrom = useRef<Element>(null);
  useEffect(() => {
    const from = cameFrom.current;
    if (said !== null || from === null) return;
    cameFrom.current = null;
    if (document.activeElement !== document.body) return;
    if (from instanceof HTMLElement) from.focus({ preventScroll: true });
    if (document.activeElement === document.body) focusBeginning();
  }, [said]);
  return (
    <AtFoot>
      <div
        role="status"
        className={css.said}
        onFocus={({ currentTarget, relatedTarget }) => {
          if (!currentTarget.contains(relatedTarget)) cameFrom.current = relatedTarget ?? currentTarget;
        }}
        onBlur={({ currentTarget, relatedTarget }) => {
          if (!currentTarget.contains(relatedTarget)) cameFrom.current = null;
        }}
      >
        {said && (
          <div key={said.turn} className={css.sentence}>
            <span>{said.text}</span>
            {said.undo && (
              <Button
                size="compact-sm"
                variant="default"
                onClick={() => {
                  said.undo?.();
                  onDone();
                }}
              >
                {words.plan.undo}
              </Button>
            )}
            <CloseButton aria-label={words.close} onClick={onDone} />
          </div>
        )}
      </div>
    </AtFoot>
  );
}
