/** Ways to a section of the open plan: from the outline, from a check, by an address, or because it was just made. */
import type { SectionId } from '@tangram/domain';
import type { SectionKind } from '@tangram/plan';
import type { Where } from '@tangram/plan/checks';
import type { Dispatch, SetStateAction } from 'react';
import { flushSync } from 'react-dom';
import { makeSection } from '../../editor/change-sections.ts';
import { landInField } from '../../editor/fields/land-in-field.ts';
import type { PlanContextValue } from '../../editor/plan-context.ts';
import { putCaret } from '../../editor/put-caret.ts';
import type { PlacedSection, SectionLists } from '../../editor/sections.ts';
import { useWorkbench } from '../../editor/workbench.ts';
import { useLinkedSection } from './use-linked-section.ts';

interface SectionsOnPage {
  readonly plan: Pick<PlanContextValue, 'rooms' | 'me' | 'mayEdit' | 'say'>;
  readonly lists: SectionLists;
  readonly visible: readonly PlacedSection[];
  /** Shows sections that are only offered until somebody wants them. */
  readonly setShown: Dispatch<SetStateAction<ReadonlySet<string>>>;
  readonly closeDrawer: () => void;
}

export interface GoingToSections {
  /** Whoever goes to a section goes on in its text. */
  readonly go: (id: SectionId) => void;
  /** To a section or to a field of it, also where it is only offered yet. */
  readonly goTo: (where: Where) => void;
  readonly show: (section: PlacedSection) => void;
  readonly add: (kind: SectionKind) => void;
}

export function useGoingToSections({ plan, lists, visible, setShown, closeDrawer }: SectionsOnPage): GoingToSections {
  const { rooms, me, mayEdit, say } = plan;
  const workbench = useWorkbench();
  const alsoShow = (id: string) => setShown((shown) => new Set([...shown, id]));

  /** One that was just made is named first. */
  const go = (id: SectionId, isNew = false) => {
    closeDrawer();
    const editor = workbench.mountNow(id);
    const element = document.getElementById(`section-${id}`);
    element?.scrollIntoView({ block: 'start' });
    if (editor && mayEdit && !isNew) putCaret(editor, 'start', true);
    else element?.querySelector<HTMLElement>('textarea, input, select, [tabindex="0"]')?.focus({ preventScroll: true });
  };
  const goTo = ({ section: id, field }: Where) => {
    const section = lists.standing.find((one) => one.id === id);
    if (section === undefined) return;
    if (!visible.includes(section)) flushSync(() => alsoShow(id));
    go(id);
    if (field === undefined) return;
    const place = document.getElementById(`section-${id}`)?.querySelector(`[data-field="${CSS.escape(field)}"]`);
    if (place) landInField(place);
  };
  useLinkedSection({ rooms, lists, say, go: (id) => goTo({ section: id }) });
  return {
    go: (id) => go(id),
    goTo,
    // Drawn and gone to in the same turn: a frame later the person may have opened something else, and it would scroll away.
    show(section) {
      flushSync(() => alsoShow(section.id));
      go(section.id);
    },
    add(kind) {
      const doc = kind.part === 'authors' && rooms.authors ? rooms.authors.doc : rooms.open.doc;
      const own = lists.standing.filter((section) => section.doc === doc);
      const after = own.findLast((section) => section.kind === kind.kind) ?? own.at(-1);
      workbench.undo.step();
      const made = flushSync(() => makeSection(doc, kind, after?.id ?? null, me.id));
      go(made, true);
    },
  };
}
