/** The standards that fit what was typed, as options of a list. Comes with the catalog. */
import * as catalog from '@tangram/standards';
import { addedStandardsWords } from '../../words/added-standards.ts';
import type { Asked } from '../caret-menu/menu-state.ts';
import { findCodes, foundBuiltIn, ownStandard, type Source } from '../fields/find-codes.ts';
import { columnsOf, type FoundCode } from '../fields/found-code.ts';
import { gradeOf, listFor } from './plan-standards.ts';
import type { Naming, StandardOption } from './standard-suggestions.ts';

/**
 * A code is offered alone, and once more with its place among the plan's standards: whoever names a standard may mean to teach it
 * here, or only to look back at an earlier grade, so nothing is added that was not chosen. `day` is today, year-month-day.
 */
export function standardOptions(
  { query }: Asked,
  naming: Naming,
  frameworks: readonly Source[],
  day: string,
): readonly StandardOption[] {
  if (query.startsWith('#')) {
    const wanted = { kind: 'standards', typed: query.slice(1), grade: gradeOf(naming), held: [] } as const;
    return findCodes(catalog, frameworks, day, wanted).map(alone);
  }
  const common = catalog.findStandard(query);
  const found = ownStandard(catalog, frameworks, day, query) ?? (common && foundBuiltIn(common));
  if (found === null) return [];
  const { key, code } = found;
  // As it is written by then, there is nothing to take.
  const options = code === query ? [] : [alone(found)];
  const list = listFor(naming);
  if (list === null || list.held.includes(code)) return options;
  const label = addedStandardsWords.alsoIn(code, list.called);
  const add = () => list.add(code, columnsOf(found));
  return [...options, { id: `${key} adds`, label, onlyChosen: true, code, add }];
}

const alone = ({ key, code, says, from }: FoundCode): StandardOption => ({
  id: key,
  label: code,
  detail: [says, from?.title].filter(Boolean).join(' · '),
  code,
});
