/** One sentence at the foot of the page about what was just done, with a way to take it back. It goes by itself. */
import { Button, CloseButton } from '@mantine/core';
import { useCallback, useEffect, useState } from 'react';
import { words } from '../../words.ts';
import css from './plan.module.css';

interface Sentence {
  readonly text: string;
  readonly undo?: () => void;
}

const staysMs = 8_000;

export function useSaying() {
  const [said, setSaid] = useState<Sentence | null>(null);
  const say = useCallback((text: string, undo?: () => void) => setSaid({ text, ...(undo && { undo }) }), []);
  const unsay = useCallback(() => setSaid(null), []);
  return { said, say, unsay };
}

export function Said({ said, onDone }: { said: Sentence | null; onDone: () => void }) {
  useEffect(() => {
    if (said === null) return;
    const timer = setTimeout(onDone, staysMs);
    return () => clearTimeout(timer);
  }, [said, onDone]);
  return (
    <div role="status" className={css.said}>
      {said && (
        <div className={css.sentence}>
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
  );
}
