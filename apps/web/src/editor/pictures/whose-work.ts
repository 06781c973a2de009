/**
 * Where it is said whose work a picture shows: in the row of its sample, or for a photo that stands elsewhere in student work by itself,
 * in its section. What is read and written is found by the picture, wherever it stands by now.
 */
import { findSection } from '@tangram/plan';
import { isForEditors, photosOfWork, readPictures, whoseWork, writeWhoseWork } from '@tangram/plan/pictures';
import type { Editor } from '@tiptap/core';
import type { Transaction } from '@tiptap/pm/state';
import { ySyncPluginKey } from '@tiptap/y-tiptap';
import type * as Y from 'yjs';
import { sectionOf } from '../section-of.ts';
import { ownChange, type Workbench } from '../workbench.ts';
import { bringBackWords, picturesIn, takeOutWords } from './waiting-words.ts';

/** A picture, and where it stood when somebody was asked. */
export interface Stands {
  readonly picture: string;
  readonly at: number;
}

interface Place {
  readonly source: string | null;
  /** Those that the answer is about. */
  readonly pictures: ReadonlySet<string>;
  readonly say: (tr: Transaction, source: string | null) => void;
}

/** Whether the picture at a place shows student work of which nobody has said yet whose it is. */
export function isAskedAt(editor: Editor, at: number): boolean {
  return placeAt(editor, at)?.source === null;
}

/** The same of the document as it is now, where somebody may have said in Review that it is no student's. */
export function isInQuestionAt(editor: Editor, at: number): boolean {
  const doc: Y.Doc | null | undefined = ySyncPluginKey.getState(editor.state)?.type?.doc;
  const picture = String(editor.state.doc.nodeAt(at)?.attrs.picture);
  return isAskedAt(editor, at) && (!doc || isForEditors(readPictures(doc), picture));
}

/** What has been said of the picture that stands near a place; null for nothing yet, and for one that shows no student work. */
export function sourceOf(editor: Editor, stands: Stands): string | null {
  return placeOf(editor, stands)?.source ?? null;
}

/** Says it of a picture, or takes it back, and its words with it: they wait until it is said. That is one step of undo. */
export function saySource(editor: Editor, stands: Stands, source: string | null, workbench: Workbench): void {
  const { undo, pictures } = workbench;
  const place = placeOf(editor, stands);
  if (place === null || place.source === source) return;
  undo.step();
  const { tr } = editor.state;
  place.say(tr, source);
  // The answer is in the document by now, where it is no part of the text.
  if (!tr.docChanged) undo.goOn();
  editor.view.dispatch((source === null ? takeOutWords : bringBackWords)(tr, place.pictures, pictures.waitingWords));
  undo.step();
}

/** A picture may stand in several places, and each of them is asked about: the one that is meant is the nearest. */
function placeOf(editor: Editor, { picture, at }: Stands): Place | null {
  let nearest: number | null = null;
  editor.state.doc.descendants((node, here) => {
    if (node.type.name !== 'picture' || node.attrs.picture !== picture) return;
    if (nearest === null || Math.abs(here - at) < Math.abs(nearest - at)) nearest = here;
  });
  return nearest === null ? null : placeAt(editor, nearest);
}

function placeAt(editor: Editor, at: number): Place | null {
  const { doc } = editor.state;
  const picture: unknown = doc.nodeAt(at)?.attrs.picture;
  return typeof picture === 'string' ? (inRow(editor, at) ?? inSection(editor, picture)) : null;
}

function inRow(editor: Editor, at: number): Place | null {
  const $at = editor.state.doc.resolve(at);
  for (let depth = $at.depth; depth > 1; depth -= 1) {
    const row = $at.node(depth);
    if (row.type.name !== 'pairRow' || $at.node(depth - 1).attrs.kind !== 'studentWork') continue;
    const before = $at.before(depth);
    return {
      source: typeof row.attrs.source === 'string' ? row.attrs.source : null,
      pictures: picturesIn(row),
      say: (tr, source) => tr.setNodeAttribute(before, 'source', source),
    };
  }
  return null;
}

function inSection(editor: Editor, picture: string): Place | null {
  const body: Y.XmlFragment | undefined = ySyncPluginKey.getState(editor.state)?.type;
  const doc = body?.doc;
  const id = doc ? sectionOf(doc, body) : null;
  const section = doc && id !== null ? findSection(doc, id) : null;
  if (!doc || section === null || !photosOfWork(section).some((photo) => photo.picture === picture)) return null;
  return {
    source: whoseWork(section, picture),
    pictures: new Set([picture]),
    say: (_tr, source) => writeWhoseWork(doc, section.id, picture, source, ownChange),
  };
}
