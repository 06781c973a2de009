/** What the codes in a text mean. Pure; comes with the catalog. */
import * as catalog from '@tangram/standards';
import { foundIn } from '../fields/find-codes.ts';
import type { ReadFramework } from '../fields/use-frameworks.ts';

type Frameworks = readonly ReadFramework[];

let named: { readonly of: Frameworks; readonly says: ReadonlyMap<string, string> } | null = null;

/**
 * What a code in a text means: in the network's own frameworks as it is written there, else in the built-in catalog, whose codes of
 * Pennsylvania say what they stand for. Null for a code that stands for nothing, or that is only on its way to one (6.rp.3b). `day` is
 * today, year-month-day.
 */
export function meaningInText(code: string, frameworks: Frameworks, day: string): string | null {
  if (named === null || named.of.length !== frameworks.length || named.of.some((one, i) => one !== frameworks[i]))
    named = { of: frameworks, says: statementsOf(frameworks, day) };
  const own = named.says.get(code);
  if (own !== undefined) return own;
  const common = catalog.findStandard(code);
  if (common?.code === code) return common.statement;
  const meant = catalog.fromPennsylvania(code).map((one) => `${one.code}: ${one.statement}`);
  return meant.length === 0 ? null : meant.join('\n');
}

/** Of two items with one code, the one that is not retired. */
function statementsOf(frameworks: Frameworks, day: string): ReadonlyMap<string, string> {
  const says = new Map<string, string>();
  for (const framework of frameworks)
    for (const item of framework.items) {
      if (item.code === null || (says.has(item.code) && catalog.isRetired(item, day))) continue;
      says.set(item.code, foundIn(catalog, framework, item).says);
    }
  return says;
}
