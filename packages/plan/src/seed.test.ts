import { planKinds, sectionId } from '@tangram/domain';
import { describe, expect, test } from 'vitest';
import * as Y from 'yjs';
import { countingIds, openOn, seed } from '../testing/builders.ts';
import { SCHEMA_VERSION } from './body/schema-version.ts';
import { checkPlan } from './check.ts';
import { planHtml } from './html.ts';
import { kinds, newSection, template } from './kinds.ts';
import { findSection, readMeta, readSections } from './plan-document.ts';
import { isListField } from './sections/descriptor.ts';
import { lesson } from './sections/lesson.ts';
import { ownSection } from './sections/prose.ts';
import { seedPlan } from './seed.ts';
import { isEmptySection } from './summary.ts';

describe.each(planKinds)('a new %s', (kind) => {
  test('is the same bytes each time, so seeding twice is seeding once', () => {
    const [first, second] = [seed(kind), seed(kind)];
    expect(first).toEqual(second);
    const doc = openOn(1, first.open);
    const before = doc.getMap('sections').toJSON();
    Y.applyUpdate(doc, second.open);
    expect(doc.getMap('sections').toJSON()).toEqual(before);
  });

  test('has its sections in the order of the printed page, and what its kind says of each', () => {
    for (const part of ['open', 'authors'] as const) {
      const doc = openOn(1, seed(kind)[part]);
      expect(readMeta(doc)).toEqual({ kind, schemaVersion: SCHEMA_VERSION });
      const sections = readSections(doc);
      expect(sections.map((section) => section.kind)).toEqual(
        template(kind, part, countingIds()).map((section) => section.kind),
      );
      for (const section of sections) {
        const described = kinds[kind].sections.find((one) => one.kind === section.kind);
        expect(described?.part).toBe(part);
        expect(section.title === null).toBe(described?.title === null);
        expect(section.body === null).toBe(described?.body === null);
        for (const field of described?.fields ?? []) {
          if (isListField(field)) expect(section.fields.get(field.name)).toBeInstanceOf(Y.Map);
        }
      }
    }
  });

  test('is a document that the check finds nothing wrong with', () => {
    expect(checkPlan(openOn(1, seed(kind).open))).toBeNull();
    expect(checkPlan(openOn(1, seed(kind).authors))).toBeNull();
  });

  test('is empty but for its title, and shows no empty offer', () => {
    const doc = openOn(1, seed(kind).open);
    const written = readSections(doc).filter((section) => !isEmptySection(kind, section));
    expect(written.map((section) => section.kind)).toEqual(['overview']);
    expect(planHtml(doc)).toContain('<h1>');
    expect(planHtml(doc)).not.toContain('Reflection');
  });
});

test('given sections stand in place of the template’s, the others where the template has them', () => {
  const sections = [
    newSection(lesson, { id: sectionId('l1'), after: null, title: 'One' }),
    newSection(ownSection, { id: sectionId('n1'), after: null, title: 'Bus duty' }),
    newSection(lesson, { id: sectionId('l2'), after: null, title: 'Two' }),
  ];
  const { open } = seedPlan('unit', { title: 'Rates', grade: 7, sections }, countingIds());
  const doc = openOn(1, open);
  const order = readSections(doc).map(({ id }) => id);
  expect(order.slice(order.indexOf(sectionId('languageSupports')) + 1, -5)).toEqual([
    'l1',
    'n1',
    'l2',
    'anticipatedMisconceptions',
    'differentiation',
  ]);
  expect(order).not.toContain('id1');
  expect(findSection(doc, sectionId('overview'))?.fields.toJSON()).toMatchObject({
    grade: 7,
    course: 'Grade 7 Mathematics',
    periodMinutes: 60,
  });
});

test('a new plan says for which year it is, where its kind says one', () => {
  const yearOf = (kind: 'unit' | 'task' | 'intervention') => {
    const { open } = seedPlan(kind, { title: 'Rates', grade: 7, schoolYear: '2026-27' }, countingIds());
    return findSection(openOn(1, open), sectionId('overview'))?.fields.get('schoolYear');
  };
  expect([yearOf('unit'), yearOf('intervention'), yearOf('task')]).toEqual(['2026-27', '2026-27', undefined]);
});
