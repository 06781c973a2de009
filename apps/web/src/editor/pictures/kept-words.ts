/**
 * Words of photos that are in no plan yet: this device keeps them for whoever wrote them, also while the page is closed. They may tell
 * whose work a photo shows, so they go when nobody has touched them for as long as the server keeps a picture that no plan shows.
 */
import { namesRemembered, remember, remembered } from '../../remembered.ts';

const start = 'photo-words:';
const keptMs = 30 * 24 * 60 * 60 * 1_000;

interface Kept {
  readonly words: string;
  /** When they were written, in milliseconds. */
  readonly at: number;
}

export interface WaitingWords {
  /** The words that wait for a picture; null where none do. */
  of(picture: string): string | null;
  /** Null lets them go. */
  set(picture: string, words: string | null): void;
}

/** Those of one plan, on this device. Whatever is too old by now goes, of this person's other plans too. */
export function keptWords(personId: string, planId: string, now = Date.now): WaitingWords {
  for (const name of namesRemembered(personId, start)) {
    if ((remembered<Kept>(personId, name)?.at ?? 0) < now() - keptMs) remember(personId, name, undefined);
  }
  // Where the device has no room they wait in this page.
  const unkept = new Map<string, string>();
  const nameOf = (picture: string) => `${start}${planId} ${picture}`;
  const kept = (picture: string) => remembered<Kept>(personId, nameOf(picture))?.words;
  return {
    of: (picture) => unkept.get(picture) ?? kept(picture) ?? null,
    set(picture, words) {
      remember(personId, nameOf(picture), words === null ? undefined : { words, at: now() });
      if (words === null || kept(picture) === words) unkept.delete(picture);
      else unkept.set(picture, words);
    },
  };
}
