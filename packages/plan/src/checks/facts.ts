/**
 * What checks and numbers know of a plan: each section read into plain data by itself, so that while people write only
 * the section that changed is read again.
 */

import type { PlanKind, SectionId } from '@tangram/domain';
import * as Y from 'yjs';
import { findIdentifiers, type Identifier } from '../identity/find-identifiers.ts';
import { sectionKind } from '../kinds.ts';
import { photosOfWork, type WorkPhoto, whoseWork } from '../photos-of-work.ts';
import {
  type Dismissal,
  type PlainValue,
  readDismissals,
  readMeta,
  type SectionView,
  standingSections,
} from '../plan-document.ts';
import { type Row, readField, readRows } from '../section-fields.ts';
import { type BodyFacts, noBody, readBodyFacts } from './body-facts.ts';

export interface SectionFacts {
  readonly id: SectionId;
  readonly kind: string;
  /** its own title, '' where nobody has named it */
  readonly title: string;
  /** the teacher's word for its kind */
  readonly label: string;
  readonly values: Readonly<Record<string, PlainValue>>;
  readonly rows: Readonly<Record<string, readonly Row[]>>;
  readonly body: BodyFacts;
  /** its photos of student work, of which nobody has said whose work it is */
  readonly askedPhotos: readonly WorkPhoto[];
  /** what in its words looks as if it named a student */
  readonly identifiers: readonly Identifier[];
  readonly dismissals: ReadonlyMap<string, Dismissal>;
}

/** What a plan knows of a task or an intervention that it links; null where the reader may not see it. */
export interface LinkedPlan {
  readonly id: string;
  readonly title: string;
  readonly kind: PlanKind;
  readonly cognitiveDemand: string | null;
  readonly standards: readonly string[];
}

export interface PlanFacts {
  readonly kind: PlanKind;
  /** the standing sections of the open part and, for whoever edits, of the authors', in order */
  readonly sections: readonly SectionFacts[];
  /** those of the linked plans that are known; null while they are not */
  readonly linked: readonly LinkedPlan[] | null;
  /** year-month-day, where the reader is */
  readonly today: string;
  /** the plan was taught, as its authors say */
  readonly taught: boolean;
}

/** One section as plain data. */
export function readSectionFacts(plan: PlanKind, section: SectionView): SectionFacts {
  const values: Record<string, PlainValue> = {};
  const rows: Record<string, readonly Row[]> = {};
  for (const [name, value] of section.fields) {
    if (value instanceof Y.Map) rows[name] = readRows(section, name);
    else {
      const plain = readField(section, name);
      if (plain !== undefined) values[name] = plain;
    }
  }
  const body = section.body === null ? noBody : readBodyFacts(section.body);
  const title = section.title?.toString().trim() ?? '';
  return {
    id: section.id,
    kind: section.kind,
    title,
    label: sectionKind(plan, section.kind)?.label ?? section.kind,
    values,
    rows,
    body,
    askedPhotos: photosOfWork(section).filter(({ picture }) => whoseWork(section, picture) === null),
    identifiers: findIdentifiers([title, ...textsIn(values, rows), ...body.lines].join('\n')),
    dismissals: readDismissals(section),
  };
}

/** All of one document's standing sections as plain data; none for a document that is not seeded. */
export function readAllFacts(doc: Y.Doc): readonly SectionFacts[] {
  const meta = readMeta(doc);
  return meta === null ? [] : standingSections(doc).map((section) => readSectionFacts(meta.kind, section));
}

function textsIn(values: SectionFacts['values'], rows: SectionFacts['rows']): string[] {
  const texts = Object.values(values).filter((value) => typeof value === 'string');
  for (const list of Object.values(rows)) {
    // Codes and the ids of linked plans are nobody's words.
    for (const { columns } of list) {
      const said = Object.entries(columns).filter(
        ([name]) => !['code', 'frameworkId', 'itemId', 'target'].includes(name),
      );
      const line = said.map(([, value]) =>
        typeof value === 'string' || typeof value === 'number' ? String(value) : '',
      );
      texts.push(line.filter(Boolean).join(' | '));
    }
  }
  return texts;
}

/** Of all plans that somebody sees, those that a plan links. */
export function linkedAmong(sections: readonly SectionFacts[], seen: readonly LinkedPlan[]): readonly LinkedPlan[] {
  const targets = new Set(
    sections.flatMap(({ rows }) => Object.values(rows).flatMap((list) => list.map(({ columns }) => columns.target))),
  );
  return seen.filter(({ id }) => targets.has(id));
}

export const ofKind = ({ sections }: Pick<PlanFacts, 'sections'>, kind: string): readonly SectionFacts[] =>
  sections.filter((section) => section.kind === kind);

export const firstOf = (facts: Pick<PlanFacts, 'sections'>, kind: string): SectionFacts | null =>
  facts.sections.find((section) => section.kind === kind) ?? null;

export const numberIn = (section: SectionFacts | null, name: string): number | null => {
  const value = section?.values[name];
  return typeof value === 'number' && Number.isFinite(value) ? value : null;
};

export const textIn = (section: SectionFacts | null, name: string): string => {
  const value = section?.values[name];
  return typeof value === 'string' ? value.trim() : '';
};

/** The codes in a list of standards, each once. */
export const codesIn = (section: SectionFacts | null, list: string): readonly string[] => {
  const codes = (section?.rows[list] ?? []).map(({ columns }) => columns.code);
  return [...new Set(codes.filter((code) => typeof code === 'string'))];
};

export const hasWords = (section: SectionFacts | null): boolean => (section?.body.lines.length ?? 0) > 0;

/** What a section is called in a sentence. */
export const nameIn = (section: SectionFacts): string => (section.title === '' ? section.label : section.title);
