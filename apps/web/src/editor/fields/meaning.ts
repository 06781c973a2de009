/** What a code that a plan keeps stands for: in the framework that it was taken from, else in the built-in catalog. Pure; comes with the catalog. */
import {
  type FrameworkItem,
  findItem,
  findStandard,
  fromPennsylvania,
  isRetired,
  itemName,
  type LinkKind,
} from '@tangram/standards';
import { standardWords as words } from '../../words/standards.ts';
import type { ReadFramework } from './use-frameworks.ts';
import type { HeldCode } from './use-meaning.ts';

export interface Meaning {
  /** Null where nobody here knows. */
  readonly statement: string | null;
  readonly retired: boolean;
  /** Sentences below the statement. */
  readonly more: readonly string[];
}

interface Known {
  /** All frameworks of the network are here: what is not among them is not in the network. */
  readonly complete: boolean;
  /** Today, year-month-day. */
  readonly day: string;
}

export function meaningOf(held: HeldCode, frameworks: readonly ReadFramework[], { complete, day }: Known): Meaning {
  const found = foundIn(frameworks, held);
  if (found !== null) return ownMeaning(frameworks, found, day);
  const statement = findStandard(held.code)?.statement ?? null;
  const absent = held.itemId !== null && complete;
  return { statement, retired: false, more: absent ? [words.absent] : statement === null ? [words.unknown] : [] };
}

interface Found {
  readonly framework: ReadFramework;
  readonly item: FrameworkItem;
}

function foundIn(frameworks: readonly ReadFramework[], { code, frameworkId, itemId }: HeldCode): Found | null {
  if (itemId !== null) {
    return findItem(
      frameworks.filter(({ identifier }) => identifier === frameworkId),
      itemId,
    );
  }
  if (findStandard(code) !== null) return null;
  for (const framework of frameworks) {
    const item = framework.items.find((one) => one.code === code);
    if (item !== undefined) return { framework, item };
  }
  return null;
}

function ownMeaning(frameworks: readonly ReadFramework[], { framework, item }: Found, day: string): Meaning {
  const retired = isRetired(item, day);
  const common = item.code === null ? [] : fromPennsylvania(item.code).map(({ code }) => code);
  return {
    statement: item.statement,
    retired,
    more: [
      ...(retired && item.endsOn !== null ? [words.retiredSince(item.endsOn)] : []),
      ...(['replacedBy', 'same', 'after', 'related'] as const).flatMap((how) => linked(frameworks, item, how)),
      ...(common.length > 0 ? [words.commonCore(common.join(', '))] : []),
      words.from(framework.title),
    ],
  };
}

const namedMax = 5;

/** The standards of the network that are linked in one way, in a sentence; those that are elsewhere have no name here. */
function linked(frameworks: readonly ReadFramework[], item: FrameworkItem, how: LinkKind): string[] {
  const names = item.links
    .filter((link) => link.how === how)
    .flatMap(({ to }) => findItem(frameworks, to) ?? [])
    .map((other) => itemName(other.item));
  return names.length === 0 ? [] : [words.links[how](names.slice(0, namedMax).join(', '))];
}
