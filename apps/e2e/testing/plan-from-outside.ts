/**
 * A plan's document as a foreign program sees it: the shape that docs/architecture.md describes, read and written
 * with Yjs alone. Nothing here is imported from Tangram: if the shape changed, these tests would notice.
 */
import * as Y from 'yjs';

export interface SectionFromOutside {
  readonly id: string;
  readonly kind: string;
  readonly order: string;
  readonly removed: boolean;
  readonly title: string;
  readonly words: string;
  readonly map: Y.Map<unknown>;
}

/** Every section, in the order that a reader sees. */
export function sectionsOf(doc: Y.Doc): readonly SectionFromOutside[] {
  const found: SectionFromOutside[] = [];
  doc.getMap<Y.Map<unknown>>('sections').forEach((map, id) => {
    const title = map.get('title');
    const body = map.get('body');
    found.push({
      id,
      kind: String(map.get('kind')),
      order: String(map.get('order')),
      removed: map.get('removed') != null,
      title: title instanceof Y.Text ? title.toString() : '',
      words: body instanceof Y.XmlFragment ? wordsOf(body) : '',
      map,
    });
  });
  return found.sort((one, other) =>
    one.order === other.order ? (one.id < other.id ? -1 : 1) : one.order < other.order ? -1 : 1,
  );
}

/** The words of a fragment, blocks divided by line ends, marks left out. */
export function wordsOf(node: Y.XmlFragment | Y.XmlElement): string {
  return node
    .toArray()
    .map((child) => {
      if (child instanceof Y.XmlText)
        return child
          .toDelta()
          .map((part: { insert: unknown }) => (typeof part.insert === 'string' ? part.insert : ''))
          .join('');
      if (child instanceof Y.XmlElement) return wordsOf(child);
      return '';
    })
    .join('\n');
}

/** The body of a section; fails when it has none. */
export function bodyOf(doc: Y.Doc, sectionId: string): Y.XmlFragment {
  const body = doc.getMap<Y.Map<unknown>>('sections').get(sectionId)?.get('body');
  if (!(body instanceof Y.XmlFragment)) throw new Error(`section ${sectionId} has no body`);
  return body;
}

/** Writes a paragraph at the end of a body, as another program's editor would. */
export function appendParagraph(doc: Y.Doc, sectionId: string, words: string): Y.XmlText {
  const text = new Y.XmlText(words);
  const paragraph = new Y.XmlElement('paragraph');
  paragraph.insert(0, [text]);
  const body = bodyOf(doc, sectionId);
  body.insert(body.length, [paragraph]);
  return text;
}
