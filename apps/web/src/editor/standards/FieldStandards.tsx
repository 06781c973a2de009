/**
 * Standards offered in plain fields, as in the texts of a plan: in those that say `data-offers="standards"`, which are its titles and its
 * own fields, and in those that say `codes`, such as a comment, where no list of the plan is meant. What is taken stands as its code, in
 * plain words; together with what it adds to a list of standards it is one step of undo.
 */

import { sectionId } from '@tangram/domain';
import { findSection, findSectionOfKind } from '@tangram/plan';
import { useEffect, useLayoutEffect, useState } from 'react';
import { useStore } from '../../ui/store.ts';
import { offeredStandardsWords } from '../../words/offered-standards.ts';
import { CaretList } from '../caret-menu/CaretList.tsx';
import { caretInField } from '../caret-menu/caret-in-field.ts';
import { type FieldMenus, type FieldSource, listenToFields, shownMenu } from '../caret-menu/field-menu.ts';
import { listAttributes } from '../caret-menu/menu-state.ts';
import { type PlanContextValue, usePlanContext } from '../plan-context.ts';
import type { Field } from '../typing/put-in-field.ts';
import { useWorkbench, type Workbench } from '../workbench.ts';
import { type StandardOption, standardOffers } from './standard-suggestions.ts';

export function FieldStandards() {
  const { rooms, kind, say } = usePlanContext();
  const { undo } = useWorkbench();
  const [menus, setMenus] = useState<FieldMenus<StandardOption> | null>(null);
  useEffect(() => {
    const listening = listenToFields((field) => sourceFor(field, { rooms, kind, say }, undo));
    setMenus(listening);
    return listening.stop;
  }, [rooms, kind, say, undo]);
  return menus && <OpenList menus={menus} />;
}

function sourceFor(
  field: Field,
  { rooms, kind, say }: Pick<PlanContextValue, 'rooms' | 'kind' | 'say'>,
  undo: Workbench['undo'],
): FieldSource<StandardOption> | null {
  const { offers: wanted } = field.dataset;
  if (wanted === undefined) return null;
  // The title above the page is the overview's.
  const within = field.closest<HTMLElement>('[data-section]')?.dataset.section;
  const id = within === undefined ? findSectionOfKind(rooms.open.doc, 'overview')?.id : sectionId(within);
  const room = rooms.all.find(({ doc }) => id !== undefined && findSection(doc, id));
  if (id === undefined || room === undefined) return null;
  const inPlan = wanted === 'standards';
  return {
    ...standardOffers({ doc: room.doc, plan: kind, section: id, inPlan, say }),
    words: ({ code }) => code,
    take: ({ add }, put) => {
      undo.alone(() => {
        put();
        add?.();
      });
    },
  };
}

function OpenList({ menus }: { menus: FieldMenus<StandardOption> }) {
  const shown = shownMenu(useStore(menus.now));
  useLayoutEffect(() => {
    if (shown === null) return;
    const { field, source, open } = shown;
    // A dialog that was there first hears of Escape first.
    const attributes = { ...listAttributes(source, open), 'data-mantine-stop-propagation': 'true' };
    const before = Object.keys(attributes).map((name) => [name, field.getAttribute(name)] as const);
    for (const [name, value] of Object.entries(attributes)) field.setAttribute(name, value);
    return () => {
      for (const [name, value] of before)
        if (value === null) field.removeAttribute(name);
        else field.setAttribute(name, value);
    };
  });
  if (shown === null) return null;
  const { field, source, open, offered } = shown;
  return (
    <CaretList
      {...{ source, offered }}
      label={offeredStandardsWords.offered}
      chosen={open.chosen}
      at={() => caretInField(field, open.from)}
      onTake={menus.take}
    />
  );
}
