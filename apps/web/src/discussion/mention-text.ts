/** Names in a comment's words: where one is being written, how it is completed, and which of them are meant. Pure. */
import { folded } from '../ui/folded.ts';

interface Named {
  readonly id: string;
  readonly name: string;
}

/** A name that is being written: where its `@` stands, and what follows it up to the caret. */
export interface Being {
  readonly at: number;
  readonly typed: string;
}

/** The name that is being written before the caret, or null. An `@` inside a word, as in an address, begins none. */
export function nameBeing(text: string, caret: number): Being | null {
  const found = /(?:^|[\s(])@([^@\n]{0,60})$/u.exec(text.slice(0, caret));
  const typed = found?.[1];
  return typed === undefined ? null : { at: caret - typed.length - 1, typed };
}

/** Whether a person is meant by the beginning of their name or of a part of it, whatever its accents and capitals. */
export function beginsLike(name: string, typed: string): boolean {
  const [whole, wanted] = [folded(name), folded(typed)];
  return whole.startsWith(wanted) || whole.split(' ').some((part) => part.startsWith(wanted));
}

/** The text with the name put in, and where the caret then stands. */
export function putName(text: string, { at, typed }: Being, name: string): { text: string; caret: number } {
  const rest = text.slice(at + 1 + typed.length);
  const put = `${text.slice(0, at)}@${name}`;
  const between = /^[\s.,;:!?)]/u.test(rest) ? '' : ' ';
  return { text: put + between + rest, caret: put.length + (/^\s/u.test(between + rest) ? 1 : 0) };
}

/** The text in pieces: words, and the people whose `@Name` stands between them. The longest name counts. */
export function piecesOf<P extends Named>(text: string, people: readonly P[]): readonly (string | P)[] {
  const longestFirst = people.toSorted((one, other) => other.name.length - one.name.length);
  const pieces: (string | P)[] = [];
  let from = 0;
  for (let at = text.indexOf('@'); at !== -1; at = text.indexOf('@', at + 1)) {
    const meant = at < from ? undefined : longestFirst.find(({ name }) => isNameAt(text, at + 1, name));
    if (meant === undefined) continue;
    if (at > from) pieces.push(text.slice(from, at));
    pieces.push(meant);
    from = at + 1 + meant.name.length;
  }
  if (from < text.length) pieces.push(text.slice(from));
  return pieces;
}

/** Whose names stand in the text: two people of one name are both meant. */
export function meantIn(text: string, people: readonly Named[]): string[] {
  const names = new Set(piecesOf(text, people).flatMap((piece) => (typeof piece === 'string' ? [] : [piece.name])));
  return people.flatMap(({ id, name }) => (names.has(name) ? [id] : []));
}

/** The name, and not the beginning of a longer word. */
function isNameAt(text: string, at: number, name: string): boolean {
  return text.startsWith(name, at) && !/^[\p{L}\p{N}]/u.test(text.slice(at + name.length));
}
