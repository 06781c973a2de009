/** Names in the text: where one is being typed, and where those that are known stand. Pure. */
import { beginsLike, piecesOf } from '../../discussion/mention-text.ts';
import type { Asked } from '../caret-menu/menu-state.ts';

interface Named {
  readonly id: string;
  readonly name: string;
}

/** What the words before the caret ask for: an @ that begins a word, and what follows it. */
export function nameBefore(before: string): Asked | null {
  const query = /(?:^|[\s(￼])@([^@\n￼]{0,60})$/u.exec(before)?.[1];
  if (query === undefined || /^\s/u.test(query)) return null;
  return { length: query.length + 1, query, eager: /\p{L}/u.test(query) };
}

/** Whom a beginning may mean; nobody once a name is complete. */
export function namesLike<Person extends Named>(
  query: string,
  people: readonly Person[],
  max: number,
): readonly Person[] {
  const complete = people.some(({ name }) => query.startsWith(name));
  return complete ? [] : people.filter(({ name }) => beginsLike(name, query)).slice(0, max);
}

/** Where “@Name” of somebody who is known stands in a text. */
export function namesIn<Person extends Named>(
  text: string,
  people: readonly Person[],
): readonly { readonly person: Person; readonly from: number; readonly to: number }[] {
  let at = 0;
  return piecesOf(text, people).flatMap((piece) => {
    const from = at;
    at += typeof piece === 'string' ? piece.length : piece.name.length + 1;
    return typeof piece === 'string' ? [] : [{ person: piece, from, to: at }];
  });
}
