/**
 * A framework that is imported again. The new package stands; an item that it no longer has is kept and marked as retired, for a plan
 * may use it, on this device or on one that is offline now. CASE's own way to say so is `statusEndDate`: the package that comes out
 * is a CASE package like any other, and read like any other.
 */

import { type FrameworkItem, isRetired, itemName } from '@tangram/standards';
import { CaseNotRead, type CasePackage, caseLimits } from './package.ts';
import { type CaseFramework, identifierOf, readCasePackage } from './read.ts';
import { keyOf, namesOfEnd } from './references.ts';
import { type CaseRecord, dayIn, listIn, textIn } from './values.ts';

/** What an update did to one standard. */
interface ItemChange {
  readonly name: string;
  /** its words before and now; null where there were or are none, equal where something else changed */
  readonly before: string | null;
  readonly now: string | null;
}

export interface CaseChanges {
  readonly added: readonly ItemChange[];
  readonly changed: readonly ItemChange[];
  readonly retired: readonly ItemChange[];
}

/** The package that stands after an update, and what it changed. `day` is today, year-month-day. Throws `CaseNotRead` when there is no room. */
export function updateCasePackage(
  before: CasePackage,
  after: CasePackage,
  day: string,
): { readonly pack: CasePackage; readonly changes: CaseChanges } {
  const pack = withRetired(before, after, day);
  return { pack, changes: changesOf(readCasePackage(before), readCasePackage(pack), day) };
}

/** The new package and, retired, what only the old one had. The new one itself when that is nothing. */
function withRetired(before: CasePackage, after: CasePackage, day: string): CasePackage {
  const kept = new Set(after.items.map(keyOfRecord));
  const gone = before.items.filter((item) => !kept.has(keyOfRecord(item)));
  if (gone.length === 0) return after;
  const retired = gone.map((item) => {
    const ends = dayIn(item, 'statusEndDate');
    return ends !== null && ends <= day ? item : { ...item, statusEndDate: day };
  });
  const connected = new Set(gone.map(keyOfRecord));
  const known = new Set(after.associations.map(nameOf));
  const connections = before.associations.filter(
    (association) =>
      !known.has(nameOf(association)) &&
      (['origin', 'destination'] as const).some((end) =>
        namesOfEnd(association, end).some((name) => connected.has(name)),
      ),
  );
  const whole = {
    ...after.whole,
    CFItems: [...(listIn(after.whole, 'CFItems') ?? []), ...retired],
    CFAssociations: [...(listIn(after.whole, 'CFAssociations') ?? []), ...connections],
  };
  const items = [...after.items, ...retired];
  if (items.length > caseLimits.items) {
    throw new CaseNotRead(
      `This update would keep ${retired.length} retired standards, more than there is room for. If it is another framework, remove the old one first.`,
    );
  }
  return { ...after, whole, items, associations: [...after.associations, ...connections] };
}

const keyOfRecord = (record: CaseRecord): string => keyOf(identifierOf(record) ?? '');

/** What makes an association the same one; without an identifier it is what it says. */
function nameOf(association: CaseRecord): string {
  const identifier = textIn(association, 'identifier');
  return identifier === null ? JSON.stringify(association) : keyOf(identifier);
}

function changesOf(before: CaseFramework, now: CaseFramework, day: string): CaseChanges {
  const old = new Map(before.items.map((item) => [keyOf(item.id), item]));
  const added: ItemChange[] = [];
  const changed: ItemChange[] = [];
  const retired: ItemChange[] = [];
  for (const item of now.items) {
    const was = old.get(keyOf(item.id));
    const name = itemName(item);
    if (was === undefined) added.push({ name, before: null, now: item.statement });
    else if (isRetired(item, day) && !isRetired(was, day)) retired.push({ name, before: was.statement, now: null });
    else if (!sameToTeachers(was, item)) changed.push({ name, before: was.statement, now: item.statement });
  }
  return { added, changed, retired };
}

function sameToTeachers(was: FrameworkItem, item: FrameworkItem): boolean {
  const { depth: _, ...one } = was;
  const { depth: __, ...other } = item;
  return JSON.stringify(one) === JSON.stringify(other);
}
