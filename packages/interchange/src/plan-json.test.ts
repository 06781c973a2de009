/** The sample plans as JSON: every value arrives, in the part of the plan where it may be seen. */

import { type PlanKind, planKinds } from '@tangram/domain';
import { readSections } from '@tangram/plan';
import { type JSONContent, readBody } from '@tangram/plan/body';
import planModule from '@tangram/plan/document-module';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type * as Y from 'yjs';
import { countingIds, openPlan } from '../testing/documents.ts';
import { samples } from '../testing/samples.ts';
import { type PlanFromJson, readPlanJson } from './plan-json.ts';

function read(json: unknown): PlanFromJson {
  const plan = readPlanJson(json, { makeId: countingIds() });
  if (!plan) throw new Error('not a plan');
  return plan;
}

/** Every word, number and formula in a document, as text without formulas' dollar signs. */
function everythingIn(doc: Y.Doc): string {
  const values: unknown[] = [];
  const walk = (value: unknown): void => {
    if (typeof value === 'object' && value !== null) for (const inner of Object.values(value)) walk(inner);
    else values.push(value);
  };
  const written = (content: JSONContent): string =>
    content.text ??
    `${Object.values(content.attrs ?? {})
      .map((value) => (typeof value === 'string' && value.startsWith('{') ? JSON.stringify(value) : value))
      .join(' ')}${(content.content ?? []).map(written).join('')}`;
  const bodies = readSections(doc).map(({ title, body, fields }) => {
    walk(fields.toJSON());
    return `${title?.toString() ?? ''}\n${body ? written(readBody(body)) : ''}`;
  });
  return [...values, ...bodies].join('\n');
}

/** The values of a JSON, each with its path. */
function leaves(value: unknown, path: string): [string, string][] {
  if (value === null || value === '') return [];
  if (typeof value !== 'object') return [[path, String(value)]];
  return Object.entries(value).flatMap(([key, inner]) => leaves(inner, `${path}/${key}`));
}

// What a plan says in another way: its kind, an id of its own, lessons by their order, links by id.
const saidOtherwise = /^\/(id|kind)$|^\/lessons\/\d+\/number$|\/insideLesson$|\/keepsGradeLevel$/;

describe.each(planKinds)('the sample %s', (kind: PlanKind) => {
  const plan = read(samples[kind]);
  const { open, authors } = openPlan(kind, plan);

  test('has a place for everything', () => {
    expect(plan.kind).toBe(kind);
    expect(plan.notUnderstood).toEqual([]);
  });

  test('loses no value on its way into the documents', () => {
    const found = `${everythingIn(open)}\n${everythingIn(authors)}`;
    const lost = leaves(samples[kind], '').filter(([path, value]) => {
      if (saidOtherwise.test(path)) return false;
      // A figure's data stand in its JSON text, quoted once more.
      return !found.includes(value.replaceAll('$', '')) && !found.includes(JSON.stringify(value).slice(1, -1));
    });
    expect(lost).toEqual([]);
  });

  test('makes documents that the server’s check accepts', () => {
    expect(planModule.check(open)).toBeNull();
    expect(planModule.check(authors)).toBeNull();
  });
});

