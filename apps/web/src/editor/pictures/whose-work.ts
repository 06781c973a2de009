/**
 * Whose work a photo shows: read and said of each photo by itself, wherever it stands by now. What a sample says of itself follows what is
 * said of its photos.
 */
import { findSection, type SectionView } from '@tangram/plan';
import { isAnswered, photosOfWork, photosOfWorkIn, whoseWork, writeWhoseWork } from '@tangram/plan/pictures';
import type { Editor } from '@tiptap/core';
import type { Node as TextNode } from '@tiptap/pm/model';
import type { Transaction } from '@tiptap/pm/state';
import { ySyncPluginKey } from '@tiptap/y-tiptap';
import type * as Y from 'yjs';
import { sectionOf } from '../section-of.ts';
import { ownChange, type Workbench } from '../workbench.ts';
import { bringBackWords, picturesIn, takeOutWords } from './waiting-words.ts';

/** Whether a picture of a text shows student work of which nobody has said there yet, or in Review, whose it is. */
export function isInQuestion(editor: Editor, picture: string): boolean {
  const section = sectionIn(editor)?.section;
  if (!section || isAnswered(section, picture)) return false;
  // The text is drawn before the document has it.
  return photosOfWorkIn(editor.state.doc.toJSON(), section).some((photo) => photo.picture === picture);
}

/** What has been said of a picture; null for nothing yet, and for one that shows no student work. */
export function sourceOf(editor: Editor, picture: string): string | null {
  const section = sectionIn(editor)?.section;
  return section && isOfWork(section, picture) ? whoseWork(section, picture) : null;
}

/** Says it of a picture, or takes it back, and its words with it: they wait until it is said. That is one step of undo. */
export function saySource(editor: Editor, picture: string, source: string | null, workbench: Workbench): void {
  const place = sectionIn(editor);
  if (!place || !isOfWork(place.section, picture) || whoseWork(place.section, picture) === source) return;
  const { undo, pictures } = workbench;
  undo.step();
  writeWhoseWork(place.doc, place.section.id, picture, source, ownChange);
  const { tr } = editor.state;
  samplesFollow(tr, place.section, picture);
  (source === null ? takeOutWords : bringBackWords)(tr, new Set([picture]), pictures.waitingWords);
  // The answer is in the document by now, where it is no part of the text.
  undo.goOn();
  editor.view.dispatch(tr);
  undo.step();
}

/** Says it of every photo in a row, with what `tr` says of the row itself. That is one step of undo. */
export function saySourceOfRow(
  editor: Editor,
  row: TextNode,
  source: string | null,
  tr: Transaction,
  workbench: Workbench,
): void {
  const place = sectionIn(editor);
  const { undo, pictures } = workbench;
  const shown = picturesIn(row);
  undo.step();
  for (const picture of shown) {
    if (place === null || whoseWork(place.section, picture) === source) continue;
    writeWhoseWork(place.doc, place.section.id, picture, source, ownChange);
    undo.goOn();
  }
  editor.view.dispatch((source === null ? takeOutWords : bringBackWords)(tr, shown, pictures.waitingWords));
  undo.step();
}

function samplesFollow(tr: Transaction, section: SectionView, picture: string): void {
  tr.doc.descendants((row, at, table) => {
    if (row.type.name !== 'pairRow' || table?.attrs.kind !== 'studentWork') return;
    const shown = picturesIn(row);
    if (shown.has(picture)) tr.setNodeAttribute(at, 'source', sourceOfAll(section, shown));
  });
}

/** Of several photos, the more careful word; none while it is missing of one. */
function sourceOfAll(section: SectionView, pictures: ReadonlySet<string>): string | null {
  const said = new Set([...pictures].map((picture) => whoseWork(section, picture)));
  if (said.has(null)) return null;
  return said.has('deidentified') ? 'deidentified' : 'teacherMade';
}

const isOfWork = (section: SectionView, picture: string) =>
  photosOfWork(section).some((photo) => photo.picture === picture);

/** The section of a text, as the document has it now. */
function sectionIn(editor: Editor): { readonly doc: Y.Doc; readonly section: SectionView } | null {
  const body: Y.XmlFragment | undefined = ySyncPluginKey.getState(editor.state)?.type;
  const doc = body?.doc;
  const id = doc ? sectionOf(doc, body) : null;
  const section = doc && id !== null ? findSection(doc, id) : null;
  return doc && section ? { doc, section } : null;
}
