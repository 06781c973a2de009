/** What a standard means, what it comes from and what it leads to. Whoever follows a code walks the progression, and back. */
import { CloseButton } from '@mantine/core';
import { useState } from 'react';
import { fieldWords } from '../../words/fields-commented.ts';
import { progressionWords } from '../../words/progressions.ts';
import { words } from '../../words.ts';
import css from './standard-card.module.css';
import { useCatalogOrTrouble } from './use-catalog.ts';

interface StandardCardProps {
  readonly code: string;
  /** What the plan knows of it: a framework of the network may say it in words of its own. */
  readonly says: string | null;
  /** Adds a standard to the prerequisites; null where there are none to add to, or it is among them. */
  readonly onAdd: ((code: string) => void) | null;
  readonly held: readonly string[];
  /** Begins a comment about it where it stands; null where none can be. */
  readonly onComment: (() => void) | null;
  readonly onClose: () => void;
}

export function StandardCard({ code, says, onAdd, held, onComment, onClose }: StandardCardProps) {
  const [way, setWay] = useState<readonly string[]>([code]);
  const { catalog, failed } = useCatalogOrTrouble(true);
  const shown = way.at(-1) ?? code;
  const standard = catalog?.findStandard(shown) ?? null;
  const past = way.at(-2);
  const follow = (next: string) => setWay([...way, next]);
  return (
    <div className={css.card}>
      <div className={css.head}>
        <strong>{shown}</strong>
        <CloseButton size="sm" aria-label={words.close} onClick={onClose} />
      </div>
      <p className={css.statement} role="status">
        {(shown === code ? says : null) ?? standard?.statement ?? (failed ? progressionWords.notLoaded : '')}
      </p>
      {catalog && (
        <>
          <Way
            label={progressionWords.comesFrom}
            none={progressionWords.nothingBefore}
            found={catalog.prerequisitesOf([shown])}
            onFollow={follow}
          />
          <Way
            label={progressionWords.leadsTo}
            none={progressionWords.nothingAfter}
            found={catalog.followersOf(shown)}
            onFollow={follow}
          />
        </>
      )}
      <div className={css.foot}>
        {past !== undefined && (
          <button type="button" className={css.step} onClick={() => setWay(way.slice(0, -1))}>
            {progressionWords.back(past)}
          </button>
        )}
        {onAdd && shown !== code && !held.includes(shown) && (
          <button type="button" className={css.step} onClick={() => onAdd(shown)}>
            {progressionWords.addPrerequisite(shown)}
          </button>
        )}
        {onComment && (
          <button type="button" className={css.step} onClick={onComment}>
            {fieldWords.comment(code)}
          </button>
        )}
      </div>
    </div>
  );
}

interface WayProps {
  readonly label: string;
  readonly none: string;
  readonly found: readonly { readonly code: string; readonly statement: string }[];
  readonly onFollow: (code: string) => void;
}

function Way({ label, none, found, onFollow }: WayProps) {
  return (
    <section aria-label={label}>
      <h3 className={css.label}>{label}</h3>
      {found.length === 0 ? (
        <p className={css.none}>{none}</p>
      ) : (
        <ul className={css.list}>
          {found.map(({ code, statement }) => (
            <li key={code}>
              <button type="button" className={css.step} onClick={() => onFollow(code)}>
                <strong>{code}</strong> {statement}
              </button>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
