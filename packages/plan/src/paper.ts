/**
 * A plan on paper, as safe HTML: everything for the teacher; for students only what they read and room to work, never the
 * answer; and for a task the table of the five practices, in which a teacher notes by hand who used which strategy.
 *
 * What nothing was written in is left out: a printed blank asks to be filled in, and nobody is asked for anything here.
 */
import type { PlanKind } from '@tangram/domain';
import * as Y from 'yjs';
import { bodyHtml, escapeHtml, type InPlaceOf } from './body/html.ts';
import { pairTableHeads } from './body/pair-table.ts';
import { figureHtml } from './figure-html.ts';
import { insideSection, type Reader } from './html.ts';
import { sectionKind } from './kinds.ts';
import type { SectionView } from './plan-document.ts';
import { sectionLabel } from './section-facts.ts';
import { readCodes, readNumber, readText } from './section-fields.ts';
import { isEmptySection } from './summary.ts';

export type { PlanTitles } from './section-facts.ts';

/** What can be printed: `monitoring` is the table of the five practices. */
export type Paper = 'teacher' | 'students' | 'monitoring';

/** A section, and the document it is in. */
export type PaperSection = SectionView & { readonly doc: Y.Doc };

/** What can be printed of a plan of this kind. */
export function papersOf(plan: PlanKind): readonly Paper[] {
  return plan === 'task' ? ['teacher', 'students', 'monitoring'] : ['teacher'];
}

/** The sections of a plan, in the order in which they stand, as one paper. Headings begin at the second level. */
export function paperHtml(
  paper: Paper,
  plan: PlanKind,
  sections: readonly PaperSection[],
  reader: Reader = {},
): string {
  switch (paper) {
    case 'teacher':
      return teacherHtml(plan, sections, reader);
    case 'students':
      return sections
        .filter(({ kind }) => kind === 'prompt')
        .map(({ body }) =>
          body ? `<section data-kind="prompt">${bodyHtml(body, figureHtml, reader.inPlaceOf)}</section>` : '',
        )
        .join('');
    case 'monitoring':
      return monitoringHtml(sections, reader.inPlaceOf);
  }
}

function teacherHtml(plan: PlanKind, sections: readonly PaperSection[], reader: Reader): string {
  const counts = new Map<string, number>();
  return sections
    .filter((section) => section.kind === 'overview' || !isEmptySection(plan, section))
    .flatMap((section) => {
      const glance = section.kind === 'lesson' && !counts.has('lesson') ? lessonsAtAGlance(sections) : '';
      const inside = insideSection(section.doc, plan, section, reader);
      if (inside === '' && !section.title?.length) return [];
      return `${glance}<section data-kind="${escapeHtml(section.kind)}">${headingOf(plan, section, counts)}${inside}</section>`;
    })
    .join('\n');
}

/** The overview's title is the title of the paper; lessons and assessments are counted. */
function headingOf(plan: PlanKind, section: PaperSection, counts: Map<string, number>): string {
  const label = sectionLabel(plan, section);
  const title = section.kind === 'overview' ? '' : (section.title?.toString().trim() ?? '');
  if (!sectionKind(plan, section.kind)?.repeatable || section.kind === 'section') {
    return `<h2>${escapeHtml(title || label)}</h2>`;
  }
  const count = (counts.get(section.kind) ?? 0) + 1;
  counts.set(section.kind, count);
  return `<h2>${escapeHtml(`${label} ${count}${title === '' ? '' : `: ${title}`}`)}</h2>`;
}

