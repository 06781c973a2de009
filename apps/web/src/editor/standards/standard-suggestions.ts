/** Standards offered where people write: what a typed code stands for, and what fits behind a `#`. What is taken stands as its code. */
import { progressionWords } from '../../words/progressions.ts';
import type { Asked, MenuOption, MenuSource } from '../caret-menu/caret-menu.ts';
import { columnsOf, type FoundCode, findCodes, foundBuiltIn, ownStandard } from '../fields/find-codes.ts';
import { loadedCatalog, loadedFrameworks, loadStandards, today } from './standard-catalog.ts';
import { standardBefore } from './typed-standard.ts';

/** What a plan does with standards, beside naming them in its text. */
export interface PlanStandards {
  readonly grade: () => number;
  /** The codes that the plan has among its standards; null where it keeps no supporting ones. */
  readonly held: () => readonly string[] | null;
  readonly addSupporting: (code: string, columns: Readonly<Record<string, string>>) => void;
}

interface StandardOption extends MenuOption {
  readonly found: FoundCode;
  readonly adds: boolean;
}

/** The list of standards at the caret. */
export function standardSuggestions(plan: PlanStandards): MenuSource<StandardOption> {
  return {
    id: 'standards-menu',
    read: standardBefore,
    load: loadStandards,
    offered: (asked) => optionsFor(asked, plan),
    take: (editor, { from, to }, { found, adds }) => {
      const { view } = editor;
      view.dispatch(view.state.tr.insertText(found.code, from, to).scrollIntoView());
      if (adds) plan.addSupporting(found.code, columnsOf(found));
    },
  };
}

function optionsFor({ query }: Asked, plan: PlanStandards): readonly StandardOption[] {
  const catalog = loadedCatalog();
  if (catalog === null) return [];
  const frameworks = loadedFrameworks();
  const option = (found: FoundCode, adds: boolean): StandardOption => ({
    id: adds ? `${found.key} adds` : found.key,
    label: adds ? progressionWords.alsoSupporting(found.code) : found.code,
    ...(adds ? {} : { detail: [found.says, found.from?.title].filter(Boolean).join(' · ') }),
    ...{ found, adds },
  });
  if (query.startsWith('#')) {
    const wanted = { kind: 'standards', typed: query.slice(1), grade: plan.grade(), held: [] } as const;
    return findCodes(catalog, frameworks, today(), wanted).map((found) => option(found, false));
  }
  const common = catalog.findStandard(query);
  const found = ownStandard(catalog, frameworks, today(), query) ?? (common && foundBuiltIn(common));
  if (found === null) return [];
  const held = plan.held();
  return [
    // As it is written by then, there is nothing to take.
    ...(found.code === query ? [] : [option(found, false)]),
    ...(held === null || held.includes(found.code) ? [] : [option(found, true)]),
  ];
}
