/** What the fields of a section say, in words: for paper, for what is copied, for a page too old to write. */

import type { PlanKind } from '@tangram/domain';
import * as Y from 'yjs';
import { dateInWords } from './checks/dates.ts';
import { sectionKind } from './kinds.ts';
import { findSection, type SectionView } from './plan-document.ts';
import { scheduledTime } from './schedule-time.ts';
import { readRows } from './section-fields.ts';
import { type FieldDescriptor, isListField, type ValueField } from './sections/descriptor.ts';

/** The teacher's word for a section; a kind of a later version reads as its own name. */
export function sectionLabel(plan: PlanKind, section: SectionView): string {
  return sectionKind(plan, section.kind)?.label ?? section.kind;
}

/** Titles of other plans by their id: those that the reader may see. */
export type PlanTitles = ReadonlyMap<string, string>;

const nobodys: PlanTitles = new Map();

/** The fields of a section in words: values, and lists as rows of cells below their heads. What is empty is left out. */
export interface SectionFacts {
  readonly values: readonly { readonly label: string; readonly text: string }[];
  readonly lists: readonly {
    readonly label: string;
    readonly heads: readonly string[];
    readonly rows: readonly (readonly string[])[];
  }[];
}

/** A link reads as the title of its plan, and not at all where that is not among `titles`. */
export function sectionFacts(doc: Y.Doc, plan: PlanKind, section: SectionView, titles = nobodys): SectionFacts {
  const described = sectionKind(plan, section.kind);
  const values: { label: string; text: string }[] = [];
  const lists: SectionFacts['lists'][number][] = [];
  for (const name of inOrder(section, described?.fields ?? [])) {
    const field = described?.fields.find((one) => one.name === name);
    if (field && !applies(section, field)) continue;
    const label = field?.label ?? name;
    if (field?.type === 'list') {
      const rows = readRows(section, name).map(({ columns }) =>
        field.columns.map((column) => valueText(doc, columns[column.name], column)),
      );
      if (rows.length > 0) lists.push({ label, heads: field.columns.map((column) => column.label), rows });
      continue;
    }
    const text = fieldText(doc, section, name, field, titles);
    if (text !== '') values.push({ label, text });
  }
  const time = section.kind === 'schedule' ? scheduledTime(section) : null;
  if (time) values.push({ label: 'In all', text: `${time.minutes} min` });
  return { values, lists };
}

/** The names of a section's fields as its kind orders them, whenever each was filled in; last what a later version knows. */
function inOrder(section: SectionView, described: readonly FieldDescriptor[]): string[] {
  const known = described.map(({ name }) => name).filter((name) => section.fields.has(name));
  return [...new Set([...known, ...section.fields.keys()])];
}

/** Whether a field is asked and told, as the section's other fields stand: a percent is out of nothing else. What it holds is kept. */
export function applies(section: SectionView, { notFor }: FieldDescriptor): boolean {
  return notFor === undefined || !notFor.values.some((value) => value === section.fields.get(notFor.field));
}

/** What one field says in words; nothing for one that is empty or not there. */
export function fieldWords(doc: Y.Doc, plan: PlanKind, section: SectionView, name: string): string {
  const field = sectionKind(plan, section.kind)?.fields.find((one) => one.name === name);
  return fieldText(doc, section, name, field, nobodys);
}

function fieldText(
  doc: Y.Doc,
  section: SectionView,
  name: string,
  field: FieldDescriptor | undefined,
  titles: PlanTitles,
): string {
  const value = section.fields.get(name);
  if (!(value instanceof Y.Map)) return valueText(doc, value, field && !isListField(field) ? field : undefined);
  if (field?.type === 'links') {
    return readRows(section, name)
      .flatMap(({ columns }) => titles.get(String(columns.target)) ?? [])
      .join('; ');
  }
  return readRows(section, name)
    .map(({ columns }) =>
      Object.values(columns)
        .map((column) => valueText(doc, column, undefined))
        .filter(Boolean)
        .join(' '),
    )
    .join(', ');
}

function valueText(doc: Y.Doc, value: unknown, field: ValueField | undefined): string {
  if (value === undefined || value === null || value === '') return '';
  if (field?.type === 'choice') return field.choices.find((choice) => choice.value === value)?.label ?? String(value);
  if (field?.type === 'lesson') return findSection(doc, String(value) as SectionView['id'])?.title?.toString() ?? '';
  if (field?.type === 'boolean') return value === true ? 'yes' : 'no';
  if (field?.type === 'date') return dateInWords(String(value));
  return field?.type === 'number' && field.unit ? `${value} ${field.unit}` : String(value);
}
