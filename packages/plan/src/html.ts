/** A whole plan as safe, static HTML, for a page too old to write in it and for reading without the editor. */

import type { PlanKind } from '@tangram/domain';
import * as Y from 'yjs';
import { bodyHtml, escapeHtml } from './body/html.ts';
import { figureHtml } from './figure-html.ts';
import { sectionKind } from './kinds.ts';
import { findSection, readMeta, type SectionView, standingSections } from './plan-document.ts';
import { readRows } from './section-fields.ts';
import { type FieldDescriptor, isListField, type ValueField } from './sections/descriptor.ts';
import { isEmptySection } from './summary.ts';

/** One of a plan's documents as HTML; '' for a document that is not seeded. Empty optional sections are left out. */
export function planHtml(doc: Y.Doc): string {
  const meta = readMeta(doc);
  if (!meta) return '';
  return standingSections(doc)
    .filter((section) => !(sectionKind(meta.kind, section.kind)?.optional && isEmptySection(meta.kind, section)))
    .map((section) => {
      const title = section.title?.toString().trim() ?? '';
      const heading =
        section.kind === 'overview'
          ? `<h1>${escapeHtml(title)}</h1>`
          : `<h2>${escapeHtml(title || sectionLabel(meta.kind, section))}</h2>`;
      return `<section>${heading}${insideSection(doc, meta.kind, section)}</section>`;
    })
    .join('\n');
}

/** The teacher's word for a section; a kind of a later version reads as its own name. */
export function sectionLabel(plan: PlanKind, section: SectionView): string {
  return sectionKind(plan, section.kind)?.label ?? section.kind;
}

/** Titles of other plans by their id: those that the reader may see. */
export type PlanTitles = ReadonlyMap<string, string>;

const nobodys: PlanTitles = new Map();

/**
 * What stands in a section below its heading: its values as facts, its lists as tables, then its body. '' where there is
 * nothing. A link reads as the title of its plan, and not at all where that is not among `titles`.
 */
export function insideSection(doc: Y.Doc, plan: PlanKind, section: SectionView, titles = nobodys): string {
  const described = sectionKind(plan, section.kind);
  const facts: string[] = [];
  const tables: string[] = [];
  for (const name of section.fields.keys()) {
    const field = described?.fields.find((one) => one.name === name);
    const label = escapeHtml(field?.label ?? name);
    if (field?.type === 'list') {
      const table = listTable(doc, section, field);
      if (table !== '') tables.push(`<h3>${label}</h3>${table}`);
      continue;
    }
    const text = fieldText(doc, section, name, field, titles);
    if (text !== '') facts.push(`<dt>${label}</dt><dd>${escapeHtml(text)}</dd>`);
  }
  const list = facts.length > 0 ? `<dl>${facts.join('')}</dl>` : '';
  return `${list}${tables.join('')}${section.body ? bodyHtml(section.body, figureHtml) : ''}`;
}

function listTable(doc: Y.Doc, section: SectionView, field: FieldDescriptor & { type: 'list' }): string {
  const rows = readRows(section, field.name).map(({ columns }) =>
    field.columns.map((column) => valueText(doc, columns[column.name], column)),
  );
  if (rows.length === 0) return '';
  const row = (cell: 'td' | 'th', texts: readonly string[]) =>
    `<tr>${texts.map((text) => `<${cell}>${escapeHtml(text)}</${cell}>`).join('')}</tr>`;
  const head = row(
    'th',
    field.columns.map(({ label }) => label),
  );
  return `<table><thead>${head}</thead><tbody>${rows.map((texts) => row('td', texts)).join('')}</tbody></table>`;
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
  return field?.type === 'number' && field.unit ? `${value} ${field.unit}` : String(value);
}
