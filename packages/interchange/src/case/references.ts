/**
 * Which item a reference means. Publishers write the two ends of an association in several ways: an object {title, identifier, uri},
 * an identifier beside it or in its place, or a plain text that is an address. Each way is tried, the surest first.
 */

import { type CaseRecord, isRecord, textIn, valueIn } from './values.ts';

/** Identifiers are compared as they are written, UUIDs without regard to case. */
export function keyOf(identifier: string): string {
  const key = identifier.trim();
  return /^[\da-f]{8}-(?:[\da-f]{4}-){3}[\da-f]{12}$/i.test(key) ? key.toLowerCase() : key;
}

/** What an association's end is called, the surest name first. */
export function namesOfEnd(association: CaseRecord, end: 'origin' | 'destination'): readonly string[] {
  const reference = valueIn(association, `${end}NodeURI`);
  const inside = isRecord(reference) ? [textIn(reference, 'identifier'), textIn(reference, 'uri')] : [];
  const plain = isRecord(reference) ? null : textIn(association, `${end}NodeURI`);
  const names = [textIn(association, `${end}NodeIdentifier`), ...inside, plain];
  return names.filter((name) => name !== null).map(keyOf);
}

/** Finds what a name stands for among everything that was entered: whole, or by the last step of an address. */
export class References<Thing> {
  readonly #things = new Map<string, Thing>();

  /** The first thing of a name keeps it. */
  enter(name: string | null, thing: Thing): void {
    if (name !== null && !this.#things.has(keyOf(name))) this.#things.set(keyOf(name), thing);
  }

  find(names: readonly string[]): Thing | undefined {
    for (const name of names) {
      const found = this.#things.get(name);
      if (found !== undefined) return found;
    }
    for (const name of names) {
      const last = name.slice(name.lastIndexOf('/') + 1);
      const found = last === name ? undefined : this.#things.get(keyOf(last));
      if (found !== undefined) return found;
    }
    return undefined;
  }
}
