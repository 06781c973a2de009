/** The outline beside the page: where everything is, how many minutes it takes, and whether they add up. */
import { readField, type SectionKind } from '@tangram/plan';
import { type KeyboardEvent, type PointerEvent, useEffect, useMemo } from 'react';
import type { ReviewState } from '../review/use-review.ts';
import { type Store, useStore } from '../ui/store.ts';
import { sectionWords } from '../words/sections.ts';
import { words } from '../words.ts';
import { bringBack } from './change-sections.ts';
import { followDrag } from './drag-section.ts';
import css from './Outline.module.css';
import { type Pacing, pacingOf } from './pacing.ts';
import { usePlanContext } from './plan-context.ts';
import { ReviewCount } from './ReviewCount.tsx';
import { nameOf, type PlacedSection } from './sections.ts';
import { canFold, useSectionChanges } from './use-section-changes.ts';
import { useSectionInView } from './use-section-in-view.ts';
import { useTitlesAndFields } from './use-titles-and-fields.ts';
import { useWorkbench } from './workbench.ts';

interface OutlineProps {
  /** Null for whoever may not edit. */
  readonly review: Store<ReviewState> | null;
  readonly onReview: () => void;
  /** Leads to a field of a section. */
  readonly onGoTo: (section: PlacedSection, field: string) => void;
  readonly visible: readonly PlacedSection[];
  readonly standing: readonly PlacedSection[];
  readonly removed: readonly PlacedSection[];
  readonly onGo: (section: PlacedSection) => void;
  readonly onAdd: (kind: SectionKind) => void;
}

export function Outline({ review, onReview, onGoTo, visible, standing, removed, onGo, onAdd }: OutlineProps) {
  const { mayEdit, kind, rooms } = usePlanContext();
  useTitlesAndFields(rooms);
  const now = useSectionInView(useMemo(() => visible.map(({ id }) => id), [visible]));
  useEffect(() => (now === null ? undefined : bringIntoView(document.getElementById(entryId(now)))), [now]);
  const changes = useSectionChanges(visible, standing);
  const { folds } = useWorkbench();
  const folded = useStore(folds.folded);
  const someFolded = visible.some((section) => canFold(section) && folded.has(section.id));
  const movable = ({ kind: sectionKind }: PlacedSection) => mayEdit && sectionKind !== 'overview';
  const keys = (section: PlacedSection) => (event: KeyboardEvent) => {
    if (!movable(section) || !event.altKey || !event.shiftKey) return;
    if (event.key !== 'ArrowUp' && event.key !== 'ArrowDown') return;
    event.preventDefault();
    changes.move(section, event.key === 'ArrowUp' ? 'up' : 'down');
  };
  const drag = (section: PlacedSection) => (event: PointerEvent) => {
    if (!movable(section) || event.button !== 0) return;
    followDrag(event.nativeEvent, {
      section: section.id,
      among: () =>
        changes.neighbours(section).flatMap(({ id }) => {
          const element = document.getElementById(entryId(id));
          return element === null ? [] : [{ id, element }];
        }),
      onDrop: (drop) => changes.drop(section, drop),
    });
  };
  const pacing = kind === 'unit' ? pacingOf(visible) : null;
  let lesson = 0;
  return (
    <nav aria-label={words.outline.label} className={css.outline}>
      <div className={css.headRow}>
        <h2 className={css.head}>{words.outline.label}</h2>
        <button type="button" className={css.back} onClick={() => changes.foldAll(!someFolded)}>
          {someFolded ? sectionWords.unfoldAllShort : sectionWords.foldAllShort}
        </button>
      </div>
      <ol className={css.list}>
        {visible.map((section, i) => {
          if (section.kind === 'lesson') lesson += 1;
          const minutes = Number(readField(section, 'minutes') ?? 0);
          const group = section.kind !== visible[i - 1]?.kind ? words.outline.groups[section.kind] : undefined;
          return (
            <li key={section.id}>
              {group !== undefined && <span className={css.group}>{group}</span>}
              <div className={css.item}>
                <button
                  type="button"
                  id={entryId(section.id)}
                  className={css.entry}
                  data-kind={section.kind}
                  {...(now === section.id ? { 'aria-current': 'location' as const } : {})}
                  onClick={() => onGo(section)}
                  onKeyDown={keys(section)}
                  onPointerDown={(event) => event.pointerType === 'mouse' && drag(section)(event)}
                >
                  <span className={css.name}>
                    {section.kind === 'lesson' && `${lesson} `}
                    {section.kind === 'overview' ? section.described?.label : nameOf(section)}
                  </span>
                  {minutes > 0 && <span className={css.minutes}>{words.outline.minutes(minutes)}</span>}
                </button>
                {movable(section) && (
                  <span
                    className={css.handle}
                    title={sectionWords.drag}
                    aria-hidden="true"
                    onPointerDown={(event) => {
                      event.preventDefault();
                      drag(section)(event);
                    }}
                  >
                    ⠿
                  </span>
                )}
              </div>
              {mayEdit && isLastOfGroup(section, visible[i + 1]) && section.described && (
                <AddAnother described={section.described} onAdd={onAdd} />
              )}
            </li>
          );
        })}
      </ol>
      {pacing && <PacingBar pacing={pacing} visible={visible} onGo={onGo} onGoTo={onGoTo} />}
      {review !== null && <ReviewCount review={review} onReview={onReview} />}
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

const entryId = (section: string) => `outline-${section}`;

const roomAround = 8;

/** Only the outline scrolls, and no further than it must: the page stays where somebody reads or writes. */
function bringIntoView(entry: HTMLElement | null): void {
  const column = entry?.closest<HTMLElement>('[data-outline]');
  if (!entry || !column) return;
  const [{ top, bottom }, view] = [entry.getBoundingClientRect(), column.getBoundingClientRect()];
  if (top < view.top) column.scrollTop += top - view.top - roomAround;
  else if (bottom > view.bottom) column.scrollTop += bottom - view.bottom + roomAround;
}

const isLastOfGroup = ({ kind }: PlacedSection, next: PlacedSection | undefined) =>
  words.outline.groups[kind] !== undefined && next?.kind !== kind;

function AddAnother({ described, onAdd }: { described: SectionKind; onAdd: (kind: SectionKind) => void }) {
  return (
    <button type="button" className={css.add} onClick={() => onAdd(described)}>
      + {described.label}
    </button>
  );
}

type PacingBarProps = Pick<OutlineProps, 'visible' | 'onGo' | 'onGoTo'> & { readonly pacing: Pacing };

/** Every piece of the bar leads to its lesson, as the outline above does for a keyboard; the sentence to the class time. */
function PacingBar({ pacing, visible, onGo, onGoTo }: PacingBarProps) {
  const overview = visible.find(({ kind }) => kind === 'overview');
  return (
    <>
      <h2 className={css.head}>{words.outline.pacing}</h2>
      <div className={css.bar} aria-hidden="true">
        {pacing.pieces.map((piece) => {
          const section = visible.find(({ id }) => id === piece.id);
          return (
            <button
              type="button"
              tabIndex={-1}
              key={piece.id}
              style={{ width: `${piece.percent}%` }}
              data-kind={piece.kind}
              title={section && nameOf(section)}
              onClick={() => section && onGo(section)}
            />
          );
        })}
      </div>
      <button
        type="button"
        className={css.number}
        onClick={() => overview && onGoTo(overview, 'durationPeriods')}
        disabled={overview === undefined}
      >
        {words.outline.pacingSentence(pacing)}
      </button>
    </>
  );
}
