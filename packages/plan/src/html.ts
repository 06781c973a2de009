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
    .map((section) => sectionHtml(doc, meta.kind, section))
    .join('\n');
}

function sectionHtml(doc: Y.Doc, plan: PlanKind, section: SectionView): string {
  const described = sectionKind(plan, section.kind);
  const title = section.title?.toString().trim() ?? '';
  const overview = section.kind === 'overview';
  const heading = overview
    ? `<h1>${escapeHtml(title)}</h1>`
    : `<h2>${escapeHtml(title || described?.label || section.kind)}</h2>`;
  const lines = [...section.fields.keys()].flatMap((name) => {
    const field = described?.fields.find((one) => one.name === name);
    const text = fieldText(doc, section, name, field);
    return text === '' ? [] : `<dt>${escapeHtml(field?.label ?? name)}</dt><dd>${escapeHtml(text)}</dd>`;
  });
  const fields = lines.length > 0 ? `<dl>${lines.join('')}</dl>` : '';
  return `<section>${heading}${fields}${section.body ? bodyHtml(section.body, figureHtml) : ''}</section>`;
}

function fieldText(doc: Y.Doc, section: SectionView, name: string, field: FieldDescriptor | undefined): string {
  const value = section.fields.get(name);
  if (!(value instanceof Y.Map)) return valueText(doc, value, field && !isListField(field) ? field : undefined);
  // A link's target is an identifier, which says nothing to a reader.
  if (field?.type === 'links') return '';
  const columns = field?.type === 'list' ? field.columns : [];
  const rows = readRows(section, name).map((row) => {
    const names = columns.length > 0 ? columns.map((column) => column.name) : Object.keys(row.columns);
    const texts = names.map((column) =>
      valueText(
        doc,
        row.columns[column],
        columns.find((one) => one.name === column),
      ),
    );
    return texts.filter(Boolean).join(' ');
  });
  return rows.join(columns.length > 0 ? '; ' : ', ');
}

function valueText(doc: Y.Doc, value: unknown, field: ValueField | undefined): string {
  if (value === undefined || value === null || value === '') return '';
  if (field?.type === 'choice') return field.choices.find((choice) => choice.value === value)?.label ?? String(value);
  if (field?.type === 'lesson') return findSection(doc, String(value) as SectionView['id'])?.title?.toString() ?? '';
  if (field?.type === 'boolean') return value === true ? 'yes' : 'no';
  return field?.type === 'number' && field.unit ? `${value} ${field.unit}` : String(value);
}
