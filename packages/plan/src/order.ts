/**
 * The order of sections and of rows: each carries a fractional index, a text that sorts between its neighbours', so
 * that moving one writes one key and disturbs nobody. Equal keys, which two people can make at once, are ordered by id.
 */

import { generateNKeysBetween } from 'fractional-indexing';

export interface Ordered {
  readonly id: string;
  readonly order: string;
}

export function byOrder(a: Ordered, b: Ordered): number {
  if (a.order !== b.order) return a.order < b.order ? -1 : 1;
  return a.id < b.id ? -1 : a.id > b.id ? 1 : 0;
}

/** `count` keys in order, for things that stand alone. */
export function firstKeys(count: number): string[] {
  return generateNKeysBetween(null, null, count);
}

/** True for a text that is an order key. */
export function isOrderKey(key: unknown): key is string {
  if (typeof key !== 'string' || key.length > 200) return false;
  try {
    return generateNKeysBetween(key, null, 1).length === 1;
  } catch {
    return false;
  }
}

/**
 * The keys to write so that `id` stands right after `after` (null: first; unknown: last) among `items`, which are in
 * order. One key; only where the next neighbours share one key with the one before, they get new keys too.
 */
export function keysToPlace(items: readonly Ordered[], id: string, after: string | null): Map<string, string> {
  const others = items.filter((item) => item.id !== id);
  const found = others.findIndex((item) => item.id === after);
  const at = after === null ? 0 : found === -1 ? others.length : found + 1;
  const before = others[at - 1]?.order ?? null;
  const equal = before === null ? [] : others.slice(at).filter((item) => item.order === before);
  const next = others[at + equal.length]?.order ?? null;
  const keys = generateNKeysBetween(before, next, 1 + equal.length);
  return new Map([id, ...equal.map((item) => item.id)].map((each, i) => [each, keys[i] ?? '']));
}
