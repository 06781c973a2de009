/** Prerequisites of earlier grades, offered for the standards that a plan is about: one tap adds each. */
import { progressionWords } from '../../words/progressions.ts';
import css from './standard-card.module.css';
import { useCatalogOrTrouble } from './use-catalog.ts';

interface EarlierGradesProps {
  /** The standards that the plan teaches or opens. */
  readonly focus: readonly string[];
  readonly held: readonly string[];
  readonly onAdd: (code: string) => void;
}

export function EarlierGrades({ focus, held, onAdd }: EarlierGradesProps) {
  const { catalog, failed } = useCatalogOrTrouble(true);
  const offered = catalog?.earlierGradesOf(focus).filter(({ code }) => !held.includes(code)) ?? [];
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
      <ul className={css.list}>
        {offered.map(({ code, statement }) => (
          <li key={code}>
            <button
              type="button"
              className={css.step}
              aria-label={progressionWords.add(code, statement)}
              onClick={() => onAdd(code)}
            >
              + <strong>{code}</strong> {statement}
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}
