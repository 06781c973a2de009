/** Words of a photo in question are never in the document: brought along they wait, taken back they leave it, and answered they are there again. */
import { sectionId } from '@tangram/domain';
import { addSection, findSection, sectionsRoot, seedPlan } from '@tangram/plan';
import { body, bodySchema, type JSONContent, pairTable, paragraph, readBody } from '@tangram/plan/body';
import { writeWhoseWork } from '@tangram/plan/pictures';
import { Fragment, Slice } from '@tiptap/pm/model';
import { EditorState, Selection, type Transaction } from '@tiptap/pm/state';
import { handlePaste as pasteCells } from '@tiptap/pm/tables';
import type { EditorView } from '@tiptap/pm/view';
import { ySyncPluginKey } from '@tiptap/y-tiptap';
import { expect, test, vi } from 'vitest';
import * as Y from 'yjs';
import { keptWords } from './kept-words.ts';
import { nameSection } from './name-section.ts';
import { bringBackWords, takeOutWords, waitingPlugin } from './waiting-words.ts';

// They wait in the page.
vi.stubGlobal('localStorage', undefined);

const photo = 'a'.repeat(32);
const other = 'b'.repeat(32);
const here = sectionId('here');
const picture = (id: string, alt: string | null): JSONContent => ({ type: 'picture', attrs: { picture: id, alt } });
const part = (...content: JSONContent[]): JSONContent => ({
  type: 'labelledPart',
  attrs: { name: 'whatStudentsShowed' },
  content,
});
const samples = (...content: JSONContent[]) =>
  pairTable('studentWork', [{ cells: [[paragraph('Sample 1')], content] }]);

/** A section's text as the page has it open. */
function opened(title: string, ...blocks: JSONContent[]) {
  const doc = new Y.Doc();
  let made = 0;
  Y.applyUpdate(doc, seedPlan('task', { title: 'Work', grade: 6 }, () => `id${++made}`).open);
  addSection(doc, { id: here, kind: 'section', title, after: null, body: body(...blocks) }, 'me');
  const fragment = findSection(doc, here)?.body;
  if (!fragment) throw new Error('no text');
  const waiting = keptWords('me', 'plan');
  const state = EditorState.create({
    doc: bodySchema.nodeFromJSON(readBody(fragment)),
    plugins: [waitingPlugin(fragment, waiting)],
  });
  return { doc, state, waiting };
}

const heading = (text: string): JSONContent => ({
  type: 'heading',
  attrs: { level: 3 },
  content: [{ type: 'text', text }],
});
const row = (...content: JSONContent[]): JSONContent => ({
  type: 'tableRow',
  content: [{ type: 'tableCell', content }],
});

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
    const page = opened('Evidence', part(paragraph('see')), samples(paragraph('')), paragraph('end'));
    const inPart = brings(page, how, 1, picture(photo, 'Three bars'));
    expect(words(inPart)).toEqual([null]);
    expect(page.waiting.of(photo)).toBe('Three bars');
    expect(words(brings(page, how, lastCell(page), picture(other, 'A table')))).toEqual([null]);
    expect(words(brings(page, how, page.state.doc.content.size, picture(other, 'A table')))).toEqual(['A table']);
  }
  const work = opened('Student work', paragraph('see'), picture(photo, null));
  expect(words(brings(work, 'paste', 0, picture(other, 'Three bars'), picture(photo, 'The same')))).toEqual([
    null,
    null,
    null,
  ]);
});

test('what is answered keeps its words, and so does what stood there before', () => {
  const page = opened('Evidence', part(picture(other, 'Before the question was asked')), samples(paragraph('')));
  for (const answered of [photo, 'c'.repeat(32)]) writeWhoseWork(page.doc, here, answered, 'teacherMade', 'me');
  expect(words(brings(page, 'paste', 1, picture(photo, 'Mine')))).toEqual(['Mine', 'Before the question was asked']);
  expect(words(brings(page, 'drop', lastCell(page), picture('c'.repeat(32), 'Drawn by me')))).toContain('Drawn by me');
  expect([photo, other, 'c'.repeat(32)].map(page.waiting.of)).toEqual([null, null, null]);
});

test('a heading that says so takes the words of the photos below it along, and brings them back when it says something else', () => {
  const page = opened(
    'Evidence',
    heading('Student'),
    picture(photo, 'Three bars'),
    heading('Counters'),
    picture(other, 'Mine'),
  );
  const types = (state: EditorState, text: string) =>
    state.apply(state.tr.insertText(text, (state.doc.firstChild?.nodeSize ?? 0) - 1));
  const asWork = types(page.state, ' work');
  expect(words(asWork)).toEqual([null, 'Mine']);
  expect(page.waiting.of(photo)).toBe('Three bars');
  // A part of a lesson.
  const asTime = types(asWork, ' time');
  expect(words(asTime)).toEqual(['Three bars', 'Mine']);
  expect(page.waiting.of(photo)).toBe(null);
  // The heading between goes: what stood below it stands below the first by now.
  const between = asWork.doc.child(0).nodeSize + asWork.doc.child(1).nodeSize;
  expect(words(asWork.apply(asWork.tr.delete(between, between + asWork.doc.child(2).nodeSize)))).toEqual([null, null]);
});

