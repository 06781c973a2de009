/** While people write, only what changed is read again, and what is read is always what a whole reading gives. */
import { personId, sectionId } from '@tangram/domain';
import {
  addRow,
  bringBackSection,
  findSection,
  moveSection,
  removeSection,
  seedPlan,
  setField,
  setTitle,
  standingSections,
  writeDismissal,
} from '@tangram/plan';
import { readAllFacts, readSectionFacts } from '@tangram/plan/checks';
import { expect, test } from 'vitest';
import * as Y from 'yjs';
import { openLiveFacts } from './live-facts.ts';

test('a change is read in its own section alone, whatever kind of change it is', () => {
  let made = 0;
  const doc = new Y.Doc();
  Y.applyUpdate(doc, seedPlan('unit', { title: 'Rates', grade: 6 }, () => `made-${made++}`).open);
  const lesson = standingSections(doc).find(({ kind }) => kind === 'lesson')?.id ?? sectionId('');
  const ideas = sectionId('bigIdeas');
  const read: string[] = [];
  const facts = openLiveFacts(
    'unit',
    [doc],
    (kind, section) => {
      read.push(section.id);
      return readSectionFacts(kind, section);
    },
    () => {},
  );
  facts.read();
  const aside = { reason: 'Later.', by: personId('ana'), at: 0 as never };
  const changes: readonly (readonly [readonly string[], () => void])[] = [
    [[lesson], () => setField(doc, lesson, 'minutes', 45, 'ana')],
    [[lesson], () => setTitle(doc, lesson, 'Two lines', 'ana')],
    [[lesson], () => addRow(doc, lesson, 'standards', { id: 'r', columns: { code: '6.RP.A.2' } }, 'ana')],
    [[ideas], () => findSection(doc, ideas)?.body?.insert(0, [new Y.XmlElement('paragraph')])],
    [[ideas], () => writeDismissal(doc, ideas, 'no-alt-text', aside, 'ana')],
    [[lesson], () => moveSection(doc, lesson, null, 'ana')],
    [[], () => removeSection(doc, lesson, aside, 'ana')],
    [[lesson], () => bringBackSection(doc, lesson, 'ana')],
    [[], () => {}],
  ];
  for (const [again, change] of changes) {
    read.length = 0;
    change();
    expect(facts.read()).toEqual(readAllFacts(doc));
    expect(read).toEqual(again);
  }
  // A colleague's words are read when there is time for them, and not with one's own.
  const elsewhere = new Y.Doc();
  Y.applyUpdate(elsewhere, Y.encodeStateAsUpdate(doc));
  setField(elsewhere, lesson, 'minutes', 15, 'ben');
  Y.applyUpdate(doc, Y.encodeStateAsUpdate(elsewhere, Y.encodeStateVector(doc)));
  writeDismissal(doc, ideas, 'no-alt-text', null, 'ana');
  read.length = 0;
  facts.read();
  expect(read).toEqual([ideas]);
  expect(facts.readOneElsewhere()).toBe(false);
  expect(read).toEqual([ideas, lesson]);
  expect(facts.read()).toEqual(readAllFacts(doc));
  // Several are read one by one, and one that is gone meanwhile is not there any more.
  setField(elsewhere, lesson, 'minutes', 20, 'ben');
  setField(elsewhere, sectionId('overview'), 'grade', 7, 'ben');
  removeSection(elsewhere, lesson, aside, 'ben');
  Y.applyUpdate(doc, Y.encodeStateAsUpdate(elsewhere, Y.encodeStateVector(doc)));
  expect(facts.readOneElsewhere()).toBe(true);
  expect(facts.readOneElsewhere()).toBe(false);
  expect(facts.read()).toEqual(readAllFacts(doc));
});
