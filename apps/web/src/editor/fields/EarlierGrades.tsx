/** Prerequisites of earlier grades, offered for the standards that a plan is about: one tap adds each. */
import { useRef } from 'react';
import { progressionWords } from '../../words/progressions.ts';
import { today } from '../standards/standard-catalog.ts';
import { findPrerequisites } from './find-prerequisites.ts';
import type { FoundCode } from './found-code.ts';
import css from './standard-card.module.css';
import { useCatalogOrTrouble } from './use-catalog.ts';
import { useFrameworks } from './use-frameworks.ts';
import type { HeldCode } from './use-meaning.ts';

interface EarlierGradesProps {
  /** The standards that the plan teaches or opens. */
  readonly focus: readonly HeldCode[];
  readonly held: readonly string[];
  readonly onAdd: (found: FoundCode) => void;
}

export function EarlierGrades({ focus, held, onAdd }: EarlierGradesProps) {
  const list = useRef<HTMLUListElement>(null);
  const { catalog, failed } = useCatalogOrTrouble(true);
  const { frameworks } = useFrameworks(true);
  const offered = catalog ? findPrerequisites(catalog, frameworks, today(), { focus, held }) : [];
  const none =
    focus.length === 0
      ? progressionWords.noFocus
      : catalog
        ? progressionWords.allHeld
        : failed
          ? progressionWords.notLoaded
          : '';
  return (
    <section className={css.offer} aria-label={progressionWords.offerFor}>
      {offered.length === 0 && (
        <p className={css.none} role="status">
          {none}
        </p>
      )}
      <ul className={css.list} ref={list}>
        {offered.map((found) => (
          <li key={found.key}>
            <button
              type="button"
              className={css.step}
              aria-label={progressionWords.add(found.code, found.says)}
              onClick={({ currentTarget }) => {
                focusBeside(list.current, currentTarget);
                onAdd(found);
              }}
            >
              + <strong>{found.code}</strong> {found.says}{' '}
              {found.from && <small className="std-source">{found.from.title}</small>}
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** What is added leaves the list: the focus goes on to what is offered next, and from the last one to what opened the list. */
function focusBeside(list: HTMLElement | null, taken: HTMLButtonElement): void {
  const steps = [...(list?.querySelectorAll('button') ?? [])];
  const at = steps.indexOf(taken);
  const next = steps[at + 1] ?? steps[at - 1] ?? list?.closest('.field')?.querySelector<HTMLElement>('[aria-expanded]');
  next?.focus();
}
