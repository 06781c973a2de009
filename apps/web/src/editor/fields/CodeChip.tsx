/** The code of a standard or practice. It says in words what it stands for when somebody points at it, touches it or tabs to it. */
import { Tooltip } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import { useStatement } from './use-catalog.ts';

interface CodeChipProps {
  readonly code: string;
  /** What can be done with it; without it the chip itself takes the focus. */
  readonly action?: ReactNode;
}

export function CodeChip({ code, action }: CodeChipProps) {
  const [wanted, setWanted] = useState(false);
  const statement = useStatement(code, wanted);
  // The tooltip has enter and focus for itself.
  const want = { onPointerOver: () => setWanted(true), onFocusCapture: () => setWanted(true) };
  return (
    <Tooltip
      label={statement}
      disabled={statement === null}
      events={{ hover: true, focus: true, touch: true }}
      multiline
      maw={320}
      position="bottom-start"
    >
      {action === undefined ? (
        <button type="button" className="std" {...want}>
          {code}
        </button>
      ) : (
        <span className="std std-removable" {...want}>
          {code}
          {action}
        </span>
      )}
    </Tooltip>
  );
}
