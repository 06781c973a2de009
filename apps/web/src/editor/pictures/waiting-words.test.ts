/** Words of a photo in question are never in the document: brought along they wait, taken back they leave it, and answered they are there again. */
import { sectionId } from '@tangram/domain';
import { addSection, findSection, seedPlan } from '@tangram/plan';
import { body, bodySchema, type JSONContent, pairTable, paragraph, readBody } from '@tangram/plan/body';
import { writeWhoseWork } from '@tangram/plan/pictures';
import { EditorState, type Transaction } from '@tiptap/pm/state';
import { expect, test } from 'vitest';
import * as Y from 'yjs';
import { bringBackWords, takeOutWords, type WaitingWords, waitingPlugin } from './waiting-words.ts';

const photo = 'a'.repeat(32);
const other = 'b'.repeat(32);
const here = sectionId('here');
const picture = (id: string, alt: string | null): JSONContent => ({ type: 'picture', attrs: { picture: id, alt } });
const part = (...content: JSONContent[]): JSONContent => ({
  type: 'labelledPart',
  attrs: { name: 'whatStudentsShowed' },
  content,
});
const samples = (source: string | null, ...content: JSONContent[]) =>
  pairTable('studentWork', [{ cells: [[paragraph('Sample 1')], content], attrs: { source } }]);

/** A section's text as the page has it open. */
function opened(title: string, ...blocks: JSONContent[]) {
  const doc = new Y.Doc();
  let made = 0;
  Y.applyUpdate(doc, seedPlan('task', { title: 'Work', grade: 6 }, () => `id${++made}`).open);
  addSection(doc, { id: here, kind: 'section', title, after: null, body: body(...blocks) }, 'me');
  const fragment = findSection(doc, here)?.body;
  if (!fragment) throw new Error('no text');
  const waiting: WaitingWords = new Map();
  const state = EditorState.create({
    doc: bodySchema.nodeFromJSON(readBody(fragment)),
    plugins: [waitingPlugin(fragment, waiting)],
  });
  return { doc, state, waiting };
}

/** Puts pictures at the end of the block at a place, as a paste or a drop does. */
function brings({ state }: Pick<ReturnType<typeof opened>, 'state'>, how: string, at: number, ...shown: JSONContent[]) {
  const { tr } = state;
  tr.insert(
    at,
    shown.map((one) => bodySchema.nodeFromJSON(one)),
  );
  return state.apply(tr.setMeta('uiEvent', how));
}
/** The beginning of the last cell of a table. */
function lastCell({ state }: Pick<ReturnType<typeof opened>, 'state'>): number {
  const cells: number[] = [];
  state.doc.descendants((node, at) => {
    if (node.type.name === 'pairCell') cells.push(at + 1);
  });
  return cells.at(-1) ?? 0;
}
const words = ({ doc }: EditorState | Transaction) => {
  const found: (string | null)[] = [];
  doc.descendants(({ type, attrs }) => {
    if (type.name === 'picture') found.push(attrs.alt);
  });
  return found;
};

test('a described photo that is pasted or dropped into student work comes without its words, elsewhere with them', () => {
  for (const how of ['paste', 'drop']) {
    const page = opened('Evidence', part(paragraph('see')), samples(null, paragraph('')), paragraph('end'));
    const inPart = brings(page, how, 1, picture(photo, 'Three bars'));
    expect(words(inPart)).toEqual([null]);
    expect([...page.waiting]).toEqual([[photo, 'Three bars']]);
    expect(words(brings(page, how, lastCell(page), picture(other, 'A table')))).toEqual([null]);
    expect(words(brings(page, how, page.state.doc.content.size, picture(other, 'A table')))).toEqual(['A table']);
  }
  const work = opened('Student work', paragraph('see'));
  expect(words(brings(work, 'paste', 0, picture(photo, 'Three bars')))).toEqual([null]);
});

test('what is answered keeps its words, and so does what stood there before', () => {
  const page = opened(
    'Evidence',
    part(picture(other, 'Before the question was asked')),
    samples('teacherMade', paragraph('')),
  );
  writeWhoseWork(page.doc, here, photo, 'teacherMade', 'me');
  expect(words(brings(page, 'paste', 1, picture(photo, 'Mine')))).toEqual(['Mine', 'Before the question was asked']);
  expect(words(brings(page, 'drop', lastCell(page), picture('c'.repeat(32), 'Drawn by me')))).toContain('Drawn by me');
  expect(page.waiting.size).toBe(0);
});

test('what is typed and what undo brings is left as it is', () => {
  const page = opened('Evidence', part(paragraph('see')));
  expect(words(brings(page, '', 1, picture(photo, 'Three bars')))).toEqual(['Three bars']);
});

test('words that were taken out come back with the answer, where nobody has written others', () => {
  const { state, waiting } = opened('Evidence', part(picture(photo, 'Three bars'), picture(other, '')));
  const both = new Set([photo, other]);
  const without = state.apply(takeOutWords(state.tr, both, waiting));
  expect(words(without)).toEqual([null, null]);
  const again = without.apply(bringBackWords(without.tr, new Set([photo]), waiting));
  expect(words(again)).toEqual(['Three bars', null]);
  expect([...waiting]).toEqual([[other, '']]);
  const others = again.apply(again.tr.setNodeAttribute(2, 'alt', 'By a colleague'));
  expect(words(others.apply(bringBackWords(others.tr, both, waiting)))).toEqual(['Three bars', 'By a colleague']);
  expect(waiting.size).toBe(0);
});
