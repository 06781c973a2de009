/** One section of the plan: its heading or title, its typed fields, its text, and what can be done with it. */
import { ActionIcon } from '@mantine/core';
import { readRows, type SectionKind } from '@tangram/plan';
import { type KeyboardEvent, memo, type PointerEvent, useCallback, useRef } from 'react';
import { whenShown } from '../ui/later.tsx';
import { SharedText } from '../ui/SharedText.tsx';
import { useSharedText } from '../ui/use-shared-text.ts';
import { sectionWords } from '../words/sections.ts';
import { words } from '../words.ts';
import { BodyEditor } from './BodyEditor.tsx';
import { useCopying } from './clipboard/use-copying.ts';
import { followDrag } from './drag-section.ts';
import { FoldedPart } from './FoldedPart.tsx';
import { Fields } from './fields/Fields.tsx';
import { useFolded } from './folds.ts';
import { LockedSection } from './LockedSection.tsx';
import { PartOffers } from './PartOffers.tsx';
import { nameSection } from './pictures/name-section.ts';
import { usePlanContext } from './plan-context.ts';
import { SectionActions } from './SectionActions.tsx';
import { SegmentTime } from './SegmentTime.tsx';
import { nameOf, type PlacedSection } from './sections.ts';
import { useMeasured } from './use-measured.ts';
import { canFold, type SectionChanges } from './use-section-changes.ts';
import { useDrawn } from './use-turn.ts';
import { ownChange, useWorkbench } from './workbench.ts';

const ProgressView = whenShown(() => import('../progress/ProgressView.tsx'));
const ScheduleTime = whenShown(() => import('./ScheduleTime.tsx'));

const titleMax = 200;

interface SectionEditorProps {
  readonly section: PlacedSection;
  /** Among the lessons, from 1; null for any other section. */
  readonly number: number | null;
  readonly first: boolean;
  readonly last: boolean;
  readonly changes: SectionChanges;
  readonly onRemove: (section: PlacedSection) => void;
  /** It stands where nobody has looked yet, and may be drawn a moment later. */
  readonly waits: boolean;
}

/** The section's place, which stays when it is drawn: what somebody looks at is not moved by what comes above it. */
export const SectionEditor = memo(function SectionEditor(props: SectionEditorProps) {
  const { section, changes, waits } = props;
  const workbench = useWorkbench();
  const copying = useCopying();
  const { mayEdit } = usePlanContext();
  const place = useRef<HTMLElement>(null);
  const drawn = useDrawn(section.id, place, waits);
  useMeasured(place, drawn, waits);
  const folded = useFolded(workbench.folds, section.id) && canFold(section);
  const { described } = section;
  if (described === null) return <LockedSection section={section} />;
  const keys = (event: KeyboardEvent) => {
    if (!event.altKey || !event.shiftKey) return;
    if (event.code === 'KeyC' && !event.ctrlKey && !event.metaKey) {
      event.preventDefault();
      return copying.section(section);
    }
    if (!mayEdit) return;
    if (event.key !== 'ArrowUp' && event.key !== 'ArrowDown') return;
    event.preventDefault();
    changes.move(section, event.key === 'ArrowUp' ? 'up' : 'down');
  };
  return (
    <section
      ref={place}
      data-section={section.id}
      data-kind={section.kind}
      id={`section-${section.id}`}
      className="section"
      data-folded={folded}
      aria-labelledby={drawn ? headingIdOf(section) : undefined}
      aria-label={drawn ? undefined : nameOf(section)}
      aria-busy={!drawn}
      onKeyDown={keys}
      onFocus={() => workbench.use(section.id, null)}
    >
      {drawn && <SectionContent {...props} described={described} folded={folded} />}
    </section>
  );
});

const headingIdOf = ({ id }: PlacedSection) => `heading-${id}`;

interface SectionContentProps extends SectionEditorProps {
  readonly described: SectionKind;
  readonly folded: boolean;
}

function SectionContent(props: SectionContentProps) {
  const { section, described, folded, number, changes } = props;
  const workbench = useWorkbench();
  const { folds } = workbench;
  const foldable = canFold(section);
  const unfold = useCallback(() => folds.set([section.id], false), [folds, section.id]);
  const { mayEdit } = usePlanContext();
  const title = useSharedText(section.title).trim();
  const kindLabel = number === null ? described.label : `${described.label} ${number}`;
  const name = title === '' ? kindLabel : section.title === null ? described.label : `${kindLabel}: ${title}`;
  const drag = (event: PointerEvent) => {
    if (event.button !== 0) return;
    event.preventDefault();
    followDrag(event.nativeEvent, {
      section: section.id,
      among: () =>
        changes.neighbours(section).flatMap(({ id }) => {
          const element = document.getElementById(`section-${id}`);
          return element === null ? [] : [{ id, element }];
        }),
      onDrop: (drop) => changes.drop(section, drop),
    });
  };
  const insideId = `inside-${section.id}`;
  const isPlanTitle = section.kind === 'overview';
  return (
    <>
      <header className="section-header">
        {number !== null && section.kind === 'lesson' && (
          <span className="section-number" aria-hidden="true">
            {number}
          </span>
        )}
        <h2 id={headingIdOf(section)} className={section.title === null ? 'section-title' : 'visually-hidden'}>
          {isPlanTitle ? described.label : name}
        </h2>
        {section.title && (
          <SharedText
            text={section.title}
            label={described.title ?? words.editor.title}
            placeholder={isPlanTitle ? words.plans.untitled : (described.title ?? '')}
            maxLength={titleMax}
            readOnly={!mayEdit}
            className={isPlanTitle ? 'plan-title-input' : 'section-title-input'}
            onChange={(text) => nameSection(section.doc, section.id, text, workbench.pictures.waitingWords, ownChange)}
            onKeyDown={(event) => {
              if (event.key !== 'Enter') return;
              event.preventDefault();
              if (section.body) workbench.focus(section.id, 'start');
            }}
          />
        )}
        {mayEdit && section.kind !== 'overview' && (
          <span className="section-drag" title={sectionWords.drag} aria-hidden="true" onPointerDown={drag}>
            ⠿
          </span>
        )}
        {foldable && (
          <ActionIcon
            variant="subtle"
            color="gray"
            className="section-fold"
            aria-expanded={!folded}
            aria-controls={insideId}
            aria-label={folded ? sectionWords.unfoldNamed(name) : sectionWords.foldNamed(name)}
            title={folded ? sectionWords.unfold : sectionWords.fold}
            onClick={() => folds.set([section.id], !folded)}
          >
            <span aria-hidden="true">⌄</span>
          </ActionIcon>
        )}
        <SectionActions {...props} name={name} folded={foldable ? folded : null} />
      </header>
      <FoldedPart id={insideId} folded={folded} onFound={unfold}>
        {section.kind === 'monitoring' && section.part === 'authors' && (
          <ProgressView
            doc={section.doc}
            meanwhile={readRows(section, 'points').length > 0 && <div className="progress-waiting" />}
          />
        )}
        {described.fields.length > 0 && <Fields section={section} fields={described.fields} />}
        {section.body && <BodyEditor section={section} body={section.body} label={name} />}
        {mayEdit && section.kind === 'assessment' && section.body && (
          <PartOffers section={section} body={section.body} parts={described.parts} />
        )}
        {section.kind === 'schedule' && <ScheduleTime section={section} />}
        {mayEdit && section.kind === 'lesson' && section.body && <SegmentTime section={section} body={section.body} />}
      </FoldedPart>
    </>
  );
}
