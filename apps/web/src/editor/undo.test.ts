/** Undo as two people see it: each takes back their own, in order, across sections and across a plan's two documents. */
import { instant, personId, sectionId } from '@tangram/domain';
import { addSection, bringBackSection, findSection, removeSection, setField, setTitle } from '@tangram/plan';
import { expect, test } from 'vitest';
import * as Y from 'yjs';
import { createPlanUndo } from './undo.ts';

const mine = Symbol('mine');
const one = sectionId('one');
const two = sectionId('two');

function twoLessons() {
  const doc = new Y.Doc();
  addSection(doc, { id: one, kind: 'lesson', after: null, title: 'Ratios' }, 'seed');
  addSection(doc, { id: two, kind: 'lesson', after: one, title: 'Rates' }, 'seed');
  return doc;
}

const title = (doc: Y.Doc, id: typeof one) => findSection(doc, id)?.title?.toString();

test('two steps in two sections are taken back one by one, and a colleague’s words stay', () => {
  const doc = twoLessons();
  const undo = createPlanUndo([doc], mine);
  const changed: string[] = [];
  undo.onChanged((section) => changed.push(section));
  setTitle(doc, one, 'Ratios!', mine);
  undo.step();
  setTitle(doc, two, 'Rates!', mine);
  setTitle(doc, one, 'Ratios! together', 'a colleague');
  undo.undo();
  expect(title(doc, two)).toBe('Rates');
  expect(title(doc, one)).toBe('Ratios! together');
  undo.undo();
  expect(title(doc, one)).toBe('Ratios together');
  undo.redo();
  expect(title(doc, one)).toBe('Ratios! together');
  expect(changed).toEqual([two, one, one]);
  undo.close();
});

test('the last thing done is undone first, whichever of the two documents it was in', () => {
  const open = twoLessons();
  const authors = twoLessons();
  const undo = createPlanUndo([open, authors], mine);
  setField(open, one, 'minutes', 45, mine);
  setField(authors, one, 'count', 12, mine);
  undo.step();
  setField(open, one, 'minutes', 60, mine);
  const value = (doc: Y.Doc, name: string) => findSection(doc, one)?.fields.get(name);
  undo.undo();
  expect([value(open, 'minutes'), value(authors, 'count')]).toEqual([45, 12]);
  undo.undo();
  expect([value(open, 'minutes'), value(authors, 'count')]).toEqual([45, undefined]);
  undo.undo();
  expect(value(open, 'minutes')).toBeUndefined();
  undo.close();
});

test('undoing a removal brings the section back; undoing a section’s arrival removes it and deletes nothing', () => {
  const doc = twoLessons();
  const undo = createPlanUndo([doc], mine);
  const removed = { at: instant(1), by: personId('imani') };
  removeSection(doc, one, removed, mine);
  undo.undo();
  expect(findSection(doc, one)?.removed).toBeNull();

  const three = sectionId('three');
  addSection(doc, { id: three, kind: 'lesson', after: two, title: '' }, 'making');
  removeSection(doc, three, removed, 'making');
  bringBackSection(doc, three, mine);
  setTitle(doc, three, 'A colleague’s title', 'a colleague');
  undo.undo();
  expect(findSection(doc, three)?.removed).toEqual(removed);
  expect(title(doc, three)).toBe('A colleague’s title');
  undo.close();
});

test('what is done alone is one step in both documents, and can be taken back whatever came after it', () => {
  const [open, authors] = [twoLessons(), twoLessons()];
  const undo = createPlanUndo([open, authors], mine);
  const titles = () => [title(open, one), title(open, two), title(authors, one)];
  setTitle(open, one, 'Ratios before', mine);
  const takeBack = undo.alone(() => {
    setTitle(open, two, 'Rates, replaced', mine);
    setTitle(authors, one, 'Ratios, replaced', mine);
  });
  setTitle(open, one, 'Ratios before and after', mine);
  undo.undo();
  undo.undo();
  expect(titles()).toEqual(['Ratios before', 'Rates', 'Ratios']);
  undo.redo();
  undo.redo();
  expect(titles()).toEqual(['Ratios before and after', 'Rates, replaced', 'Ratios, replaced']);
  undo.undo();
  undo.redo();
  undo.undo();
  undo.undo();
  undo.redo();
  expect(titles()).toEqual(['Ratios before', 'Rates, replaced', 'Ratios, replaced']);
  undo.close();

  const again = createPlanUndo([open, authors], mine);
  const back = again.alone(() => {
    setTitle(open, two, 'Rates, once more', mine);
    setTitle(authors, one, 'Ratios, once more', mine);
  });
  setTitle(open, one, 'Typed since', mine);
  back();
  expect(titles()).toEqual(['Typed since', 'Rates, replaced', 'Ratios, replaced']);
  back();
  expect(titles()).toEqual(['Typed since', 'Rates, replaced', 'Ratios, replaced']);
  again.undo();
  expect(titles()).toEqual(['Ratios before', 'Rates, replaced', 'Ratios, replaced']);
  expect(takeBack).not.toThrow();
  again.close();
});

test('something new in one document ends what could be done again in the other', () => {
  const [open, authors] = [twoLessons(), twoLessons()];
  const undo = createPlanUndo([open, authors], mine);
  setTitle(authors, one, 'Undone', mine);
  undo.undo();
  setTitle(open, one, 'New', mine);
  undo.redo();
  expect(title(authors, one)).toBe('Ratios');
  undo.close();
});
