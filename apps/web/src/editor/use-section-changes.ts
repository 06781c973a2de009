/** What a person does with whole sections, from the page or from the outline: each is one step of undo, and is said. */
import { useMemo, useRef } from 'react';
import { flushSync } from 'react-dom';
import { sectionWords } from '../words/sections.ts';
import { words } from '../words.ts';
import { bringBack, duplicate, makeSection, moveBeside, moveBy, takeAway } from './change-sections.ts';
import type { Drop } from './drag-section.ts';
import { usePlanContext } from './plan-context.ts';
import { nameOf, type PlacedSection } from './sections.ts';
import { useWorkbench } from './workbench.ts';

export interface SectionChanges {
  readonly move: (section: PlacedSection, direction: 'up' | 'down') => void;
  readonly drop: (section: PlacedSection, drop: Drop) => void;
  /** Makes an empty one of the same kind right behind it. */
  readonly addAfter: (section: PlacedSection) => void;
  readonly duplicate: (section: PlacedSection) => void;
  readonly remove: (section: PlacedSection) => void;
  /** The sections among which one may be moved, itself too, in the order of the page. */
  readonly neighbours: (section: PlacedSection) => readonly PlacedSection[];
  readonly foldAll: (fold: boolean) => void;
}

/** `visible` is what the page shows, `standing` the offered sections too. */
export function useSectionChanges(
  visible: readonly PlacedSection[],
  standing: readonly PlacedSection[],
): SectionChanges {
  const workbench = useWorkbench();
  const { me, say } = usePlanContext();
  const now = useRef({ visible, standing });
  now.current = { visible, standing };
  return useMemo(() => {
    const moved = (section: PlacedSection, act: () => boolean) => {
      let done = false;
      const back = workbench.undo.alone(() => {
        done = flushSync(act);
      });
      if (!done) return;
      say(words.section.moved(nameOf(section)), back);
      document.getElementById(`section-${section.id}`)?.scrollIntoView({ block: 'nearest' });
    };
    return {
      move: (section, direction) => moved(section, () => moveBy(now.current.standing, section, direction)),
      drop: (section, drop) => moved(section, () => moveBeside(now.current.standing, section, drop)),
      addAfter({ doc, id, described }) {
        if (described === null) return;
        let made = id;
        workbench.undo.alone(() => {
          made = flushSync(() => makeSection(doc, described, id, me.id));
        });
        leadToTitle(made);
      },
      duplicate(section) {
        let copy = section.id;
        const back = workbench.undo.alone(() => {
          copy = flushSync(() => duplicate(section, me.id));
        });
        say(sectionWords.duplicated(nameOf(section)), back);
        leadToTitle(copy);
      },
      remove(section) {
        workbench.undo.alone(() => takeAway(section, me.id));
        // Not by undo, which would leave alone what somebody else has brought back and removed meanwhile.
        say(words.section.removed(nameOf(section)), () => workbench.undo.alone(() => bringBack(section)));
      },
      neighbours: (section) =>
        now.current.visible.filter(({ doc, kind }) => doc === section.doc && kind !== 'overview'),
      foldAll(fold) {
        const all = now.current.visible.filter(canFold).map(({ id }) => id);
        workbench.folds.set(all, fold);
        say(fold ? sectionWords.foldedAll(all.length) : sectionWords.unfoldedAll);
      },
    };
  }, [workbench, me.id, say]);
}

/** Everything but the first page of the plan, and what a newer version made. */
export function canFold({ kind, described }: PlacedSection): boolean {
  return kind !== 'overview' && described !== null;
}

/** What has just come is named first. */
function leadToTitle(section: string): void {
  const element = document.getElementById(`section-${section}`);
  element?.scrollIntoView({ block: 'start' });
  const title = element?.querySelector<HTMLTextAreaElement>('.section-header textarea');
  title?.focus({ preventScroll: true });
  title?.select();
}
