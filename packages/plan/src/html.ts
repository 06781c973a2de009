/** A whole plan as safe, static HTML, for a page too old to write in it and for reading without the editor. */

import type { PlanKind } from '@tangram/domain';
import type * as Y from 'yjs';
import { bodyHtml, escapeHtml, type InPlaceOf } from './body/html.ts';
import { figureHtml } from './figure-html.ts';
import { sectionKind } from './kinds.ts';
import { readMeta, type SectionView, standingSections } from './plan-document.ts';
import { type PlanTitles, sectionFacts, sectionLabel } from './section-facts.ts';
import { isEmptySection } from './summary.ts';

/** Whoever reads: the titles of linked plans that they may see, and what stands in the place of pictures that they may not. */
export interface Reader {
  readonly titles?: PlanTitles | undefined;
  readonly inPlaceOf?: InPlaceOf | undefined;
}

/** One of a plan's documents as HTML; '' for a document that is not seeded. Empty optional sections are left out. */
export function planHtml(doc: Y.Doc, inPlaceOf?: InPlaceOf): string {
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
      return `<section>${heading}${insideSection(doc, meta.kind, section, { inPlaceOf })}</section>`;
    })
    .join('\n');
}

/** What stands in a section below its heading: its values as facts, its lists as tables, then its body. '' where there is nothing. */
export function insideSection(doc: Y.Doc, plan: PlanKind, section: SectionView, reader: Reader = {}): string {
  const { values, lists } = sectionFacts(doc, plan, section, reader.titles);
  const facts = values.map(({ label, text }) => `<dt>${escapeHtml(label)}</dt><dd>${escapeHtml(text)}</dd>`);
  const tables = lists.map(({ label, heads, rows }) => {
    const body = rows.map((texts) => tableRow('td', texts)).join('');
    const table = `<table><thead>${tableRow('th', heads)}</thead><tbody>${body}</tbody></table>`;
    return `<h3>${escapeHtml(label)}</h3>${table}`;
  });
  const list = facts.length > 0 ? `<dl>${facts.join('')}</dl>` : '';
  return `${list}${tables.join('')}${section.body ? bodyHtml(section.body, figureHtml, reader.inPlaceOf) : ''}`;
}

const tableRow = (cell: 'td' | 'th', texts: readonly string[]) =>
  `<tr>${texts.map((text) => `<${cell}>${escapeHtml(text)}</${cell}>`).join('')}</tr>`;
