/** Where words stand in a plan's document, as a page says it when somebody comments on them. */
import { type SectionView, standingSections } from '@tangram/plan';
import * as Y from 'yjs';
import type { WordsPlace } from '../store/comments.ts';

/** Finds the words in the nth section of a kind. Throws when they are not there in one run of text. */
export function placeOfWords(doc: Y.Doc, kind: string, nth: number, words: string): WordsPlace {
  const section = standingSections(doc).filter((one) => one.kind === kind)[nth - 1];
  const text = section === undefined ? null : textWith(section, words);
  if (section === undefined || text === null) throw new Error(`“${words}” is not in ${kind} ${nth}`);
  const from = plain(text).indexOf(words);
  const at = (index: number) => {
    const position = Y.createRelativePositionFromTypeIndex(text, index);
    return Buffer.from(Y.encodeRelativePosition(position)).toString('base64');
  };
  return { section: section.id, from: at(from), to: at(from + words.length), quote: words };
}

function textWith({ body }: SectionView, words: string): Y.XmlText | null {
  const find = (type: Y.XmlFragment): Y.XmlText | null => {
    for (const child of type.toArray()) {
      if (child instanceof Y.XmlText && plain(child).includes(words)) return child;
      const inside = child instanceof Y.XmlElement ? find(child) : null;
      if (inside !== null) return inside;
    }
    return null;
  };
  return body === null ? null : find(body);
}

// Not toString, which would write formats as tags.
function plain(text: Y.XmlText): string {
  const runs: { insert: unknown }[] = text.toDelta();
  return runs.map(({ insert }) => (typeof insert === 'string' ? insert : '\uFFFC')).join('');
}
