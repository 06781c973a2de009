/** Standards offered where people write: what a typed code stands for, and what fits behind a `#`. What is taken stands as its code. */
import { progressionWords } from '../../words/progressions.ts';
import type { Asked, MenuOption, MenuSource } from '../caret-menu/caret-menu.ts';
import { loadCatalog, loadedCatalog } from './standard-catalog.ts';
import { standardBefore } from './typed-standard.ts';

/** What a plan does with standards, beside naming them in its text. */
export interface PlanStandards {
  readonly grade: () => number;
  /** The codes that the plan has among its standards; null where it keeps no supporting ones. */
  readonly held: () => readonly string[] | null;
  readonly addSupporting: (code: string) => void;
}

interface StandardOption extends MenuOption {
  readonly code: string;
  readonly adds: boolean;
}

const offeredMax = 6;

/** The list of standards at the caret. */
export function standardSuggestions(plan: PlanStandards): MenuSource<StandardOption> {
  return {
    id: 'standards-menu',
    read: standardBefore,
    load: loadCatalog,
    offered: (asked) => optionsFor(asked, plan),
    take: (editor, { from, to }, { code, adds }) => {
      const { view } = editor;
      view.dispatch(view.state.tr.insertText(code, from, to).scrollIntoView());
      if (adds) plan.addSupporting(code);
    },
  };
}

function optionsFor({ query }: Asked, plan: PlanStandards): readonly StandardOption[] {
  const catalog = loadedCatalog();
  if (catalog === null) return [];
  if (query.startsWith('#')) {
    return catalog
      .searchStandards(query.slice(1), { grade: plan.grade(), limit: offeredMax })
      .filter(({ kind }) => kind !== 'practice')
      .map(({ code, statement }) => ({ id: code, code, label: code, detail: statement, adds: false }));
  }
  const standard = catalog.findStandard(query);
  if (standard === null) return [];
  const { code, statement } = standard;
  const held = plan.held();
  return [
    // As it is written by then, there is nothing to take.
    ...(code === query ? [] : [{ id: code, code, label: code, detail: statement, adds: false }]),
    ...(held === null || held.includes(code)
      ? []
      : [{ id: `${code} adds`, code, label: progressionWords.alsoSupporting(code), adds: true }]),
  ];
}
