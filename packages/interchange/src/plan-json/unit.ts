/** A unit from JSON: DOMAIN's names become the sections of a unit, in their order on the page. */

import { type SectionId, sectionId } from '@tangram/domain';
import type { NewSection } from '@tangram/plan';
import { isSafeHref, type JSONContent, type LabelledPartName, paragraph, part, segment } from '@tangram/plan/body';
import type { JsonReader } from './json-reader.ts';
import { pairsOf, reflectionOf, rubricOf } from './pairs.ts';
import { bulletsOf, figures, oneFigure, paragraphs } from './rich-text.ts';
import { codesOf, linksOf, type Making, makeSection, titleOf, valuesOf } from './section-parts.ts';

export function unitSections(making: Making, plan: JsonReader): NewSection[] {
  const lessons = plan.objects('lessons').map((reader, i) => {
    const number = reader.value('number') ?? i + 1;
    return { reader, number, id: sectionId(making.makeId()) };
  });
  const idOf = (number: unknown) => lessons.find((lesson) => lesson.number === number)?.id ?? null;
  const listed = (name: string): NewSection[] => {
    const texts = plan.texts(name);
    return texts.length === 0 ? [] : [makeSection(making, name, { blocks: bulletsOf(texts) })];
  };
  return [
    makeSection(making, 'overview', { values: valuesOf(making, 'overview', plan, ['grade']) }),
    makeSection(making, 'standards', {
      lists: codesOf(making, plan, ['focusStandards', 'supportingStandards', 'practices', 'prerequisiteStandards']),
    }),
    ...listed('bigIdeas'),
    ...listed('essentialQuestions'),
    ...listed('learningGoals'),
    ...pairsOf(making, plan, 'vocabulary', 'vocabulary', (reader) => ({
      cells: [
        paragraphs(reader.texts('term')),
        [...paragraphs(reader.texts('meaning')), ...oneFigure(reader, 'image')],
      ],
    })),
    ...listed('languageSupports'),
    ...plan.objects('assessments').map((reader) => assessment(making, reader, idOf)),
    ...lessons.map(({ reader, id }) => lesson(making, reader, id)),
    ...pairsOf(making, plan, 'anticipatedMisconceptions', 'misconceptions', (reader) => ({
      cells: [paragraphs(reader.texts('idea')), paragraphs(reader.texts('respond'))],
    })),
    ...pairsOf(making, plan, 'differentiation', 'differentiation', (reader) => ({
      cells: [paragraphs(reader.texts('need')), paragraphs(reader.texts('support'))],
      attrs: { keepsGradeLevel: reader.flag('keepsGradeLevel') },
    })),
    ...listed('connections'),
    ...listed('studentAgency'),
    ...materialsOf(making, plan),
    makeSection(making, 'links', { lists: linksOf(making, plan, ['taskRefs', 'interventionRefs', 'cycleRefs']) }),
    ...reflectionOf(making, plan, ['whatWorked', 'whatStudentsShowed', 'changeNextTime']),
  ];
}

/** Materials, as texts or as {text, link, count}. */
export function materialsOf(making: Making, plan: JsonReader): NewSection[] {
  const items = plan.items('materials').map((item) => linkedLine(plan, item));
  if (items.length === 0) return [];
  const list = { type: 'bulletList', content: items.map((item) => ({ type: 'listItem', content: [item] })) };
  return [makeSection(making, 'materials', { blocks: [list] })];
}

/** A line that may lead somewhere, as a text or as {text, link, count}. */
function linkedLine({ report }: JsonReader, [item, where]: readonly [item: unknown, where: string]): JSONContent {
  if (typeof item === 'string') return paragraph(item);
  const reader = report.read(item, where);
  const count = reader.text('count');
  const named = paragraph([reader.text('text'), count && `(${count})`].filter(Boolean).join(' '));
  const link = reader.text('link');
  if (link === '') return named;
  if (!isSafeHref(link)) {
    reader.leaveOut('link', 'not an address that can be opened');
    return named;
  }
  const linked = { type: 'text', text: ` ${link}`, marks: [{ type: 'link', attrs: { href: link } }] };
  return { ...named, content: [...(named.content ?? []), linked] };
}

function assessment(making: Making, reader: JsonReader, idOf: (lesson: unknown) => SectionId | null): NewSection {
  const inside = reader.value('insideLesson');
  const lessonId = inside === undefined ? null : idOf(inside);
  if (inside !== undefined && lessonId === null) reader.leaveOut('insideLesson', 'no lesson of that number');
  return makeSection(making, 'assessment', {
    title: titleOf(reader),
    values: { ...valuesOf(making, 'assessment', reader), ...(lessonId !== null && { insideLesson: lessonId }) },
    lists: codesOf(making, reader, ['standards']),
    blocks: [
      ...paragraphs(reader.texts('evidence')),
      ...inPart('rubric', rubricOf(reader)),
      ...inPart('attachment', attachments(reader)),
    ],
  });
}

const inPart = (name: LabelledPartName, content: JSONContent[]) => (content.length === 0 ? [] : [part(name, content)]);

/** What students get on paper: one or several, each as a text or as {text, link}. */
function attachments(reader: JsonReader): JSONContent[] {
  const given = reader.value('attachment');
  if (given === undefined || given === '') return [];
  const all = Array.isArray(given) ? reader.items('attachment') : [[given, reader.at('attachment')] as const];
  return all.map((one) => linkedLine(reader, one));
}

function lesson(making: Making, reader: JsonReader, id: SectionId): NewSection {
  const told = (name: Parameters<typeof part>[0]) => {
    const texts = reader.texts(name);
    return texts.length === 0 ? [] : [part(name, paragraphs(texts))];
  };
  return makeSection(making, 'lesson', {
    id,
    title: titleOf(reader),
    values: valuesOf(making, 'lesson', reader),
    lists: { ...codesOf(making, reader, ['standards']), ...linksOf(making, reader, ['taskRefs']) },
    blocks: [
      part('learningTarget', paragraphs(reader.texts('learningTarget'))),
      ...told('languageGoal'),
      ...reader.objects('segments').map(timedSegment),
      ...figures(reader, 'representations'),
      ...told('exitTicket'),
      ...told('homework'),
      ...told('notes'),
    ],
  });
}

function timedSegment(reader: JsonReader): JSONContent {
  const told = (name: 'teacherMoves' | 'studentActions') => {
    const texts = reader.texts(name);
    return texts.length === 0 ? [] : [part(name, paragraphs(texts))];
  };
  return segment(reader.text('phase') || 'explore', reader.count('minutes'), [
    ...paragraphs(reader.texts('activity')),
    ...told('teacherMoves'),
    ...told('studentActions'),
  ]);
}
