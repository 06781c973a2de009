import { instant, personId, sectionId } from '@tangram/domain';
import { describe, expect, test } from 'vitest';
import * as Y from 'yjs';
import { countingIds, everyoneCatchesUp, firstLesson, openOn, seed } from '../testing/builders.ts';
import { newSection, sectionKind } from './kinds.ts';
import {
  addSection,
  bringBackSection,
  findSection,
  moveSection,
  readSections,
  removeSection,
  removeSectionForGood,
  sectionsRoot,
  setTitle,
  standingSections,
} from './plan-document.ts';
import { addRow, moveRow, readCodes, readRows, removeRow, setField, setRowColumn } from './section-fields.ts';
import { lesson } from './sections/lesson.ts';

const overview = sectionId('overview');
const standards = sectionId('standards');
const ana = personId('ana');

function unitOnTwoDevices() {
  const { open } = seed('unit');
  return [openOn(1, open), openOn(2, open)] as const;
}

function type(doc: Y.Doc, words: string): void {
  const paragraph = new Y.XmlElement('paragraph');
  findSection(doc, firstLesson)?.body?.insert(0, [paragraph]);
  paragraph.insert(0, [new Y.XmlText(words)]);
}

const words = (doc: Y.Doc) => findSection(doc, firstLesson)?.body?.toString() ?? '';
const order = (doc: Y.Doc) => standingSections(doc).map(({ id }) => id);

describe('a section', () => {
  test('that is moved while somebody types in it keeps every word', () => {
    const [ben, eve] = unitOnTwoDevices();
    moveSection(ben, firstLesson, overview, 'ben');
    type(eve, 'Start with a tape diagram.');
    everyoneCatchesUp(ben, eve);
    expect(order(ben)).toEqual(order(eve));
    expect(order(ben).slice(0, 2)).toEqual([overview, firstLesson]);
    expect(words(ben)).toContain('Start with a tape diagram.');
  });

  test('that is removed while somebody types in it comes back with the words of both', () => {
    const [ben, eve] = unitOnTwoDevices();
    type(ben, 'before');
    everyoneCatchesUp(ben, eve);
    removeSection(ben, firstLesson, { at: instant(1), by: ana }, 'ben');
    type(eve, 'meanwhile');
    everyoneCatchesUp(ben, eve);
    expect(order(eve)).not.toContain(firstLesson);
    expect(findSection(eve, firstLesson)?.removed).toEqual({ at: 1, by: ana });
    bringBackSection(eve, firstLesson, 'eve');
    everyoneCatchesUp(ben, eve);
    expect(words(ben)).toContain('before');
    expect(words(ben)).toContain('meanwhile');
  });

  test('that is removed for good is gone', () => {
    const [ben, eve] = unitOnTwoDevices();
    removeSectionForGood(ben, firstLesson, 'ben');
    everyoneCatchesUp(ben, eve);
    expect(findSection(eve, firstLesson)).toBeNull();
  });

  test('moves by writing one key', () => {
    const [ben] = unitOnTwoDevices();
    let written = 0;
    sectionsRoot(ben).observeDeep((events) => {
      written += events.reduce((sum, event) => sum + event.changes.keys.size, 0);
    });
    moveSection(ben, firstLesson, null, 'ben');
    expect(written).toBe(1);
    expect(order(ben)[0]).toBe(firstLesson);
  });

  test('added by two people at the same place is there twice, and a third goes between them', () => {
    const [ben, eve] = unitOnTwoDevices();
    for (const [doc, id] of [
      [ben, 'x-ben'],
      [eve, 'x-eve'],
    ] as const) {
      addSection(doc, newSection(lesson, { id: sectionId(id), after: firstLesson }), id);
    }
    everyoneCatchesUp(ben, eve);
    addSection(ben, newSection(lesson, { id: sectionId('x-third'), after: sectionId('x-ben') }), 'ben');
    everyoneCatchesUp(ben, eve);
    const at = order(eve).indexOf(firstLesson);
    expect(order(eve).slice(at, at + 4)).toEqual([firstLesson, 'x-ben', 'x-third', 'x-eve']);
  });

  test('has all that its kind describes from the first moment', () => {
    const [ben] = unitOnTwoDevices();
    const section = findSection(ben, firstLesson);
    expect(section?.title?.toString()).toBe('');
    expect(section?.body?.length).toBe(6);
    expect(section?.fields.toJSON()).toEqual({ minutes: 60, standards: {}, taskRefs: {} });
  });
});

