/**
 * The code of a standard or practice. It says in words what it stands for when somebody points at it, touches it or tabs to it;
 * that it is retired it says always.
 */
import { Tooltip } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import { standardWords } from '../../words/standards.ts';
import { type HeldCode, type Meaning, useMeaning } from './use-meaning.ts';

interface CodeChipProps {
  readonly held: HeldCode;
  /** What can be done with it; without it the chip itself takes the focus. */
  readonly action?: ReactNode;
}

export function CodeChip({ held, action }: CodeChipProps) {
  const [wanted, setWanted] = useState(false);
  const meaning = useMeaning(held, wanted);
  // The tooltip has enter and focus for itself.
  const want = { onPointerOver: () => setWanted(true), onFocusCapture: () => setWanted(true) };
  const says = (
    <>
      <span className="std-code">{held.code}</span>
      {meaning?.retired && <span className="std-retired"> {standardWords.retired}</span>}
    </>
  );
  return (
    <Tooltip
      // One that is disabled when the pointer comes stays closed for it, so it opens before it knows what to say.
      label={meaning === null ? '…' : <Says {...meaning} />}
      events={{ hover: true, focus: true, touch: true }}
      multiline
      maw={320}
      position="bottom-start"
    >
      {action === undefined ? (
        <button type="button" className="std" {...want}>
          {says}
        </button>
      ) : (
        <span className="std std-removable" {...want}>
          {says}
          {action}
        </span>
      )}
    </Tooltip>
  );
}

function Says({ statement, more }: Meaning) {
  return (
    <span className="std-says">
      {statement}
      {more.map((sentence) => (
        <small key={sentence}>{sentence}</small>
      ))}
    </span>
  );
}
