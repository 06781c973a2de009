/** The outline beside the page: where everything is, how many minutes it takes, and whether they add up. */
import { UnstyledButton } from '@mantine/core';
import type { PlanSummary, SectionKind } from '@tangram/plan';
import { words } from '../words.ts';
import { bringBack } from './change-sections.ts';
import css from './Outline.module.css';
import { type Pacing, pacingOf } from './pacing.ts';
import { usePlanContext } from './plan-context.ts';
import { nameOf, type PlacedSection } from './sections.ts';

interface OutlineProps {
  readonly visible: readonly PlacedSection[];
  readonly removed: readonly PlacedSection[];
  readonly summary: PlanSummary | null;
  readonly now: string | null;
  readonly onGo: (section: PlacedSection) => void;
  readonly onAdd: (kind: SectionKind) => void;
}

export function Outline({ visible, removed, summary, now, onGo, onAdd }: OutlineProps) {
  const { mayEdit, kind } = usePlanContext();
  const entries = new Map(summary?.outline.map((entry) => [entry.id, entry]));
  const pacing = kind === 'unit' ? pacingOf(visible) : null;
  let lesson = 0;
  return (
    <nav aria-label={words.outline.label} className={css.outline}>
      <h2 className={css.head}>{words.outline.label}</h2>
      <ol className={css.list}>
        {visible.map((section, i) => {
          if (section.kind === 'lesson') lesson += 1;
          const entry = entries.get(section.id);
          const minutes = entry?.minutes ?? null;
          const group = section.kind !== visible[i - 1]?.kind ? words.outline.groups[section.kind] : undefined;
          return (
            <li key={section.id}>
              {group !== undefined && <span className={css.group}>{group}</span>}
              <UnstyledButton
                className={css.entry}
                data-kind={section.kind}
                {...(now === section.id ? { 'aria-current': 'location' as const } : {})}
                onClick={() => onGo(section)}
              >
                <span className={css.name}>
                  {section.kind === 'lesson' && `${lesson} `}
                  {section.kind === 'overview' ? section.described?.label : (entry?.title ?? nameOf(section))}
                </span>
                {minutes !== null && minutes > 0 && (
                  <span className={css.minutes}>{words.outline.minutes(minutes)}</span>
                )}
              </UnstyledButton>
              {mayEdit && section.kind === 'lesson' && visible[i + 1]?.kind !== 'lesson' && section.described && (
                <AddAnother described={section.described} onAdd={onAdd} />
              )}
            </li>
          );
        })}
      </ol>
      {pacing && <PacingBar pacing={pacing} />}
      {removed.length > 0 && (
        <>
          <h2 className={css.head}>{words.outline.removed}</h2>
          <ul className={css.list}>
            {removed.map((section) => (
              <li key={section.id} data-removed-section={section.id} className={css.removed}>
                <span className={css.name}>{nameOf(section)}</span>
                {mayEdit && (
                  <button type="button" className={css.back} onClick={() => bringBack(section)}>
                    {words.outline.bringBack}
                    <span className="visually-hidden"> {nameOf(section)}</span>
                  </button>
                )}
              </li>
            ))}
          </ul>
        </>
      )}
    </nav>
  );
}

function AddAnother({ described, onAdd }: { described: SectionKind; onAdd: (kind: SectionKind) => void }) {
  return (
    <button type="button" className={css.add} onClick={() => onAdd(described)}>
      + {described.label}
    </button>
  );
}

function PacingBar({ pacing }: { pacing: Pacing }) {
  return (
    <>
      <h2 className={css.head}>{words.outline.pacing}</h2>
      <div className={css.bar} aria-hidden="true">
        {pacing.pieces.map((piece) => (
          <i key={piece.id} style={{ width: `${piece.percent}%` }} data-kind={piece.kind} />
        ))}
      </div>
      <p className={css.sentence}>{words.outline.pacingSentence(pacing)}</p>
    </>
  );
}
