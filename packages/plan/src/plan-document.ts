/**
 * The one place that knows the names inside the Yjs document of a plan: two roots, and under `sections` one map for
 * each section. The open part and the authors' part have the same shape.
 *
 * A section's map, its lists, its title and its body are made together, so no two people make them twice. Removing
 * a section writes who and when and deletes nothing: what others type in it meanwhile is kept and comes back with it.
 * Every change is one transaction with the origin that the caller hands in, which is how undo knows its own.
 */

import type { Instant, PersonId, PlanKind, SectionId } from '@tangram/domain';
import type { JSONContent } from '@tiptap/core';
import * as Y from 'yjs';
import { writeBody } from './body/convert.ts';
import { byOrder, firstKeys, keysToPlace } from './order.ts';

/** The roots of the document; the engine refuses an update that names another. */
export const documentRoots = { meta: 'map', sections: 'map' } as const;

export type PlainValue = string | number | boolean;
/** A list's row as it is handed in: its columns, and the random id that makes it one row for everybody. */
export interface NewRow {
  readonly id: string;
  readonly columns: Readonly<Record<string, PlainValue>>;
}

/** Who took a section away, and when. */
export interface Removed {
  readonly at: Instant;
  readonly by: PersonId;
}

/** One section as it stands now. `title`, `body` and `fields` are the living types that editors bind to. */
export interface SectionView {
  readonly id: SectionId;
  readonly kind: string;
  readonly order: string;
  readonly title: Y.Text | null;
  readonly body: Y.XmlFragment | null;
  readonly fields: Y.Map<unknown>;
  readonly removed: Removed | null;
}

/** All that is needed to make a section: ids are handed in, for nothing here is left to chance. */
export interface NewSection {
  readonly id: SectionId;
  readonly kind: string;
  /** The section it comes after; null for the first place. */
  readonly after: SectionId | null;
  /** Text of the title; leave out for a section that has none. */
  readonly title?: string;
  /** ProseMirror JSON of the body; leave out for a section that has none. */
  readonly body?: JSONContent;
  readonly values?: Readonly<Record<string, PlainValue>>;
  /** Every list of the section, the empty ones too. */
  readonly lists?: Readonly<Record<string, readonly NewRow[]>>;
}

/** The map of all sections: what undo is scoped to and what a page observes deeply. */
export function sectionsRoot(doc: Y.Doc): Y.Map<unknown> {
  return doc.getMap('sections');
}

/** Kind and schema version, written once when the plan is seeded. Null for a document that is not seeded. */
export function readMeta(doc: Y.Doc): { readonly kind: PlanKind; readonly schemaVersion: number } | null {
  const meta = doc.getMap('meta');
  const kind = meta.get('kind');
  const schemaVersion = meta.get('schemaVersion');
  if (typeof kind !== 'string' || typeof schemaVersion !== 'number') return null;
  return { kind: kind as PlanKind, schemaVersion };
}

export function writeMeta(doc: Y.Doc, kind: PlanKind, schemaVersion: number): void {
  const meta = doc.getMap('meta');
  meta.set('kind', kind);
  meta.set('schemaVersion', schemaVersion);
}

function viewOf(id: string, map: unknown): SectionView | null {
  if (!(map instanceof Y.Map)) return null;
  const [kind, order, fields, title, body, removed] = ['kind', 'order', 'fields', 'title', 'body', 'removed'].map(
    (name) => map.get(name),
  );
  if (typeof kind !== 'string' || typeof order !== 'string' || !(fields instanceof Y.Map)) return null;
  return {
    id: id as SectionId,
    kind,
    order,
    fields,
    title: title instanceof Y.Text ? title : null,
    body: body instanceof Y.XmlFragment ? body : null,
    removed: typeof removed === 'object' && removed !== null ? (removed as Removed) : null,
  };
}

/** Every section in order, removed ones too. */
export function readSections(doc: Y.Doc): readonly SectionView[] {
  const views: SectionView[] = [];
  for (const [id, map] of sectionsRoot(doc)) {
    const view = viewOf(id, map);
    if (view) views.push(view);
  }
  return views.sort(byOrder);
}

/** The sections of the plan as people see it: in order, without removed ones. */
export function standingSections(doc: Y.Doc): readonly SectionView[] {
  return readSections(doc).filter(({ removed }) => removed === null);
}

/** One section, removed or not. Null when it is not there or was removed for good. */
export function findSection(doc: Y.Doc, id: SectionId): SectionView | null {
  return viewOf(id, sectionsRoot(doc).get(id));
}

/** The first standing section of a kind: the overview, the standards. */
export function findSectionOfKind(doc: Y.Doc, kind: string): SectionView | null {
  return standingSections(doc).find((section) => section.kind === kind) ?? null;
}

