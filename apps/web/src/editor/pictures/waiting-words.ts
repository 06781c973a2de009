/**
 * The words of a photo of which nobody has said yet whose work it shows. In the document its readers would have them, so they leave it with
 * whatever brings the photo into question: a paste, a heading that is typed above it, an answer that is taken back. They wait on the
 * device of whoever did that, also while the page is closed, and come back with the answer.
 */
import { findSection, type SectionView } from '@tangram/plan';
import { isAnswered, photosOfWorkIn } from '@tangram/plan/pictures';
import { Extension } from '@tiptap/core';
import type { Node as TextNode } from '@tiptap/pm/model';
import { Plugin, type Transaction } from '@tiptap/pm/state';
import { ReplaceStep } from '@tiptap/pm/transform';
import { ySyncPluginKey } from '@tiptap/y-tiptap';
import type * as Y from 'yjs';
import { sectionOf } from '../section-of.ts';
import type { WaitingWords } from './kept-words.ts';

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
  const come = picturesOf(tr.doc).filter(({ picture }) => pictures.has(picture));
  for (const { at, picture, alt } of come) {
    const words = waiting.of(picture);
    if (alt === null && words !== null) tr.setNodeAttribute(at, 'alt', words);
  }
  for (const { picture } of come) waiting.set(picture, null);
  return tr;
}

/** What somebody does in a text takes the words of photos that come into question by it along, in the same change. */
export function wordsWait(fragment: Y.XmlFragment, waiting: WaitingWords): Extension {
  return Extension.create({ name: 'wordsWait', addProseMirrorPlugins: () => [waitingPlugin(fragment, waiting)] });
}

export function waitingPlugin(fragment: Y.XmlFragment, waiting: WaitingWords): Plugin {
  return new Plugin({
    appendTransaction(transactions, before, now) {
      const changes = transactions.filter((one) => one.docChanged && !isAmongLetters(one));
      const isOwn = changes.some((one) => !fromDocument(one).isChangeOrigin);
      const isUndo = changes.some((one) => fromDocument(one).isUndoRedoOperation);
      const section = (isOwn || isUndo) && picturesIn(now.doc).size > 0 ? sectionAround(fragment) : null;
      if (section === null) return null;
      const asked = askedIn(now.doc, section);
      if (!isOwn) {
        keepUndone(before.doc, now.doc, asked, waiting);
        return null;
      }
      const were = askedIn(before.doc, section);
      const described = new Set(picturesOf(before.doc).flatMap(({ picture, alt }) => (alt === null ? [] : picture)));
      const { tr } = now;
      takeOutWords(tr, new Set([...asked].filter((one) => !were.has(one) || !described.has(one))), waiting);
      bringBackWords(tr, new Set([...were].filter((picture) => !asked.has(picture))), waiting);
      return tr.docChanged ? tr : null;
    },
  });
}

/** Undo took an answer and its words out: given again, it finds them. */
function keepUndone(before: TextNode, now: TextNode, asked: ReadonlySet<string>, waiting: WaitingWords): void {
  const words = new Map(picturesOf(before).map(({ picture, alt }) => [picture, alt]));
  for (const { picture, alt } of picturesOf(now)) {
    const were = alt === null && asked.has(picture) ? (words.get(picture) ?? null) : null;
    if (were !== null) waiting.set(picture, were);
  }
}

/** A key among the letters of a paragraph, which no photo minds. */
function isAmongLetters({ steps, docs }: Transaction): boolean {
  return steps.every((step, i) => {
    if (!(step instanceof ReplaceStep) || step.slice.openStart > 0 || step.slice.openEnd > 0) return false;
    const [from, to] = [docs[i]?.resolve(step.from), docs[i]?.resolve(step.to)];
    const isInside = from?.parent.type.name === 'paragraph' && to?.parent === from.parent;
    return isInside && (step.slice.content.firstChild?.isInline ?? true);
  });
}

interface FromDocument {
  readonly isChangeOrigin?: boolean;
  readonly isUndoRedoOperation?: boolean;
}
const fromDocument = (one: Transaction): FromDocument => one.getMeta(ySyncPluginKey) ?? {};

function sectionAround(fragment: Y.XmlFragment): SectionView | null {
  const { doc } = fragment;
  const id = doc ? sectionOf(doc, fragment) : null;
  return doc && id !== null ? findSection(doc, id) : null;
}

/** The photos of a text of which nobody has said yet whose work they show. The document may not have the text yet. */
function askedIn(text: TextNode, section: SectionView): ReadonlySet<string> {
  const photos = photosOfWorkIn(text.toJSON(), section).map(({ picture }) => picture);
  return new Set(photos.filter((picture) => !isAnswered(section, picture)));
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
