/** A plan in short: what lists, the outline, pacing and search need, derived from one of its documents and never stored beside it as truth. */

import { type Grade, grades, type PlanKind, type SectionId } from '@tangram/domain';
import { Node } from '@tiptap/pm/model';
import * as Y from 'yjs';
import { readFigure } from './body/figure.ts';
import { bodySchema } from './body/schema.ts';
import { sectionKind } from './kinds.ts';
import { findSectionOfKind, readMeta, type SectionView, standingSections } from './plan-document.ts';
import { scheduledTime } from './schedule-time.ts';
import { readCodes, readNumber, readRows, readText } from './section-fields.ts';
import { cognitiveDemands } from './sections/overview.ts';
import { quantity } from './words.ts';

/** One line of a plan's outline. */
export interface OutlineEntry {
  readonly id: SectionId;
  readonly kind: string;
  /** its own title, or the teacher's word for its kind */
  readonly title: string;
  readonly minutes: number | null;
  readonly standards: readonly string[];
  /** nothing is written in it yet: an optional section is offered then, and not shown */
  readonly empty: boolean;
}

export interface PlanSummary {
  readonly kind: PlanKind;
  readonly title: string;
  readonly grade: Grade | null;
  /** what the plan is about: focus standards, or what an intervention opens */
  readonly focusStandards: readonly string[];
  /** every standard that the plan names anywhere */
  readonly standards: readonly string[];
  /** what a task asks of students; null for other plans, and while nobody has said */
  readonly cognitiveDemand: string | null;
  /** class time of the whole plan */
  readonly minutes: number | null;
  /** one line for lists, such as "4 periods of 60 minutes · 3 lessons" */
  readonly facts: string;
  readonly outline: readonly OutlineEntry[];
  /** all words, for search: one line for each section, titles and formulas included */
  readonly words: string;
}

/** The summary of one of a plan's documents. Null for a document that is not seeded. */
export function summarize(doc: Y.Doc): PlanSummary | null {
  const meta = readMeta(doc);
  if (!meta) return null;
  const sections = standingSections(doc);
  const overview = findSectionOfKind(doc, 'overview');
  const standards = findSectionOfKind(doc, 'standards');
  const grade = readNumber(overview, 'grade');
  const outline = sections.map((section) => outlineEntry(meta.kind, section));
  return {
    kind: meta.kind,
    title: overview?.title?.toString() ?? '',
    grade: grades.find((known) => known === grade) ?? null,
    focusStandards: readCodes(standards, meta.kind === 'intervention' ? 'accessStandards' : 'focusStandards'),
    cognitiveDemand: (meta.kind === 'task' && readText(overview, 'cognitiveDemand')) || null,
    standards: [...new Set(outline.flatMap((entry) => entry.standards))],
    ...timeAndFacts(doc, meta.kind, overview, outline),
    outline,
    words: sections.map((section) => sectionWords(section)).join('\n'),
  };
}

function timeAndFacts(doc: Y.Doc, kind: PlanKind, overview: SectionView | null, outline: readonly OutlineEntry[]) {
  if (kind === 'unit') {
    const periods = readNumber(overview, 'durationPeriods');
    const length = readNumber(overview, 'periodMinutes');
    const lessons = outline.filter((entry) => entry.kind === 'lesson').length;
    const time = periods !== null && length !== null ? `${quantity(periods, 'period')} of ${length} minutes` : '';
    const minutes = periods !== null && length !== null ? periods * length : null;
    return { minutes, facts: [time, quantity(lessons, 'lesson')].filter(Boolean).join(' · ') };
  }
  if (kind === 'task') {
    const minutes = readNumber(overview, 'estimatedMinutes');
    const demand = cognitiveDemands.find(({ value }) => value === readText(overview, 'cognitiveDemand'))?.label ?? '';
    return { minutes, facts: [demand, minutes === null ? '' : `${minutes} min`].filter(Boolean).join(' · ') };
  }
  const schedule = findSectionOfKind(doc, 'schedule');
  const time = scheduledTime(schedule);
  if (time === null) return { minutes: null, facts: '' };
  const [session, weekly, weeks] = ['minutesPerSession', 'sessionsPerWeek', 'weeks'].map((name) =>
    readNumber(schedule, name),
  );
  return {
    minutes: time.minutes,
    facts: `${session} min, ${weekly} times a week, ${quantity(weeks ?? 0, 'week')}`,
  };
}

