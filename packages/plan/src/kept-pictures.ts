/**
 * Which pictures a document can still show: those that stand in it, and those of its removed sections, which can be brought back at
 * any time. A picture that no plan can show any more is deleted after a while.
 */
import * as Y from 'yjs';
import { readMeta, readSections } from './plan-document.ts';

/** So many days a picture is kept after it was last seen in a plan: whoever took it out can put it back. */
export const PICTURE_KEPT_DAYS = 30;

/** The ids of all pictures that a document can show. Null for one that is not seeded, of which nothing can be said. */
export function keptPictures(doc: Y.Doc): readonly string[] | null {
  if (readMeta(doc) === null) return null;
  return [...new Set(readSections(doc).flatMap(({ body }) => (body === null ? [] : picturesIn(body))))];
}

/** The ids of the pictures in a text, in its order. */
export function picturesIn(body: Y.XmlFragment): readonly string[] {
  const pictures = body.createTreeWalker((node) => node instanceof Y.XmlElement && node.nodeName === 'picture');
  return [...pictures].flatMap((node) => (node instanceof Y.XmlElement ? [String(node.getAttribute('picture'))] : []));
}