test('undo takes back only what its own origin did', () => {
  const [ben] = unitOnTwoDevices();
  const undo = new Y.UndoManager([sectionsRoot(ben)], { trackedOrigins: new Set(['ben']), captureTimeout: 0 });
  setField(ben, overview, 'grade', 7, 'ben');
  setField(ben, overview, 'course', 'Algebra 1', 'server');
  undo.undo();
  expect(findSection(ben, overview)?.fields.toJSON()).toMatchObject({ grade: 6, course: 'Algebra 1' });
});

test('two people who rename a plan at once keep the words of both', () => {
  const [ben, eve] = unitOnTwoDevices();
  setTitle(ben, overview, 'A unit on ratios and rates', 'ben');
  setTitle(eve, overview, 'A short unit on ratios', 'eve');
  everyoneCatchesUp(ben, eve);
  expect(findSection(ben, overview)?.title?.toString()).toBe('A short unit on ratios and rates');
});

describe('a list', () => {
  test('keeps the rows that two people add at once', () => {
    const [ben, eve] = unitOnTwoDevices();
    addRow(ben, standards, 'focusStandards', { id: 'r1', columns: { code: '6.RP.A.1' } }, 'ben');
    addRow(eve, standards, 'focusStandards', { id: 'r2', columns: { code: '6.RP.A.2' } }, 'eve');
    everyoneCatchesUp(ben, eve);
    expect(readCodes(findSection(ben, standards), 'focusStandards')).toEqual(['6.RP.A.1', '6.RP.A.2']);
  });

  test('is edited, ordered and shortened row by row', () => {
    const [ben] = unitOnTwoDevices();
    const makeId = countingIds('row');
    for (const code of ['MP1', 'MP3', 'MP4'])
      addRow(ben, standards, 'practices', { id: makeId(), columns: { code } }, 'ben');
    moveRow(ben, standards, 'practices', 'row3', null, 'ben');
    setRowColumn(ben, standards, 'practices', 'row1', 'code', 'MP2', 'ben');
    removeRow(ben, standards, 'practices', 'row2', 'ben');
    addRow(ben, standards, 'practices', { id: 'last', after: 'row3', columns: { code: 'MP8' } }, 'ben');
    expect(readCodes(findSection(ben, standards), 'practices')).toEqual(['MP4', 'MP8', 'MP2']);
  });

  test('ignores a change to a row that somebody removed meanwhile', () => {
    const [ben] = unitOnTwoDevices();
    setRowColumn(ben, standards, 'practices', 'gone', 'code', 'MP2', 'ben');
    moveRow(ben, standards, 'practices', 'gone', null, 'ben');
    const section = findSection(ben, standards);
    expect(section && readRows(section, 'practices')).toEqual([]);
  });
});

test('a section of a later version stays, with its fields', () => {
  const [ben, eve] = unitOnTwoDevices();
  addSection(ben, { id: sectionId('new'), kind: 'gallery', after: overview, values: { walls: 4 } }, 'ben');
  setField(ben, overview, 'weather', 'sunny', 'ben');
  moveSection(ben, sectionId('new'), null, 'ben');
  everyoneCatchesUp(ben, eve);
  expect(readSections(eve)[0]).toMatchObject({ kind: 'gallery' });
  expect(sectionKind('unit', 'gallery')).toBeNull();
  expect(findSection(eve, overview)?.fields.get('weather')).toBe('sunny');
});
