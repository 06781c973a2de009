/** Standards offered where people write: what a typed code stands for, and what fits behind a `#`. What is taken stands as its code. */
import { keyOf, type MenuSource } from '../caret-menu/caret-menu.ts';
import type { MenuOption, Offers, Told } from '../caret-menu/menu-state.ts';
import { columnsOf, type FoundCode } from '../fields/found-code.ts';
import { loadedCatalog, loadedFrameworks, loadStandards, today } from './standard-catalog.ts';
import { standardBefore } from './typed-standard.ts';

/** What a plan does with standards, beside naming them in its text. */
export interface PlanStandards {
  readonly grade: () => number;
  /** The list that a standard which is named here may belong to; null where there is none. */
  readonly kept: () => KeptStandards | null;
}

export interface KeptStandards {
  /** The codes that need not be added. */
  readonly held: readonly string[];
  /** What the list is called within a sentence. */
  readonly called: string;
  readonly add: (code: string, columns: Readonly<Record<string, string>>) => void;
}

export interface StandardOption extends MenuOption {
  readonly found: FoundCode;
}

/** What is offered for a code, and for words behind a `#`. */
interface StandardOffers extends Offers<StandardOption> {
  /** Adds a standard to the plan's, where that is what was chosen. */
  readonly add: (option: StandardOption) => void;
}

/** The standards that are offered, wherever in the plan they are typed. */
export function standardOffers(plan: PlanStandards): StandardOffers {
  return {
    id: 'standards-menu',
    read: standardBefore,
    load: loadStandards,
    offered: (asked) => loadedCatalog()?.standardOptions(asked, plan, loadedFrameworks(), today()) ?? [],
    add: ({ found, onlyChosen }) => {
      if (onlyChosen) plan.kept()?.add(found.code, columnsOf(found));
    },
  };
}

/** The list of standards at the caret of a text. */
export function standardSuggestions(plan: PlanStandards): MenuSource<StandardOption> {
  const offers = standardOffers(plan);
  const source: MenuSource<StandardOption> = {
    ...offers,
    take: ({ view }, { from, to }, option) => {
      const put = view.state.tr.insertText(option.found.code, from, to);
      view.dispatch(put.setMeta(keyOf(source), 'dismissed' satisfies Told).scrollIntoView());
      offers.add(option);
    },
  };
  return source;
}
