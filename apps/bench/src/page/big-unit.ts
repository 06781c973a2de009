/**
 * The big unit: 40 sections, 12,000 words, 200 formulas, 30 tables and 40 figures, made by a stock client through the
 * socket as people would make it. The same input every time: words are counted through, nothing is left to chance.
 */
import { addSection, type NewSection, standingSections } from '@tangram/plan';
import type * as Y from 'yjs';

export type SectionId = NewSection['id'];
type JSONContent = NonNullable<NewSection['body']>;

const sentence =
  'students compare two mixtures on a double number line and say which one is stronger and how they know that it stays so';
const words = sentence.split(' ');
const bigUnit = { sections: 40, words: 12_000, formulas: 200, tables: 30, figures: 40 } as const;

/** Adds lessons to a unit's document until it is the big unit; answers their ids, in order. */
export function growToBigUnit(doc: Y.Doc): SectionId[] {
  return addLessons(doc, lessonBodies(bigUnit.sections - standingSections(doc).length));
}

/** Adds so many of its lessons to a unit. */
export function growBy(doc: Y.Doc, lessons: number): void {
  addLessons(doc, lessonBodies(bigUnit.sections).slice(0, lessons));
}

function addLessons(doc: Y.Doc, bodies: readonly JSONContent[]): SectionId[] {
  let after = standingSections(doc).findLast((section) => section.kind === 'lesson')?.id ?? null;
  return bodies.map((body, index) => {
    const id = `lesson-${index}` as SectionId;
    const fresh = { id, kind: 'lesson', after, title: lessonTitle(index), body, values: { minutes: 60 } };
    addSection(doc, { ...fresh, lists: { standards: [], taskRefs: [] } }, 'bench');
    after = id;
    return id;
  });
}

export const lessonTitle = (index: number) => `Lesson ${index + 1}`;

/** What the big unit's lessons say, when it has so many. */
export function lessonBodies(lessons: number): JSONContent[] {
  return Array.from({ length: lessons }, (_, index) => ({ type: 'doc', content: blocks(index, lessons) }));
}

/** How many of `total` things fall to the one of `parts` with this index. */
const share = (total: number, parts: number, index: number) =>
  Math.floor((total * (index + 1)) / parts) - Math.floor((total * index) / parts);

function blocks(index: number, lessons: number): JSONContent[] {
  const formulas = share(bigUnit.formulas, lessons, index);
  const tables = share(bigUnit.tables, lessons, index);
  const figures = share(bigUnit.figures, lessons, index);
  const perParagraph = 60;
  const paragraphs = Math.round(share(bigUnit.words, lessons, index) / perParagraph);
  return [
    ...Array.from({ length: paragraphs }, (_, at) =>
      paragraph(at, perParagraph, at < formulas ? Math.ceil(formulas / paragraphs) : 0),
    ),
    ...Array.from({ length: tables }, () => table()),
    ...Array.from({ length: figures }, (_, at) => figure(index, at)),
  ];
}

function paragraph(at: number, count: number, formulas: number): JSONContent {
  const text = Array.from({ length: count }, (_, word) => words[(word + at * 7) % words.length]).join(' ');
  const math = Array.from(
    { length: formulas },
    (_, one): JSONContent => ({
      type: 'formula',
      attrs: { latex: `\\frac{${at + 1}}{${one + 2}} \\times ${at + 3}` },
    }),
  );
  return { type: 'paragraph', content: [{ type: 'text', text: `${text} ` }, ...math] };
}

function table(): JSONContent {
  const cell = (text: string): JSONContent => ({
    type: 'tableCell',
    content: [{ type: 'paragraph', content: [{ type: 'text', text }] }],
  });
  const row = (line: number): JSONContent => ({
    type: 'tableRow',
    content: ['ice', 'syrup', 'rate'].map((name) => cell(`${name} ${line}`)),
  });
  return { type: 'table', content: [1, 2, 3].map(row) };
}

function figure(index: number, at: number): JSONContent {
  const values = (step: number) => Array.from({ length: 7 }, (_, tick) => ({ n: tick * step, d: 1 }));
  const drawing = {
    type: 'doubleNumberLine',
    title: `Stand ${index + 1}.${at + 1}: ice and syrup`,
    altText: 'Two lines that start together at 0. The top line counts cups of ice, the line below cups of syrup.',
    top: { label: 'crushed ice', unit: 'cups', values: values(8) },
    bottom: { label: 'syrup', unit: 'cups', values: values(3) },
  };
  return { type: 'figure', attrs: { figure: JSON.stringify(drawing) } };
}
