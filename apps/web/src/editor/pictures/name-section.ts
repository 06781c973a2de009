/** Naming a section. A name can say that it is student work: then the words of its photos go with it, in the same change. */
import type { SectionId } from '@tangram/domain';
import { findSection, setTitle } from '@tangram/plan';
import { isAnswered, photosOfWork, saysStudentWork } from '@tangram/plan/pictures';
import * as Y from 'yjs';
import type { WaitingWords } from './kept-words.ts';

/** Names a section; the words of photos that come into question by it wait, and come back where they do so no more. */
export function nameSection(doc: Y.Doc, id: SectionId, title: string, waiting: WaitingWords, origin: unknown): void {
  const section = findSection(doc, id);
  if (section === null) return;
  // Each letter of a name comes here, and few of them say something else of the photos.
  if (saysStudentWork(section.title?.toString() ?? '') === saysStudentWork(title)) {
    setTitle(doc, id, title, origin);
    return;
  }
  const asked = () =>
    new Set(photosOfWork(section).flatMap(({ picture }) => (isAnswered(section, picture) ? [] : picture)));
  doc.transact(() => {
    const were = asked();
    setTitle(doc, id, title, origin);
    const are = asked();
    for (const node of section.body === null ? [] : pictureElements(section.body)) {
      const picture = String(node.getAttribute('picture'));
      const alt = node.getAttribute('alt');
      const words = waiting.of(picture);
      if (are.has(picture) && !were.has(picture) && typeof alt === 'string') {
        waiting.set(picture, alt);
        node.removeAttribute('alt');
      } else if (were.has(picture) && !are.has(picture) && alt === undefined && words !== null) {
        node.setAttribute('alt', words);
      }
    }
  }, origin);
}

/** The pictures of a text, as the document has them. */
export function pictureElements(body: Y.XmlFragment): readonly Y.XmlElement[] {
  const isPicture = (node: unknown) => node instanceof Y.XmlElement && node.nodeName === 'picture';
  return [...body.createTreeWalker(isPicture)].filter((node) => node instanceof Y.XmlElement);
}
