/** What a code in a plan stands for: in the framework that it was taken from, else in the built-in catalog. */
import { today } from '../standards/standard-catalog.ts';
import type { Meaning } from './meaning.ts';
import { useLoadedCatalog } from './use-catalog.ts';
import { useFrameworks } from './use-frameworks.ts';

/** A standard as a plan keeps it: its code, and for one of a framework where it comes from. */
export interface HeldCode {
  readonly code: string;
  readonly frameworkId: string | null;
  readonly itemId: string | null;
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
  return catalog?.meaningOf(held, frameworks, { complete, day: today() }) ?? null;
}
