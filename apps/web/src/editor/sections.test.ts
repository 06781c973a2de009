/** Both documents of a plan read as one page, and nothing that stands in either is missing from the lists. */
import { instant, personId, type SectionId, sectionId } from '@tangram/domain';
import { findSection, removeSection, seedPlan, setField } from '@tangram/plan';
import { expect, test } from 'vitest';
import * as Y from 'yjs';
import { makeSection, moveBeside, moveBy } from './change-sections.ts';
import { placeAt } from './drag-section.ts';
import { listSections } from './sections.ts';

let made = 0;

function planOf(kind: 'unit' | 'intervention') {
  const seed = seedPlan(kind, { title: 'Rates', grade: 6 }, () => `made${made++}`);
  const load = (update: Uint8Array) => {
    const doc = new Y.Doc();
    Y.applyUpdate(doc, update);
    return doc;
  };
  return { kind, open: load(seed.open), authors: load(seed.authors) };
}

const kindsOf = (sections: readonly { readonly kind: string }[]) => sections.map(({ kind }) => kind);

test('the authors’ part of an intervention stands behind its group; for everybody else it is not there', () => {
  const plan = planOf('intervention');
  const kinds = kindsOf(listSections(plan).standing);
  expect(kinds.slice(0, 5)).toEqual(['overview', 'standards', 'group', 'groupSize', 'baseline']);
  const open = kindsOf(listSections({ ...plan, authors: null }).standing);
  expect(open).not.toContain('groupSize');
  expect(open).toEqual(kinds.filter((kind) => open.includes(kind)));
});

test('an empty optional section is offered until somebody fills it', () => {
  const plan = planOf('unit');
  const reflection = () => listSections(plan).standing.find(({ kind }) => kind === 'reflection');
  expect(reflection()?.offered).toBe(true);
  setField(plan.open, sectionId('reflection'), 'taughtOn', '2026-11-23', 'test');
  expect(reflection()?.offered).toBe(false);
});

test('a removed section is listed to be brought back, an empty one is not', () => {
  const plan = planOf('unit');
  const removed = { at: instant(1), by: personId('imani') };
  removeSection(plan.open, sectionId('bigIdeas'), removed, 'test');
  findSection(plan.open, sectionId('vocabulary'))?.fields.set('from a later version', 1);
  removeSection(plan.open, sectionId('vocabulary'), removed, 'test');
  const { standing, removed: gone } = listSections(plan);
  expect(kindsOf(standing)).not.toContain('bigIdeas');
  expect(kindsOf(gone)).toEqual(['vocabulary']);
});

test('a lesson moves past its neighbours and never above the overview', () => {
  const plan = planOf('unit');
  const lesson = listSections(plan).standing.find(({ kind }) => kind === 'lesson');
  const kind = lesson?.described;
  if (!lesson || !kind) throw new Error('the template has no lesson');
  const second = makeSection(plan.open, kind, lesson.id, 'imani');
  const order = () =>
    listSections(plan)
      .standing.filter((section) => section.kind === 'lesson')
      .map(({ id }) => id);
  expect(order()).toEqual([lesson.id, second]);
  moveBy(listSections(plan).standing, lesson, 'down');
  expect(order()).toEqual([second, lesson.id]);
  const standards = listSections(plan).standing.find((section) => section.kind === 'standards');
  expect(standards && moveBy(listSections(plan).standing, standards, 'up')).toBe(false);
});

test('a section dropped beside another stands there, and nothing lands above the overview or in the other document', () => {
  const plan = planOf('intervention');
  const { standing } = listSections(plan);
  const find = (kind: string) => {
    const found = listSections(plan).standing.find((section) => section.kind === kind);
    if (!found) throw new Error(`no ${kind}`);
    return found;
  };
  expect(moveBeside(standing, find('group'), { beside: find('standards').id, side: 'before' })).toBe(true);
  expect(kindsOf(listSections(plan).standing).slice(0, 3)).toEqual(['overview', 'group', 'groupSize']);
  expect(moveBeside(listSections(plan).standing, find('group'), { beside: find('standards').id, side: 'after' })).toBe(
    true,
  );
  expect(kindsOf(listSections(plan).standing)).toEqual(kindsOf(standing));
  expect(moveBeside(standing, find('group'), { beside: find('overview').id, side: 'before' })).toBe(false);
  expect(moveBeside(standing, find('group'), { beside: find('baseline').id, side: 'after' })).toBe(false);
  expect(kindsOf(listSections(plan).standing)).toEqual(kindsOf(standing));
});

test('what is held over the upper half of another lands before it, over the lower half behind it; over itself nowhere', () => {
  const ids = ['a', 'b', 'c'].map(sectionId);
  const all = ids.map((id, i) => ({
    id,
    element: { getBoundingClientRect: () => ({ top: i * 100, bottom: i * 100 + 100 }) },
  }));
  const [a, b, c] = ids as [SectionId, SectionId, SectionId];
  expect(placeAt(all, a, 20)).toBeNull();
  expect(placeAt(all, a, 140)).toBeNull();
  expect(placeAt(all, a, 160)).toEqual({ beside: c, side: 'before' });
  expect(placeAt(all, a, 900)).toEqual({ beside: c, side: 'after' });
  expect(placeAt(all, c, 10)).toEqual({ beside: a, side: 'before' });
  expect(placeAt(all, b, -50)).toEqual({ beside: a, side: 'before' });
  expect(placeAt(all, b, 140)).toBeNull();
});
