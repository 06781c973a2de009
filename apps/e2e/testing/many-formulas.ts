/** A unit with very many formulas, no two of them alike, as a stock client writes it. */
import * as Y from 'yjs';
import type { Person } from './person.ts';
import { bodyOf, sectionsOf } from './plan-from-outside.ts';
import { until } from './until.ts';

const perLine = 5;

/** Makes the unit, the formulas spread over all its texts, in as many more lessons as are asked for; answers its id and those texts, in order. */
export async function unitOfFormulas(
  person: Person,
  formulas: number,
  moreLessons = 0,
): Promise<{ planId: string; sections: readonly string[] }> {
  const planId = await person.makePlan('unit', `A unit of ${formulas} formulas`);
  const stock = person.stockClient(planId);
  await until(() => stock.provider.synced, Boolean);
  const { doc } = stock;
  const last = sectionsOf(doc).at(-1)?.order ?? '';
  doc.transact(() => {
    for (let number = 1; number <= moreLessons; number += 1) addLesson(doc, number, `${last}${'V'.repeat(number)}`);
  });
  const sections = sectionsOf(doc).flatMap(({ id, map }) => (map.get('body') instanceof Y.XmlFragment ? id : []));
  const lines = Math.ceil(formulas / perLine);
  doc.transact(() => {
    for (const [index, id] of sections.entries()) {
      const from = Math.floor((lines * index) / sections.length);
      const to = Math.floor((lines * (index + 1)) / sections.length);
      const body = bodyOf(doc, id);
      body.delete(0, body.length);
      body.insert(
        0,
        Array.from({ length: to - from }, (_, at) => line((from + at) * perLine, formulas)),
      );
    }
  });
  // What another client reads has come to the server.
  const reader = person.stockClient(planId);
  await until(
    () => reader.provider.synced && sectionsOf(reader.doc).at(-1)?.words === sectionsOf(doc).at(-1)?.words,
    Boolean,
  );
  reader.provider.destroy();
  stock.provider.destroy();
  return { planId, sections };
}

function addLesson(doc: Y.Doc, number: number, order: string): void {
  const section = new Y.Map<unknown>();
  doc.getMap('sections').set(`lesson-of-many-${number}`, section);
  section.set('kind', 'lesson');
  section.set('order', order);
  section.set('fields', new Y.Map());
  section.set('title', new Y.Text(`Lesson ${number} of many`));
  section.set('body', new Y.XmlFragment());
}

function line(from: number, formulas: number): Y.XmlElement {
  const made = new Y.XmlElement('paragraph');
  const count = Math.max(0, Math.min(perLine, formulas - from));
  made.insert(0, Array.from({ length: count }, (_, at) => [new Y.XmlText('Compare '), formula(from + at + 1)]).flat());
  return made;
}

/** As long as teachers write them. */
function formula(number: number): Y.XmlElement {
  const made = new Y.XmlElement('formula');
  made.setAttribute('latex', `\\frac{${number}}{8} \\times 3 = 7.5`);
  return made;
}
