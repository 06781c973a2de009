/**
 * Where it is said whose work a picture shows: in the row of its sample, or for a photo that stands elsewhere in student work by itself,
 * in its section. What is read and written is found by the picture, wherever it stands by now.
 */
import { findSection } from '@tangram/plan';
import { isForEditors, photosOfWork, readPictures, whoseWork, writeWhoseWork } from '@tangram/plan/pictures';
import type { Editor } from '@tiptap/core';
import { ySyncPluginKey } from '@tiptap/y-tiptap';
import type * as Y from 'yjs';
import { sectionOf } from '../section-of.ts';
import { ownChange } from '../workbench.ts';

interface Place {
  readonly source: string | null;
  readonly say: (source: string | null) => void;
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

/** What has been said of a picture; null for nothing yet, and for one that shows no student work. */
export function sourceOf(editor: Editor, picture: string): string | null {
  return placeOf(editor, picture)?.source ?? null;
}

/** Says it of a picture, or takes it back. */
export function saySource(editor: Editor, picture: string, source: string | null): void {
  placeOf(editor, picture)?.say(source);
}

function placeOf(editor: Editor, picture: string): Place | null {
  let found: Place | null = null;
  editor.state.doc.descendants((node, at) => {
    if (node.type.name === 'picture' && node.attrs.picture === picture) found ??= placeAt(editor, at);
  });
  return found;
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
      say: (source) => editor.view.dispatch(editor.state.tr.setNodeAttribute(before, 'source', source)),
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
    say: (source) => writeWhoseWork(doc, section.id, picture, source, ownChange),
  };
}