function outlineEntry(plan: PlanKind, section: SectionView): OutlineEntry {
  const described = sectionKind(plan, section.kind);
  const fields = described?.fields ?? [];
  const title = section.kind === 'overview' ? '' : (section.title?.toString().trim() ?? '');
  return {
    id: section.id,
    kind: section.kind,
    title: title || (described?.label ?? section.kind),
    minutes: readNumber(section, 'minutes'),
    standards: fields.flatMap(({ type, name }) => (type === 'standards' ? readCodes(section, name) : [])),
    empty: isEmptySection(plan, section),
  };
}

/** True while nothing is written in a section beyond what it started with. */
export function isEmptySection(plan: PlanKind, section: SectionView): boolean {
  if (section.title && section.title.length > 0) return false;
  const defaults = new Map(
    (sectionKind(plan, section.kind)?.fields ?? []).map((field) => [
      field.name,
      'default' in field ? field.default : undefined,
    ]),
  );
  for (const [name, value] of section.fields) {
    if (value instanceof Y.Map ? value.size > 0 : value !== defaults.get(name)) return false;
  }
  const { body } = section;
  return body === null || (bodyWords(body) === startingWords(plan, section.kind) && !holdsDrawing(body));
}

/** A figure or picture says something without a word. */
function holdsDrawing(body: Y.XmlFragment): boolean {
  const drawings = body.createTreeWalker(
    (node) => node instanceof Y.XmlElement && /^(figure|picture)$/.test(node.nodeName),
  );
  return !drawings.next().done;
}

const startingWordsOf = new Map<unknown, string>();

// A rubric starts with the names of its levels, and is empty with them.
function startingWords(plan: PlanKind, kind: string): string {
  const start = sectionKind(plan, kind)?.body;
  if (!start) return '';
  const known = startingWordsOf.get(start);
  if (known !== undefined) return known;
  const node = Node.fromJSON(bodySchema, start);
  const words = node.textBetween(0, node.content.size, ' ').replace(/\s+/g, ' ').trim();
  startingWordsOf.set(start, words);
  return words;
}

/** The words of a section: title, text fields and body. */
export function sectionWords(section: SectionView): string {
  const words = [section.title?.toString() ?? ''];
  for (const [name, value] of section.fields) {
    if (typeof value === 'string') words.push(value);
    for (const { columns } of readRows(section, name)) {
      words.push(...Object.values(columns).filter((column) => typeof column === 'string'));
    }
  }
  if (section.body) words.push(bodyWords(section.body));
  return words.filter(Boolean).join(' ');
}

/** The words that people wrote in a body, in order, blocks apart by a blank; formulas as their source, figures by title and alternative. */
function bodyWords(body: Y.XmlFragment): string {
  const words: string[] = [];
  const visit = (type: Y.XmlFragment) => {
    let line = '';
    const endLine = () => {
      if (line.trim() !== '') words.push(line.trim());
      line = '';
    };
    for (const child of type.toArray()) {
      if (child instanceof Y.XmlText) {
        const runs: { insert: unknown }[] = child.toDelta();
        line += runs.map(({ insert }) => (typeof insert === 'string' ? insert : '')).join('');
      } else if (child instanceof Y.XmlElement) {
        if (child.nodeName === 'formula') line += `$${child.getAttribute('latex') ?? ''}$`;
        else if (child.nodeName === 'hardBreak') line += ' ';
        else {
          endLine();
          words.push(...atomWords(child));
          visit(child);
        }
      }
    }
    endLine();
  };
  visit(body);
  return words.join(' ');
}

function atomWords(element: Y.XmlElement): string[] {
  const attrs = element.getAttributes() as Record<string, unknown>;
  if (element.nodeName === 'formulaBlock') return [`$$${attrs.latex ?? ''}$$`];
  if (element.nodeName !== 'figure') return [];
  const figure = readFigure(attrs.figure);
  return figure ? [figure.title, figure.altText].filter(Boolean) : [];
}
