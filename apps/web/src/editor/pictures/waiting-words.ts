/**
 * The words of a photo of which nobody has said yet whose work it shows. In the document its readers would have them, so they leave it when
 * the answer is taken back, and do not come in with a photo that is brought along described: they wait on this page, and come back
 * with the answer.
 */
import { findSection, type SectionView } from '@tangram/plan';
import { writeBody } from '@tangram/plan/body';
import { isAnswered, photosOfWork } from '@tangram/plan/pictures';
import { Extension } from '@tiptap/core';
import type { Node as TextNode } from '@tiptap/pm/model';
import { Plugin, type Transaction } from '@tiptap/pm/state';
import * as Y from 'yjs';
import { sectionOf } from '../section-of.ts';

/** Words by the picture that they describe. */
export type WaitingWords = Map<string, string>;

/** Takes the words of these pictures out of the text; they wait from then on. */
export function takeOutWords(tr: Transaction, pictures: ReadonlySet<string>, waiting: WaitingWords): Transaction {
  for (const { at, picture, alt } of picturesOf(tr.doc)) {
    if (!pictures.has(picture) || alt === null) continue;
    waiting.set(picture, alt);
    tr.setNodeAttribute(at, 'alt', null);
  }
  return tr;
}

/** Puts the words that waited for an answer about these pictures back, where nobody has written others meanwhile. */
export function bringBackWords(tr: Transaction, pictures: ReadonlySet<string>, waiting: WaitingWords): Transaction {
  for (const { at, picture, alt } of picturesOf(tr.doc)) {
    const words = waiting.get(picture);
    if (pictures.has(picture) && alt === null && words !== undefined) tr.setNodeAttribute(at, 'alt', words);
  }
  for (const picture of pictures) waiting.delete(picture);
  return tr;
}

/** What is pasted or dropped into student work leaves its words on this page, in the same change: no other page ever has them. */
export function wordsWait(fragment: Y.XmlFragment, waiting: WaitingWords): Extension {
  return Extension.create({ name: 'wordsWait', addProseMirrorPlugins: () => [waitingPlugin(fragment, waiting)] });
}

export function waitingPlugin(fragment: Y.XmlFragment, waiting: WaitingWords): Plugin {
  return new Plugin({
    appendTransaction(transactions, before, now) {
      if (!transactions.some((one) => one.docChanged && isBrought(one))) return null;
      const here = describedInQuestion(now.doc, fragment);
      if (here.size === 0) return null;
      const were = describedInQuestion(before.doc, fragment);
      const came = new Set([...here].filter((picture) => !were.has(picture)));
      return came.size === 0 ? null : takeOutWords(now.tr, came, waiting);
    },
  });
}

const isBrought = (one: Transaction) => ['paste', 'drop'].includes(String(one.getMeta('uiEvent')));

/** The pictures of a text that have words, and of which nobody has said yet whose work they show. */
function describedInQuestion(text: TextNode, fragment: Y.XmlFragment): ReadonlySet<string> {
  const { doc } = fragment;
  const described = new Set(picturesOf(text).flatMap(({ picture, alt }) => (alt === null ? [] : [picture])));
  const id = doc && described.size > 0 ? sectionOf(doc, fragment) : null;
  const section = doc && id !== null ? findSection(doc, id) : null;
  if (section === null) return new Set();
  const asked = [...inSamples(text), ...elsewhere(text, section)];
  return new Set(asked.filter((picture) => described.has(picture)));
}

function inSamples(text: TextNode): string[] {
  const found: string[] = [];
  text.descendants((table) => {
    if (table.type.name !== 'pairTable' || table.attrs.kind !== 'studentWork') return;
    table.forEach((row) => {
      if (!row.attrs.source) found.push(...picturesIn(row));
    });
  });
  return found;
}

/** As the document will read the text, which it does not have yet. */
function elsewhere(text: TextNode, section: SectionView): string[] {
  const body = new Y.Doc().getXmlFragment('body');
  writeBody(body, text.toJSON());
  const photos = photosOfWork({ ...section, body }).map(({ picture }) => picture);
  return photos.filter((picture) => !isAnswered(section, picture));
}

/** The pictures of a text or of a piece of it, by their ids. */
export const picturesIn = (text: TextNode): ReadonlySet<string> =>
  new Set(picturesOf(text).map(({ picture }) => picture));

interface ShownPicture {
  readonly at: number;
  readonly picture: string;
  readonly alt: string | null;
}

function picturesOf(text: TextNode): readonly ShownPicture[] {
  const found: ShownPicture[] = [];
  text.descendants(({ type, attrs }, at) => {
    if (type.name !== 'picture') return;
    found.push({ at, picture: String(attrs.picture), alt: typeof attrs.alt === 'string' ? attrs.alt : null });
  });
  return found;
}