test('so does what is pasted into the cells of a table, and a block that becomes a part for student work', () => {
  const page = opened('Student work', { type: 'table', content: [row(paragraph(''))] });
  const { state } = page;
  const view = {
    state: state.apply(state.tr.setSelection(Selection.atStart(state.doc))),
    dispatch: (tr: Transaction) => {
      view.state = view.state.apply(tr);
    },
  };
  const cells = bodySchema.nodeFromJSON(row(picture(photo, 'Three bars')));
  pasteCells(view as EditorView, new Event('paste') as ClipboardEvent, new Slice(Fragment.from(cells), 0, 0));
  expect(words(view.state)).toEqual([null]);
  expect(page.waiting.of(photo)).toBe('Three bars');
  const plain = opened('Evidence', { ...part(picture(other, 'Bars')), attrs: { name: 'notes' } });
  expect(words(plain.state.apply(plain.state.tr.setNodeAttribute(0, 'name', 'formedFrom')))).toEqual([null]);
});

test('a key among the letters of a paragraph, and what a colleague or a reload brings, leave all words as they are', () => {
  const page = opened('Evidence', part(paragraph('see'), picture(photo, 'Three bars')));
  expect(words(page.state.apply(page.state.tr.insertText('more ', 2)))).toEqual(['Three bars']);
  const fromDocument = page.state.tr.insert(0, bodySchema.nodeFromJSON(heading('Student work')));
  expect(words(page.state.apply(fromDocument.setMeta(ySyncPluginKey, { isChangeOrigin: true })))).toEqual([
    'Three bars',
  ]);
});

test('words that undo takes out with their answer wait too', () => {
  const page = opened('Evidence', part(picture(photo, 'Three bars')));
  const undone = page.state.tr.setNodeAttribute(1, 'alt', null);
  page.state.apply(undone.setMeta(ySyncPluginKey, { isChangeOrigin: true, isUndoRedoOperation: true }));
  expect(page.waiting.of(photo)).toBe('Three bars');
});

test('a section that is named so takes the words of its photos along, by one step of undo', () => {
  const page = opened('Evidence', picture(photo, 'Three bars'), picture(other, null));
  const undo = new Y.UndoManager(sectionsRoot(page.doc), { trackedOrigins: new Set(['me']) });
  const names = (title: string) => nameSection(page.doc, here, title, page.waiting, 'me');
  const inDocument = () =>
    readBody(findSection(page.doc, here)?.body ?? page.doc.getXmlFragment()).content?.map(
      ({ attrs }) => attrs?.alt ?? null,
    );
  names('Student work');
  expect(inDocument()).toEqual([null, null]);
  expect(page.waiting.of(photo)).toBe('Three bars');
  names('Student work time');
  expect(inDocument()).toEqual(['Three bars', null]);
  names('Student work');
  undo.undo();
  expect(inDocument()).toEqual(['Three bars', null]);
  expect(findSection(page.doc, here)?.title?.toString()).toBe('Evidence');
});

test('a name that says no more of student work than before looks at no photo: each of its letters comes there', () => {
  const page = opened('Student', picture(photo, 'Three bars'));
  const asked: string[] = [];
  const of = (one: string) => {
    asked.push(one);
    return null;
  };
  const waiting = { ...page.waiting, of };
  for (const title of ['Students', 'Students work', 'Students work hard'])
    nameSection(page.doc, here, title, waiting, 'me');
  expect(asked).toEqual([photo]);
});

test('words that were taken out come back with the answer, where nobody has written others', () => {
  const { doc, state, waiting } = opened('Evidence', part(picture(photo, 'Three bars'), picture(other, '')));
  const both = new Set([photo, other]);
  const without = state.apply(takeOutWords(state.tr, both, waiting));
  expect(words(without)).toEqual([null, null]);
  for (const answered of both) writeWhoseWork(doc, here, answered, 'teacherMade', 'me');
  const again = without.apply(bringBackWords(without.tr, new Set([photo]), waiting));
  expect(words(again)).toEqual(['Three bars', null]);
  expect([photo, other].map(waiting.of)).toEqual([null, '']);
  const others = again.apply(again.tr.setNodeAttribute(2, 'alt', 'By a colleague'));
  expect(words(others.apply(bringBackWords(others.tr, both, waiting)))).toEqual(['Three bars', 'By a colleague']);
  expect(waiting.of(other)).toBe(null);
});
