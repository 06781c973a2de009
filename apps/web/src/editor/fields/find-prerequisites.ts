/**
 * What a plan's standards rest on, as the network says it: what its own frameworks say they build on, and what the catalog says, in the
 * words of a framework that has it. Pure.
 */
import { type Catalog, foundBuiltIn, foundIn, ownStandard, type Source } from './find-codes.ts';
import type { FoundCode } from './found-code.ts';

/** A standard that a plan holds. */
interface Held {
  readonly code: string;
  readonly frameworkId: string | null;
  readonly itemId: string | null;
}

/** Prerequisites that are offered for `focus`, without those that are `held`; `day` is today, year-month-day. */
export function findPrerequisites(
  catalog: Catalog,
  frameworks: readonly Source[],
  day: string,
  { focus, held }: { readonly focus: readonly Held[]; readonly held: readonly string[] },
): readonly FoundCode[] {
  const meant = (code: string) => catalog.findStandard(code)?.code ?? code;
  const taken = new Set([...held, ...focus.map(({ code }) => code)].map(meant));
  const own = focus.flatMap((one) => {
    const links = itemOf(catalog, frameworks, one)?.links ?? [];
    return links
      .filter(({ how }) => how === 'after')
      .flatMap(({ to }) => catalog.findItem(frameworks, to) ?? [])
      .filter(({ item }) => !catalog.isRetired(item, day))
      .map(({ framework, item }) => foundIn(catalog, framework, item));
  });
  const codes = focus.flatMap(({ code }) => [code, ...behind(catalog, code)]);
  const common = catalog
    .earlierGradesOf(codes)
    .map((standard) => ownStandard(catalog, frameworks, day, standard.code) ?? foundBuiltIn(standard));
  return [...own, ...common].filter(({ code }) => {
    const isNew = !taken.has(meant(code));
    taken.add(meant(code));
    return isNew;
  });
}

/** The standards that a code of Pennsylvania stands for; it names whole clusters. */
function behind(catalog: Catalog, code: string): readonly string[] {
  const named = catalog.fromPennsylvania(code);
  if (named.length === 0) return [];
  return catalog.standards.flatMap((one) =>
    named.some((each) => catalog.covers(one.code, each.code)) ? one.code : [],
  );
}

function itemOf(catalog: Catalog, frameworks: readonly Source[], { code, frameworkId, itemId }: Held) {
  if (itemId === null) return frameworks.flatMap(({ items }) => items).find((item) => item.code === code);
  const own = frameworks.filter(({ identifier }) => identifier === frameworkId);
  return catalog.findItem(own, itemId)?.item;
}
