/**
 * The code of a standard or practice. It says in words what it stands for when somebody points at it, touches it or tabs to it;
 * that it is retired it says always. A click opens what it comes from and leads to.
 */
import { Popover, Tooltip } from '@mantine/core';
import { findSection } from '@tangram/plan';
import { type ReactNode, useState } from 'react';
import { whenShown } from '../../ui/later.tsx';
import { standardWords } from '../../words/standards.ts';
import { type FieldPlace, usePlanContext } from '../plan-context.ts';
import { Statement } from './Statement.tsx';
import { type HeldCode, type Meaning, useMeaning } from './use-meaning.ts';

const StandardCard = whenShown(async () => ({ default: (await import('./StandardCard.tsx')).StandardCard }));

interface CodeChipProps {
  readonly held: HeldCode;
  /** Where it stands; absent where no comment can be about it. */
  readonly place?: FieldPlace;
  /** What else can be done with it. */
  readonly action?: ReactNode;
  /** Adds a standard to the plan's prerequisites. */
  readonly onAddPrerequisite?: ((code: string) => void) | null;
  /** The prerequisites that the plan has. */
  readonly prerequisites?: readonly string[];
}

export function CodeChip({ held, place, action, onAddPrerequisite = null, prerequisites = [] }: CodeChipProps) {
  const [wanted, setWanted] = useState(false);
  const [open, setOpen] = useState(false);
  const meaning = useMeaning(held, wanted);
  // A practice belongs to no progression.
  const { mayComment, commentOn, rooms } = usePlanContext();
  const comments = mayComment && place !== undefined && findSection(rooms.open.doc, place.section) !== null;
  const opens = /^MP\d/.test(held.code)
    ? {}
    : { 'aria-haspopup': 'dialog' as const, 'aria-expanded': open, onClick: () => setOpen(!open) };
  return (
    <Popover opened={open} onChange={setOpen} position="bottom-start" width={380} trapFocus returnFocus>
      <Popover.Target>
        <Tooltip
          // One that is disabled when the pointer comes stays closed for it, so it opens before it knows what to say.
          label={meaning === null ? '…' : <Says {...meaning} />}
          disabled={open}
          events={{ hover: true, focus: true, touch: true }}
          multiline
          maw={320}
          position="bottom-start"
        >
          <span
            data-row={place?.row}
            className={action === undefined ? 'std-place' : 'std std-removable'}
            // The tooltip has enter and focus for itself.
            onPointerOver={() => setWanted(true)}
            onFocusCapture={() => setWanted(true)}
          >
            <button type="button" className={action === undefined ? 'std' : 'std-opens'} {...opens}>
              <span className="std-code">{held.code}</span>
              {meaning?.retired && <span className="std-retired"> {standardWords.retired}</span>}
            </button>
            {action}
          </span>
        </Tooltip>
      </Popover.Target>
      <Popover.Dropdown aria-label={held.code}>
        {open && (
          <StandardCard
            code={held.code}
            says={meaning?.statement ?? null}
            onAdd={onAddPrerequisite}
            onComment={
              comments
                ? () => {
                    setOpen(false);
                    commentOn(place);
                  }
                : null
            }
            held={prerequisites}
            onClose={() => setOpen(false)}
          />
        )}
      </Popover.Dropdown>
    </Popover>
  );
}

function Says({ statement, more }: Meaning) {
  return (
    <span className="std-says">
      {statement !== null && <Statement text={statement} />}
      {more.map((sentence) => (
        <small key={sentence}>{sentence}</small>
      ))}
    </span>
  );
}
