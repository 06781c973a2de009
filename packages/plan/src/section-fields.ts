/**
 * The typed fields of a section: plain values, for which the last writer stands, and lists, whose rows are maps by
 * random id with order keys, so that two people who each add a row both keep it.
 */

import type { SectionId } from '@tangram/domain';
import * as Y from 'yjs';
import { byOrder, keysToPlace } from './order.ts';
import { findSection, type NewRow, type PlainValue, type SectionView } from './plan-document.ts';

/** One row of a list: its columns, without the order key. */
export interface Row {
  readonly id: string;
  readonly order: string;
  readonly columns: Readonly<Record<string, unknown>>;
}

/** A plain value; undefined where nothing is set or where the field is a list. */
export function readField(section: SectionView, name: string): PlainValue | undefined {
  const value = section.fields.get(name);
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean' ? value : undefined;
}

export const readText = (section: SectionView | null, name: string): string => {
  const value = section ? readField(section, name) : undefined;
  return typeof value === 'string' ? value : '';
};

export const readNumber = (section: SectionView | null, name: string): number | null => {
  const value = section ? readField(section, name) : undefined;
  return typeof value === 'number' && Number.isFinite(value) ? value : null;
};

/** The rows of a list, in order. */
export function readRows(section: SectionView, list: string): readonly Row[] {
  const rows: Row[] = [];
  const map = section.fields.get(list);
  if (!(map instanceof Y.Map)) return rows;
  for (const [id, row] of map) {
    if (!(row instanceof Y.Map)) continue;
    const { order, ...columns } = row.toJSON();
    rows.push({ id, order: typeof order === 'string' ? order : '', columns });
  }
  return rows.sort(byOrder);
}

/** The codes in a list of standards or practices, in order, each once. */
export function readCodes(section: SectionView | null, list: string): readonly string[] {
  if (!section) return [];
  const codes = readRows(section, list).map(({ columns }) => columns.code);
  return [...new Set(codes.filter((code) => typeof code === 'string'))];
}

/** Sets one value; undefined clears it. */
export function setField(
  doc: Y.Doc,
  section: SectionId,
  name: string,
  value: PlainValue | undefined,
  origin: unknown,
): void {
  const fields = findSection(doc, section)?.fields;
  if (!fields) return;
  doc.transact(() => (value === undefined ? fields.delete(name) : fields.set(name, value)), origin);
}

/** Adds a row after another one (null: first; left out: last). */
export function addRow(
  doc: Y.Doc,
  section: SectionId,
  list: string,
  row: NewRow & { readonly after?: string | null },
  origin: unknown,
): void {
  const view = findSection(doc, section);
  if (!view) return;
  doc.transact(() => {
    const rows = readRows(view, list);
    const after = row.after === undefined ? (rows.at(-1)?.id ?? null) : row.after;
    const map: Y.Map<unknown> = listOf(doc, section, list) ?? view.fields.set(list, new Y.Map<unknown>());
    map.set(row.id, new Y.Map<unknown>(Object.entries(row.columns)));
    writeRowOrders(map, keysToPlace(rows, row.id, after));
  }, origin);
}

/** Sets one column of one row; undefined clears it. A row that somebody removed meanwhile stays removed. */
export function setRowColumn(
  doc: Y.Doc,
  section: SectionId,
  list: string,
  row: string,
  column: string,
  value: PlainValue | undefined,
  origin: unknown,
): void {
  const map = listOf(doc, section, list)?.get(row);
  if (!(map instanceof Y.Map)) return;
  doc.transact(() => (value === undefined ? map.delete(column) : map.set(column, value)), origin);
}

/** Puts a row right after another (null: first). */
export function moveRow(
  doc: Y.Doc,
  section: SectionId,
  list: string,
  row: string,
  after: string | null,
  origin: unknown,
): void {
  const view = findSection(doc, section);
  const map = listOf(doc, section, list);
  if (!view || !map) return;
  doc.transact(() => writeRowOrders(map, keysToPlace(readRows(view, list), row, after)), origin);
}

export function removeRow(doc: Y.Doc, section: SectionId, list: string, row: string, origin: unknown): void {
  const map = listOf(doc, section, list);
  if (map) doc.transact(() => map.delete(row), origin);
}

function listOf(doc: Y.Doc, section: SectionId, list: string): Y.Map<unknown> | null {
  const map = findSection(doc, section)?.fields.get(list);
  return map instanceof Y.Map ? map : null;
}

function writeRowOrders(list: Y.Map<unknown>, keys: ReadonlyMap<string, string>): void {
  for (const [id, key] of keys) {
    const row = list.get(id);
    if (row instanceof Y.Map) row.set('order', key);
  }
}
