/**
 * The page of a plan: its sections in order, each its own editor. It decides what happens to whole sections; a section shows
 * and reports. Undo and redo work anywhere in it.
 */
import { Button, Group, Text } from '@mantine/core';
import type { PlanKind } from '@tangram/domain';
import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { type PersonHere, peopleIn } from '../live/presence.ts';
import { Modal } from '../ui/later-dialogs.ts';
import { useStore } from '../ui/store.ts';
import { words } from '../words.ts';
import { AuthorsPart } from './AuthorsPart.tsx';
import { FigureEditing } from './figures/FigureEditing.tsx';
import { Find } from './find/Find.tsx';
import { Popovers } from './Popovers.tsx';
import { keepOutFiles } from './pictures/insert-pictures.ts';
import { sayOfMissing } from './pictures/missing-pictures.ts';
import { usePlanContext } from './plan-context.ts';
import { chainIn } from './put-caret.ts';
import { SectionEditor } from './SectionEditor.tsx';
import { beforeAuthorsPart, nameOf, type PlacedSection } from './sections.ts';
import { tellSelectionInTime } from './selection-in-time.ts';
import { StandardsInFields } from './standards/StandardsInFields.tsx';
import { noteTyping } from './turns.ts';
import { useSmartFields } from './typing/smart-fields.ts';
import { type SectionChanges, useSectionChanges } from './use-section-changes.ts';
import { useUndoKeys } from './use-undo-keys.ts';
import { useWalkFromFields } from './walk.ts';
import { useWorkbench } from './workbench.ts';

/** So many sections fill a window and more. */
const firstScreen = 4;

interface PlanEditorProps {
  /** What the page shows, in order. */
  readonly visible: readonly PlacedSection[];
  /** What stands in the plan, the offered sections too. */
  readonly standing: readonly PlacedSection[];
  readonly maskedNumbers: readonly { readonly label: string; readonly value: string }[];
}

export function PlanEditor({ visible, standing, maskedNumbers }: PlanEditorProps) {
  const workbench = useWorkbench();
  const { rooms, kind } = usePlanContext();
  const [asking, setAsking] = useState<{ section: PlacedSection; people: readonly PersonHere[] } | null>(null);
  const numbers = useMemo(() => numbersOf(visible), [visible]);
  // Those that a first screen can hold are drawn with the page; whatever comes later is drawn when it comes.
  const [waiting] = useState<ReadonlySet<string>>(() => new Set(waitingAmong(visible)));
  useEffect(tellSelectionInTime, []);
  useEffect(noteTyping, []);
  useEffect(keepOutFiles, []);
  useEffect(sayOfMissing, []);
  useUndoKeys(workbench);
  useSmartFields(workbench.undo.step);
  useWalkFromFields(workbench);
  useEffect(() => workbench.undo.onChanged((section) => showChanged(workbench, section)), [workbench]);

  const changes = useSectionChanges(visible, standing);
  const take = useTakingAway(visible, changes);
  const remove = useCallback(
    (section: PlacedSection) => {
      const people = peopleIn(rooms, section.id);
      if (people.length === 0) take(section);
      else setAsking({ section, people });
    },
    [rooms, take],
  );
  const draw = (section: PlacedSection) => {
    const own = visible.filter(({ doc }) => doc === section.doc);
    const at = own.indexOf(section);
    return (
      <SectionEditor
        key={section.id}
        section={section}
        number={numbers.get(section.id) ?? null}
        first={at <= 1}
        last={at === own.length - 1 || section.kind === 'overview'}
        changes={changes}
        onRemove={remove}
        waits={waiting.has(section.id)}
      />
    );
  };
  const authors = visible.filter(({ part }) => part === 'authors');
  return (
    <div className="plan-page">
      {visible.map((section, index) => {
        if (section.part === 'open') {
          const masked = maskedNumbers.length > 0 && isLastBeforeAuthors(visible, index, kind);
          return masked ? [draw(section), <AuthorsPart key="masked" numbers={maskedNumbers} />] : draw(section);
        }
        return section === authors[0] ? <AuthorsPart key="authors">{authors.map(draw)}</AuthorsPart> : null;
      })}
      <Popovers />
      <FigureEditing />
      <StandardsInFields />
      <Find sections={visible} />
      <Heard />
      <Modal opened={asking !== null} onClose={() => setAsking(null)} title={words.section.removeTitle}>
        {asking && (
          <>
            <Text mb="md">
              {words.section.someoneThere(asking.people.map(({ name }) => name).join(', '), nameOf(asking.section))}
            </Text>
            <Group justify="flex-end">
              <Button variant="default" onClick={() => setAsking(null)} data-autofocus>
                {words.cancel}
              </Button>
              <Button
                onClick={() => {
                  take(asking.section);
                  setAsking(null);
                }}
              >
                {words.section.removeAnyway}
              </Button>
            </Group>
          </>
        )}
      </Modal>
    </div>
  );
}

/** Takes a section away, and the focus, which goes with it, to the menu of the one that stands in its place. */
function useTakingAway(visible: readonly PlacedSection[], changes: SectionChanges) {
  const taken = useRef<number | null>(null);
  const now = useRef(visible);
  now.current = visible;
  useEffect(() => {
    if (taken.current === null) return;
    const next = visible[taken.current] ?? visible.at(-1);
    taken.current = null;
    if (document.activeElement !== document.body) return;
    document.querySelector<HTMLElement>(`[id="section-${next?.id}"] [aria-haspopup="menu"]`)?.focus();
  }, [visible]);
  return useCallback(
    (section: PlacedSection) => {
      taken.current = now.current.findIndex(({ id }) => id === section.id);
      changes.remove(section);
    },
    [changes],
  );
}

/** Says to a screen reader what the caret has selected. */
function Heard() {
  const sentence = useStore(useWorkbench().heard);
  return (
    <div role="status" className="visually-hidden">
      {sentence}
    </div>
  );
}

/** The sections below the first screen; none where a link leads to a place further down. */
function waitingAmong(visible: readonly PlacedSection[]): string[] {
  if (location.hash !== '' || location.search !== '') return [];
  return visible.slice(firstScreen).map(({ id }) => id);
}

/** Where the numbers stand for whoever may not see the authors' part. */
function isLastBeforeAuthors(visible: readonly PlacedSection[], index: number, kind: PlanKind): boolean {
  const at = visible.findIndex((section) => section.kind === beforeAuthorsPart(kind));
  return index === Math.max(0, at);
}

/** Lessons and assessments are counted, each kind from 1. */
function numbersOf(visible: readonly PlacedSection[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  const numbers = new Map<string, number>();
  for (const { id, kind } of visible) {
    if (kind !== 'lesson' && kind !== 'assessment') continue;
    const count = (counts.get(kind) ?? 0) + 1;
    counts.set(kind, count);
    numbers.set(id, count);
  }
  return numbers;
}

/** Shows what undo has changed, and puts the caret there if it was in another section. */
function showChanged(workbench: ReturnType<typeof useWorkbench>, section: PlacedSection['id']): void {
  const editor = workbench.mountNow(section);
  const element = document.getElementById(`section-${section}`);
  if (element?.contains(document.activeElement)) return;
  element?.scrollIntoView({ block: 'nearest' });
  // Who works in a dialog stays there.
  if (editor && !document.activeElement?.closest('[role="dialog"]')) chainIn(editor).scrollIntoView().run();
}