describe('a plan in JSON', () => {
  const unit = { kind: 'unit', title: 'T', grade: 7 };

  test('keeps the numbers of a group for its authors', () => {
    const { open, authors } = openPlan('intervention', read(samples.intervention));
    const kinds = (doc: Y.Doc) => readSections(doc).map((section) => section.kind);
    expect(kinds(open)).not.toEqual(expect.arrayContaining(['baseline']));
    expect(kinds(authors)).toEqual(['groupSize', 'baseline', 'goal', 'monitoring', 'decisionRules', 'decision']);
    expect(everythingIn(open)).not.toContain('parallel 10-item check');
  });

  test('turns formulas between dollar signs into formulas, and leaves money alone', () => {
    const { sections } = read({ ...unit, bigIdeas: ['Half is $\\frac{1}{2}$ of \\$5'] });
    expect(JSON.stringify(sections)).toContain('{"type":"formula","attrs":{"latex":"\\\\frac{1}{2}"}}');
    expect(JSON.stringify(sections)).toContain('of $5');
  });

  test('ties an assessment to the lesson that it is inside of', () => {
    const json = {
      ...unit,
      lessons: [{ number: 1, title: 'A' }],
      assessments: [
        { title: 'x', insideLesson: 1 },
        { title: 'y', insideLesson: 9 },
      ],
    };
    const { sections, notUnderstood } = read(json);
    const lesson = sections.find((section) => section.kind === 'lesson');
    expect(sections.find((section) => section.title === 'x')?.values?.insideLesson).toBe(lesson?.id);
    expect(notUnderstood).toEqual([
      { where: 'assessments[1].insideLesson', what: 'no lesson of that number, left out' },
    ]);
  });

  test('has an assessment’s rubric and attachment in parts of their own', () => {
    const rubric = { levels: ['Meets'], criteria: [{ name: 'Argument', cells: ['Explains'] }] };
    const attachment = [{ text: 'Sheet', link: 'https://example.org/sheet' }, 'Two dice'];
    const json = { ...unit, assessments: [{ title: 'x', evidence: 'E', rubric, attachment }, { title: 'y' }] };
    const { sections, notUnderstood } = read(json);
    const [first, second] = sections.filter(({ kind }) => kind === 'assessment').map(({ body }) => body?.content ?? []);
    expect(first?.map(({ type, attrs }) => attrs?.name ?? type)).toEqual(['paragraph', 'rubric', 'attachment']);
    expect(first?.[1]?.content?.[0]?.type).toBe('table');
    expect(JSON.stringify(first?.[2])).toContain('"href":"https://example.org/sheet"');
    expect(JSON.stringify(first?.[2])).toContain('Two dice');
    expect(second?.map(({ type }) => type)).toEqual(['paragraph']);
    expect(notUnderstood).toEqual([]);
  });

  test('says which plan of the network a reference means', () => {
    const json = { ...unit, taskRefs: ['task-water-ice'] };
    const plan = readPlanJson(json, { makeId: countingIds(), idOf: (reference) => `plan of ${reference}` });
    expect(JSON.stringify(plan?.sections)).toContain('plan of task-water-ice');
  });

  test('writes codes as the catalog does, and keeps those that it does not know', () => {
    const { sections } = read({ ...unit, focusStandards: ['ccss.math.content.6.rp.a.3.b', 'TEKS 6.4B'] });
    const codes = sections.find((section) => section.kind === 'standards')?.lists?.focusStandards;
    expect(codes?.map(({ columns }) => columns.code)).toEqual(['6.RP.A.3b', 'TEKS 6.4B']);
  });

  test.each([
    [{ color: 'red' }, 'color', 'not known here, left out'],
    [{ lessons: [{ title: 'A', minutes: 'long' }] }, 'lessons[0].minutes', 'not a number from 1 to 600, left out'],
    [{ lessons: [{ title: 'A', purpose: 'fun' }] }, 'lessons[0].purpose', 'not one of the choices, left out'],
    [{ lessons: ['A'] }, 'lessons[0]', 'not an object, left out'],
    [{ bigIdeas: [7] }, 'bigIdeas[0]', 'not a text, left out'],
    [{ grade: 11 }, 'grade', 'not one of 6, 7, 8, left out'],
    [{ reflection: { taughtOn: 'May' } }, 'reflection.taughtOn', 'not a date (year-month-day), left out'],
    [{ title: 'x'.repeat(300) }, 'title', 'a title of 300 characters, cut: at most 200'],
  ])('lists what has no place: %j', (more, where, what) => {
    expect(read({ ...unit, ...more }).notUnderstood).toEqual([{ where, what }]);
  });

  test('of a group too small explains why it is left out', () => {
    const { notUnderstood, sections } = read({ kind: 'intervention', title: 'T', group: { count: 2, need: 'n' } });
    expect(notUnderstood[0]).toMatchObject({
      where: 'group.count',
      what: expect.stringContaining('describes persons'),
    });
    expect(sections.find((section) => section.kind === 'groupSize')?.values).toEqual({});
  });

  test('of no known kind is no plan', () => {
    for (const json of [null, 7, 'unit', [], {}, { kind: 'recipe' }]) {
      expect(readPlanJson(json, { makeId: countingIds() })).toBeNull();
    }
  });

  test('whatever it holds, is read or listed, and seeds documents that are in order', () => {
    const names = [
      'title',
      'lessons',
      'segments',
      'group',
      'count',
      'goal',
      'rubric',
      'criteria',
      'cells',
      'materials',
    ];
    const more = ['bigIdeas', 'vocabulary', 'decisionRules', 'if', 'representations', 'type', 'minutes', 'standards'];
    const key = fc.constantFrom(...names, ...more);
    const { value } = fc.letrec<{ value: unknown }>((tie) => ({
      value: fc.oneof(
        { maxDepth: 4 },
        fc.oneof(fc.string(), fc.double(), fc.boolean(), fc.constant(null), fc.constantFrom('$x$', 'explore', 'pre')),
        fc.array(tie('value'), { maxLength: 3 }),
        fc.dictionary(key, tie('value'), { maxKeys: 6 }),
      ),
    }));
    const plan = fc.tuple(fc.constantFrom(...planKinds), fc.dictionary(key, value, { maxKeys: 12 }));
    fc.assert(
      fc.property(plan, ([kind, fields]) => {
        const { open, authors } = openPlan(kind, read({ ...fields, kind }));
        expect(planModule.check(open)).toBeNull();
        expect(planModule.check(authors)).toBeNull();
      }),
      { numRuns: 200 },
    );
  });
});
