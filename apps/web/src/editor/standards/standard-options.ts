/** The standards that fit what was typed, as options of a list. Pure; comes with the catalog. */
import * as catalog from '@tangram/standards';
import { offeredStandardsWords } from '../../words/offered-standards.ts';
import type { Asked } from '../caret-menu/menu-state.ts';
import { findCodes, foundBuiltIn, ownStandard, type Source } from '../fields/find-codes.ts';
import type { FoundCode } from '../fields/found-code.ts';
import type { PlanStandards, StandardOption } from './standard-suggestions.ts';

/**
 * A code is offered alone, and once more with its place among the plan's standards: whoever names a standard may mean to teach it
 * here, or only to look back at an earlier grade, so nothing is added that was not chosen. `day` is today, year-month-day.
 */
export function standardOptions(
  { query }: Asked,
  plan: PlanStandards,
  frameworks: readonly Source[],
  day: string,
): readonly StandardOption[] {
  if (query.startsWith('#')) {
    const wanted = { kind: 'standards', typed: query.slice(1), grade: plan.grade(), held: [] } as const;
    return findCodes(catalog, frameworks, day, wanted).map(alone);
  }
  const common = catalog.findStandard(query);
  const found = ownStandard(catalog, frameworks, day, query) ?? (common && foundBuiltIn(common));
  if (found === null) return [];
  // As it is written by then, there is nothing to take.
  const options = found.code === query ? [] : [alone(found)];
  const kept = plan.kept();
  if (kept === null || kept.held.includes(found.code)) return options;
  const label = offeredStandardsWords.alsoIn(found.code, kept.called);
  return [...options, { id: `${found.key} adds`, label, onlyChosen: true, found }];
}

const alone = (found: FoundCode): StandardOption => ({
  id: found.key,
  label: found.code,
  detail: [found.says, found.from?.title].filter(Boolean).join(' · '),
  found,
});
