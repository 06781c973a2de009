/** Standards offered where people write: what a typed code stands for, and what fits behind a `#`. What is taken stands as its code. */
import type { PlanKind, SectionId } from '@tangram/domain';
import type * as Y from 'yjs';
import { keyOf, type MenuSource } from '../caret-menu/caret-menu.ts';
import type { MenuOption, Offers, Told } from '../caret-menu/menu-state.ts';
import { loadedCatalog, loadedFrameworks, loadStandards, today } from './standard-catalog.ts';
import { standardBefore } from './typed-standard.ts';

/** Where a standard is named. */
export interface Naming {
  readonly doc: Y.Doc;
  readonly plan: PlanKind;
  readonly section: SectionId;
  /** Words of the plan itself, and not about it. */
  readonly inPlan: boolean;
  readonly say: (sentence: string) => void;
}

export interface StandardOption extends MenuOption {
  readonly code: string;
  /** Adds it to a list of the plan, where that is part of the option. */
  readonly add?: () => void;
}

/** The standards that are offered, wherever they are named. */
export function standardOffers(naming: Naming): Offers<StandardOption> {
  return {
    id: 'standards-menu',
    read: standardBefore,
    load: loadStandards,
    offered: (asked) => loadedCatalog()?.standardOptions(asked, naming, loadedFrameworks(), today()) ?? [],
  };
}

/** The list of standards at the caret of a text. */
export function standardSuggestions(naming: Naming): MenuSource<StandardOption> {
  const source: MenuSource<StandardOption> = {
    ...standardOffers(naming),
    take: ({ view }, { from, to }, { code, add }) => {
      const put = view.state.tr.insertText(code, from, to);
      view.dispatch(put.setMeta(keyOf(source), 'dismissed' satisfies Told).scrollIntoView());
      add?.();
    },
  };
  return source;
}