/** All lessons in one table: number, title, purpose, standards, minutes. */
function lessonsAtAGlance(sections: readonly PaperSection[]): string {
  const lessons = sections.filter(({ kind }) => kind === 'lesson');
  const purposes = sectionKind('unit', 'lesson')?.fields.find(({ name }) => name === 'purpose');
  const rows = lessons.map((lesson, i) => {
    const purpose = readText(lesson, 'purpose');
    const said =
      purposes?.type === 'choice' ? purposes.choices.find(({ value }) => value === purpose)?.label : undefined;
    const minutes = readNumber(lesson, 'minutes');
    return row('td', [
      String(i + 1),
      lesson.title?.toString() ?? '',
      said ?? purpose,
      readCodes(lesson, 'standards').join(', '),
      minutes === null ? '' : `${minutes} min`,
    ]);
  });
  const head = row('th', ['', 'Lesson', 'Purpose', 'Standards', 'Time']);
  return `<section data-kind="glance"><h2>Lessons at a glance</h2><table><thead>${head}</thead><tbody>${rows.join('')}</tbody></table></section>`;
}

const row = (cell: 'td' | 'th', texts: readonly string[]) =>
  `<tr>${texts.map((text) => `<${cell}>${escapeHtml(text)}</${cell}>`).join('')}</tr>`;

/** Rows left empty below the anticipated strategies, for what nobody anticipated. */
const spareRows = 2;

/**
 * Anticipate, monitor, select, sequence, connect (Smith and Stein): the strategies in the order in which they are to be
 * shared, beside an empty column for who used them, then the questions to have at hand and how to connect.
 */
function monitoringHtml(sections: readonly PaperSection[], inPlaceOf: InPlaceOf | undefined): string {
  const bodyOf = (kind: string) => sections.find((section) => section.kind === kind)?.body ?? null;
  const strategies = pairsOf(bodyOf('anticipatedStrategies'), 'strategies', inPlaceOf);
  const inOrder = strategies.toSorted(
    (a, b) => (a.share ?? Number.POSITIVE_INFINITY) - (b.share ?? Number.POSITIVE_INFINITY),
  );
  const rows = [
    ...inOrder.map(
      ({ share, cells: [name = '', looks = ''] }) =>
        `<tr><td><strong>${name}</strong>${looks}</td><td></td><td>${share ?? ''}</td></tr>`,
    ),
    ...Array.from({ length: spareRows }, () => '<tr data-spare=""><td></td><td></td><td></td></tr>'),
  ];
  const head = row('th', [pairTableHeads('strategies')[0], 'Who, and what I noticed', 'Share']);
  const table = `<table data-monitoring=""><thead>${head}</thead><tbody>${rows.join('')}</tbody></table>`;
  const also = (['misconceptions', 'assessingQuestions', 'advancingQuestions', 'discuss'] as const).map((kind) => {
    const section = sections.find((one) => one.kind === kind);
    if (!section?.body || isEmptySection('task', section)) return '';
    return `<section data-kind="${kind}"><h2>${escapeHtml(sectionLabel('task', section))}</h2>${bodyHtml(section.body, figureHtml, inPlaceOf)}</section>`;
  });
  return `<section data-kind="monitoring">${table}</section>${also.join('')}`;
}

interface Pair {
  /** In which order it is to be shared; null where nobody said. */
  readonly share: number | null;
  /** What stands in its cells, as HTML. */
  readonly cells: readonly string[];
}

/** The rows of a body's pair tables of one kind that have a word in them. */
function pairsOf(body: Y.XmlFragment | null, kind: string, inPlaceOf: InPlaceOf | undefined): readonly Pair[] {
  const tables = elementsIn(body).filter(
    (element) => element.nodeName === 'pairTable' && element.getAttribute('kind') === kind,
  );
  return tables.flatMap(elementsIn).flatMap((pair) => {
    const share: unknown = pair.getAttribute('share');
    const cells = elementsIn(pair).map((cell) => bodyHtml(cell, figureHtml, inPlaceOf));
    const empty = cells.every((cell) => cell.replaceAll(/<[^>]*>/g, '').trim() === '' && !/<(svg|img)/.test(cell));
    return empty ? [] : [{ share: typeof share === 'number' ? share : null, cells }];
  });
}

function elementsIn(parent: Y.XmlFragment | null): readonly Y.XmlElement[] {
  return parent?.toArray().filter((child) => child instanceof Y.XmlElement) ?? [];
}
