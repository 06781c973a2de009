/**
 * The code of a standard or practice. It says in words what it stands for when somebody points at it, touches it or tabs to it;
 * that it is retired it says always. A click opens what it comes from and leads to.
 */
import { Popover } from '@mantine/core';
import { findSection } from '@tangram/plan';
import { type ReactNode, useCallback, useId, useRef, useState } from 'react';
import { whenShown } from '../../ui/later.tsx';
import { useFocusNext } from '../../ui/use-focus-next.ts';
import { standardWords } from '../../words/standards.ts';
import { type FieldPlace, usePlanContext } from '../plan-context.ts';
import { CodeTip } from './CodeTip.tsx';
import { type HeldCode, useMeaning } from './use-meaning.ts';

const StandardCard = whenShown(async () => ({ default: (await import('./StandardCard.tsx')).StandardCard }));

/** A code that is taken out goes with its own button. */
const removableCodes = {
  within: '.codes',
  one: '.std-removable > button:last-of-type',
  way: '.code-input input',
  byKeyboard: true,
};

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
  const [near, setNear] = useState(false);
  const chip = useRef<HTMLButtonElement>(null);
  const whole = useRef<HTMLSpanElement>(null);
  useFocusNext(whole, removableCodes);
  const tip = useId();
  const meaning = useMeaning(held, wanted);
  const says = near && !open;
  const come = () => {
    setWanted(true);
    setNear(true);
  };
  const leave = useCallback(() => setNear(false), []);
  // A practice belongs to no progression.
  const { mayComment, commentOn, rooms } = usePlanContext();
  const comments = mayComment && place !== undefined && findSection(rooms.open.doc, place.section) !== null;
  const isPractice = /^MP\d/.test(held.code);
  const button = (
    <button
      ref={chip}
      type="button"
      className={action === undefined ? 'std' : 'std-opens'}
      aria-describedby={says ? tip : undefined}
      onClick={isPractice ? undefined : () => setOpen(!open)}
    >
      <span className="std-code">{held.code}</span>
      {meaning?.retired && <span className="std-retired"> {standardWords.retired}</span>}
    </button>
  );
  return (
    <span
      ref={whole}
      data-row={place?.row}
      className={action === undefined ? 'std-place' : 'std std-removable'}
      onPointerEnter={come}
      // A finger is lifted to read.
      onPointerLeave={({ pointerType }) => pointerType !== 'touch' && leave()}
      onFocusCapture={come}
      onBlurCapture={leave}
    >
      {isPractice ? (
        button
      ) : (
        <Popover opened={open} onChange={setOpen} position="bottom-start" width={380} trapFocus returnFocus>
          <Popover.Target>{button}</Popover.Target>
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
      )}
      {action}
      {says && <CodeTip id={tip} at={chip} meaning={meaning} onClose={leave} />}
    </span>
  );
}
