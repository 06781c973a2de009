/** What a code in a plan stands for: in the framework that it was taken from, else in the built-in catalog. */
import type { FrameworkItem, LinkKind } from '@tangram/standards';
import { standardWords as words } from '../../words/standards.ts';
import { today } from '../standards/standard-catalog.ts';
import type { Catalog } from './find-codes.ts';
import { useLoadedCatalog } from './use-catalog.ts';
import { type ReadFramework, useFrameworks } from './use-frameworks.ts';

/** A standard as a plan keeps it: its code, and for one of a framework where it comes from. */
export interface HeldCode {
  readonly code: string;
  readonly frameworkId: string | null;
  readonly itemId: string | null;
}

export interface Meaning {
  /** Null where nobody here knows. */
  readonly statement: string | null;
  readonly retired: boolean;
  /** Sentences below the statement. */
  readonly more: readonly string[];
}

/** A row of a list of codes. */
export function heldCode({ code, frameworkId, itemId }: Readonly<Record<string, unknown>>): HeldCode {
  const text = (value: unknown) => (typeof value === 'string' ? value : null);
  return { code: text(code) ?? '', frameworkId: text(frameworkId), itemId: text(itemId) };
}

/** Null until somebody looks and the catalog is here. A code of a framework is looked up at once, for it may be retired; others when `wanted`. */
export function useMeaning(held: HeldCode, wanted: boolean): Meaning | null {
  const look = wanted || held.itemId !== null;
  const catalog = useLoadedCatalog(look);
  const { frameworks, complete } = useFrameworks(look);
  if (catalog === null) return null;
  const found = foundIn(catalog, frameworks, held);
  if (found !== null) return meaningOf(catalog, frameworks, found);
  const statement = catalog.findStandard(held.code)?.statement ?? null;
  const absent = held.itemId !== null && complete;
  return { statement, retired: false, more: absent ? [words.absent] : statement === null ? [words.unknown] : [] };
}

interface Found {
  readonly framework: ReadFramework;
  readonly item: FrameworkItem;
}

function foundIn(catalog: Catalog, frameworks: readonly ReadFramework[], held: HeldCode): Found | null {
  const { code, frameworkId, itemId } = held;
  if (itemId !== null) {
    return catalog.findItem(
      frameworks.filter(({ identifier }) => identifier === frameworkId),
      itemId,
    );
  }
  if (catalog.findStandard(code) !== null) return null;
  for (const framework of frameworks) {
    const item = framework.items.find((one) => one.code === code);
    if (item !== undefined) return { framework, item };
  }
  return null;
}

function meaningOf(catalog: Catalog, frameworks: readonly ReadFramework[], { framework, item }: Found): Meaning {
  const retired = catalog.isRetired(item, today());
  const common = item.code === null ? [] : catalog.fromPennsylvania(item.code).map(({ code }) => code);
  return {
    statement: item.statement,
    retired,
    more: [
      ...(retired && item.endsOn !== null ? [words.retiredSince(item.endsOn)] : []),
      ...(['replacedBy', 'same', 'after', 'related'] as const).flatMap((how) => linked(catalog, frameworks, item, how)),
      ...(common.length > 0 ? [words.commonCore(common.join(', '))] : []),
      words.from(framework.title),
    ],
  };
}

const namedMax = 5;

/** The standards of the network that are linked in one way, in a sentence; those that are elsewhere have no name here. */
function linked(catalog: Catalog, frameworks: readonly ReadFramework[], item: FrameworkItem, how: LinkKind): string[] {
  const names = item.links
    .filter((link) => link.how === how)
    .flatMap(({ to }) => catalog.findItem(frameworks, to) ?? [])
    .map((other) => catalog.itemName(other.item));
  return names.length === 0 ? [] : [words.links[how](names.slice(0, namedMax).join(', '))];
}
