/** Units with formulas, as a stock client writes them: very many, no two of them alike, or just those lines. */
import * as Y from 'yjs';
import type { Person, StockClient } from './person.ts';
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
  await arrives(person, planId, stock);
  return { planId, sections };
}

/** Makes a unit whose first or last text has these lines, each of words and formulas by turns; answers its id and that text's. */
export async function unitOfLines(
  person: Person,
  lines: readonly (readonly string[])[],
  place: 'first' | 'last' = 'first',
): Promise<{ planId: string; section: string }> {
  const planId = await person.makePlan('unit', 'A unit of a few lines');
  const stock = person.stockClient(planId);
  await until(() => stock.provider.synced, Boolean);
  const texts = sectionsOf(stock.doc).filter(({ map }) => map.get('body') instanceof Y.XmlFragment);
  const section = texts.at(place === 'first' ? 0 : -1)?.id ?? '';
  stock.doc.transact(() => {
    const body = bodyOf(stock.doc, section);
    body.delete(0, body.length);
    for (const pieces of lines) {
      const made = new Y.XmlElement('paragraph');
      made.insert(
        0,
        pieces.map((piece, at) => (at % 2 === 0 ? new Y.XmlText(piece) : formulaOf(piece))),
      );
      body.insert(body.length, [made]);
    }
  });
  await arrives(person, planId, stock);
  return { planId, section };
}

/** Resolves when another client reads what this one wrote: it has come to the server. Ends both. */
async function arrives(person: Person, planId: string, stock: StockClient): Promise<void> {
  const all = (doc: Y.Doc) => Y.encodeStateVector(doc).join();
  const reader = person.stockClient(planId);
  await until(() => reader.provider.synced && all(reader.doc) === all(stock.doc), Boolean);
  reader.provider.destroy();
  stock.provider.destroy();
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
const formula = (number: number) => formulaOf(`\\frac{${number}}{8} \\times 3 = 7.5`);

function formulaOf(latex: string): Y.XmlElement {
  const made = new Y.XmlElement('formula');
  made.setAttribute('latex', latex);
  return made;
}
