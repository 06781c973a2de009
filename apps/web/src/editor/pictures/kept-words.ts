/** Words of photos that are in no plan yet: this device keeps them for whoever wrote them, also while the page is closed. */
import { remember, remembered } from '../../remembered.ts';

export interface WaitingWords {
  /** The words that wait for a picture; null where none do. */
  of(picture: string): string | null;
  /** Null lets them go. */
  set(picture: string, words: string | null): void;
}

/** Those of one plan, on this device. */
export function keptWords(personId: string, planId: string): WaitingWords {
  // Where the device has no room they wait in this page.
  const unkept = new Map<string, string>();
  const nameOf = (picture: string) => `photo-words:${planId} ${picture}`;
  const kept = (picture: string) => remembered<string>(personId, nameOf(picture));
  return {
    of: (picture) => unkept.get(picture) ?? kept(picture) ?? null,
    set(picture, words) {
      remember(personId, nameOf(picture), words ?? undefined);
      if (words === null || kept(picture) === words) unkept.delete(picture);
      else unkept.set(picture, words);
    },
  };
}
