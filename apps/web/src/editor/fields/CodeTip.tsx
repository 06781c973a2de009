/** What a code stands for, in a tip beside it: a moment after somebody comes near, until they go, press Escape or touch elsewhere. */
import { type RefObject, useEffect, useState } from 'react';
import { Floating } from '../../ui/Floating.tsx';
import type { Meaning } from './meaning.ts';
import { Statement } from './Statement.tsx';

interface CodeTipProps {
  readonly id: string;
  /** What it says something of. */
  readonly at: RefObject<HTMLElement | null>;
  /** Null until it is known. */
  readonly meaning: Meaning | null;
  readonly onClose: () => void;
}

/** Whoever only passes by is shown nothing. */
const passingMs = 400;

export function CodeTip({ id, at, meaning, onClose }: CodeTipProps) {
  const [stays, setStays] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setStays(true), passingMs);
    const press = ({ key }: KeyboardEvent) => key === 'Escape' && onClose();
    const touch = ({ target }: Event) => !(target instanceof Node && at.current?.contains(target)) && onClose();
    addEventListener('keydown', press);
    addEventListener('pointerdown', touch);
    return () => {
      clearTimeout(timer);
      removeEventListener('keydown', press);
      removeEventListener('pointerdown', touch);
    };
  }, [at, onClose]);
  const beside = at.current;
  if (!stays || beside === null || meaning === null) return null;
  return (
    <Floating at={() => beside.getBoundingClientRect()}>
      <span id={id} role="tooltip" className="std-says">
        {meaning.statement !== null && <Statement text={meaning.statement} />}
        {meaning.more.map((sentence) => (
          <small key={sentence}>{sentence}</small>
        ))}
      </span>
    </Floating>
  );
}
