/** Places of a plan that carry no mark, because nobody can type them away: a section, its title, a field of it, a row of a field. */
import type { SectionId } from '@tangram/domain';
import * as Y from 'yjs';
import { sectionKind } from '../kinds.ts';
import { findSection, readMeta } from '../plan-document.ts';
import { fieldWords } from '../section-facts.ts';
import { readRows } from '../section-fields.ts';
import type { StandingPiece } from './standing.ts';

export interface FixedPlace {
  readonly section: SectionId;
  /** Null for the section as a whole; `title` for its title. */
  readonly field: string | null;
  /** Null for the field as a whole. */
  readonly row: string | null;
}

/** What stands there in words; null when there is no such place. */
export function fixedWords(doc: Y.Doc, { section, field, row }: FixedPlace): string | null {
  const view = findSection(doc, section);
  const plan = readMeta(doc)?.kind;
  if (view === null || plan === undefined) return null;
  if (field === null) return '';
  if (field === 'title') return view.title === null ? null : view.title.toString().trim();
  const isKnown = view.fields.has(field) || sectionKind(plan, view.kind)?.fields.some(({ name }) => name === field);
  if (!isKnown) return null;
  if (row === null) return fieldWords(doc, plan, view, field);
  const found = readRows(view, field).find(({ id }) => id === row);
  if (!found) return null;
  const { code, ...others } = found.columns;
  return (code === undefined ? Object.values(others) : [code]).map(String).join(' ').trim();
}

/** What a thread about such a place stands on; null when it is gone. */
export function fixedPiece(doc: Y.Doc, place: FixedPlace): StandingPiece | null {
  const words = fixedWords(doc, place);
  const view = findSection(doc, place.section);
  if (words === null || view === null) return null;
  const list = place.field === null ? undefined : view.fields.get(place.field);
  const item = place.row !== null && list instanceof Y.Map ? list._map.get(place.row) : undefined;
  const ids = item === undefined ? [] : [[item.id.client, item.id.clock, 1] as const];
  return { words, ids, before: '', after: '', section: place.section, removed: view.removed !== null };
}
