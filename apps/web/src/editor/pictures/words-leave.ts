/**
 * Words of photos that have come into question by what no text of this page did: an undo, an older version that was restored, words that
 * were replaced in a heading. A moment later they leave the document too, and wait on this device. That is nobody's step of undo.
 */
import { type SectionView, standingSections } from '@tangram/plan';
import { isAnswered, photosOfWork } from '@tangram/plan/pictures';
import type * as Y from 'yjs';
import type { WaitingWords } from './kept-words.ts';
import { pictureElements } from './name-section.ts';

const left = Symbol('words of a photo in question left');

/** The photos in question that have words in the document all the same, each with its section. */
export function describedInQuestion(docs: readonly Y.Doc[]): ReadonlySet<string> {
  return new Set(docs.flatMap((doc) => standingSections(doc).flatMap((one) => shownOf(one).map(({ key }) => key))));
}

/** Takes the words out of some of them. */
export function wordsLeave(docs: readonly Y.Doc[], some: ReadonlySet<string>, waiting: WaitingWords): void {
  for (const doc of docs) {
    const come = standingSections(doc)
      .flatMap(shownOf)
      .filter(({ key }) => some.has(key));
    if (come.length === 0) continue;
    doc.transact(() => {
      for (const { element, picture, alt } of come) {
        waiting.set(picture, alt);
        element.removeAttribute('alt');
      }
    }, left);
  }
}

interface Described {
  readonly key: string;
  readonly picture: string;
  readonly alt: string;
  readonly element: Y.XmlElement;
}

function shownOf(section: SectionView): readonly Described[] {
  const asked = new Set(
    photosOfWork(section).flatMap(({ picture }) => (isAnswered(section, picture) ? [] : [picture])),
  );
  if (asked.size === 0 || section.body === null) return [];
  return pictureElements(section.body).flatMap((element) => {
    const [picture, alt] = [String(element.getAttribute('picture')), element.getAttribute('alt')];
    const isIt = asked.has(picture) && typeof alt === 'string';
    return isIt ? [{ key: `${section.id} ${picture}`, picture, alt, element }] : [];
  });
}
