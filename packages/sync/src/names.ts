/**
 * What documents, people and values are called inside the engine: strings that cannot be mixed up.
 */

declare const kind: unique symbol;

/** A document's name. Opaque: the application decides what it means. */
export type DocumentName = string & { readonly [kind]: 'document' };

/** Whoever client ids are bound to: one person, on whatever socket. Never shown to anyone. */
export type PersonKey = string & { readonly [kind]: 'person' };

export type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json };

/** Whoever is no person: the server itself, when it seeds or takes back. */
export const nobody = '' as PersonKey;

/** A document's name from outside. Throws a RangeError when it is empty or longer than 200 characters. */
export function documentName(text: string): DocumentName {
  if (text.length === 0 || text.length > 200) throw new RangeError(`a document's name has 1 to 200 characters`);
  return text as DocumentName;
}

/** The key of a person. Throws a RangeError when it is empty or longer than 200 characters. */
export function personKey(text: string): PersonKey {
  if (text.length === 0 || text.length > 200) throw new RangeError(`a person's key has 1 to 200 characters`);
  return text as PersonKey;
}