/** Makes a section with all that belongs to it. For the starting content of a kind see `newSection`. */
export function addSection(doc: Y.Doc, made: NewSection, origin: unknown): void {
  doc.transact(() => {
    const keys = keysToPlace(readSections(doc), made.id, made.after);
    const section = new Y.Map<unknown>();
    sectionsRoot(doc).set(made.id, section);
    section.set('kind', made.kind);
    const fields = section.set('fields', new Y.Map<unknown>());
    for (const [name, value] of Object.entries(made.values ?? {})) fields.set(name, value);
    for (const [name, rows] of Object.entries(made.lists ?? {})) {
      const list = fields.set(name, new Y.Map<unknown>());
      const rowKeys = firstKeys(rows.length);
      rows.forEach((row, i) => {
        list.set(row.id, new Y.Map<unknown>([...Object.entries(row.columns), ['order', rowKeys[i] ?? '']]));
      });
    }
    if (made.title !== undefined) section.set('title', new Y.Text(made.title));
    if (made.body !== undefined) writeBody(section.set('body', new Y.XmlFragment()), made.body);
    writeOrders(doc, keys);
  }, origin);
}

/** Puts a section right after another (null: first). Writes one order key; nothing typed in it is touched. */
export function moveSection(doc: Y.Doc, id: SectionId, after: SectionId | null, origin: unknown): void {
  doc.transact(() => writeOrders(doc, keysToPlace(readSections(doc), id, after)), origin);
}

/** Takes a section out of the plan and deletes nothing. */
export function removeSection(doc: Y.Doc, id: SectionId, removed: Removed, origin: unknown): void {
  writeInSection(doc, id, 'removed', { at: removed.at, by: removed.by }, origin);
}

/** Puts a removed section back where it was, with all that was typed in it meanwhile. */
export function bringBackSection(doc: Y.Doc, id: SectionId, origin: unknown): void {
  writeInSection(doc, id, 'removed', undefined, origin);
}

/** Deletes a section and every word in it, for everybody. The one change that undo cannot fully take back. */
export function removeSectionForGood(doc: Y.Doc, id: SectionId, origin: unknown): void {
  doc.transact(() => sectionsRoot(doc).delete(id), origin);
}

/** Makes a title read `text` by changing only what differs, so that a colleague's words beside it stay. */
export function setTitle(doc: Y.Doc, id: SectionId, text: string, origin: unknown): void {
  const title = findSection(doc, id)?.title;
  if (!title) return;
  const old = title.toString();
  let start = 0;
  while (start < Math.min(old.length, text.length) && old[start] === text[start]) start += 1;
  let end = 0;
  const endMax = Math.min(old.length, text.length) - start;
  while (end < endMax && old[old.length - 1 - end] === text[text.length - 1 - end]) end += 1;
  doc.transact(() => {
    title.delete(start, old.length - start - end);
    title.insert(start, text.slice(start, text.length - end));
  }, origin);
}

/** Why people have put a check aside, and who did, when. It stays so for everyone until somebody brings it back. */
export interface Dismissal {
  readonly reason: string;
  readonly by: PersonId;
  readonly at: Instant;
}

// Beside the fields and not among them: it is about the section and not in it. Each check has a name of its own in the
// section's map, so two people who put two aside at once both do.
const dismissed = 'dismissed:';

/** The checks that were put aside for a section, by their key. */
export function readDismissals(section: SectionView): ReadonlyMap<string, Dismissal> {
  const found = new Map<string, Dismissal>();
  const map = section.fields.parent;
  if (!(map instanceof Y.Map)) return found;
  for (const [name, value] of map) {
    if (!name.startsWith(dismissed) || typeof value !== 'object' || value === null) continue;
    const { reason, by, at } = value as Partial<Dismissal>;
    if (typeof reason !== 'string' || typeof by !== 'string' || typeof at !== 'number') continue;
    found.set(name.slice(dismissed.length), { reason, by, at });
  }
  return found;
}

/** Puts a check aside; null brings it back. */
export function writeDismissal(
  doc: Y.Doc,
  section: SectionId,
  key: string,
  dismissal: Dismissal | null,
  origin: unknown,
): void {
  writeInSection(doc, section, `${dismissed}${key}`, dismissal === null ? undefined : { ...dismissal }, origin);
}

function writeOrders(doc: Y.Doc, keys: ReadonlyMap<string, string>): void {
  for (const [id, key] of keys) {
    const map = sectionsRoot(doc).get(id);
    if (map instanceof Y.Map) map.set('order', key);
  }
}

function writeInSection(doc: Y.Doc, id: SectionId, name: string, value: unknown, origin: unknown): void {
  const map = sectionsRoot(doc).get(id);
  if (!(map instanceof Y.Map)) return;
  doc.transact(() => (value === undefined ? map.delete(name) : map.set(name, value)), origin);
}
