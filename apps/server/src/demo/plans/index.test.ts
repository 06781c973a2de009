/** What a teacher who opens the demo may rely on: the plans are sound, and nobody speaks where they may not. */
import { accessOf, atLeast } from '@tangram/access';
import { networkId, personId, planId, planStatuses, schoolId, visibilities } from '@tangram/domain';
import { readPlanJson } from '@tangram/interchange';
import { findStandard, practices } from '@tangram/standards';
import { describe, expect, test } from 'vitest';
import { type DemoName, people } from '../people.ts';
import { type DemoPlan, demoPlans } from './index.ts';

type Json = Readonly<Record<string, unknown>>;
const isObject = (value: unknown): value is Json =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const list = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : []);
const objects = (value: unknown): readonly Json[] => list(value).filter(isObject);
const count = (value: unknown): number => (typeof value === 'number' ? value : Number.NaN);
const sum = (counts: readonly number[]) => counts.reduce((total, one) => total + one, 0);

/** Everything in a value, at any depth, with the key it stands under (a list's items stand under the list's). */
function within(value: unknown, key = ''): readonly { readonly key: string; readonly value: unknown }[] {
  if (Array.isArray(value)) return value.flatMap((item) => within(item, key));
  if (!isObject(value)) return [{ key, value }];
  return [{ key, value }, ...Object.entries(value).flatMap(([name, inner]) => within(inner, name))];
}

const all = demoPlans.map((plan) => {
  const json = isObject(plan.json) ? plan.json : {};
  return { plan, json, title: String(json.title) };
});
const units = all.filter(({ json }) => json.kind === 'unit');
const textsOf = (value: unknown) =>
  within(value).flatMap(({ key, value: text }) => (typeof text === 'string' ? [{ key, text }] : []));
const numerator = (value: unknown): value is { readonly n: number; readonly d: number } =>
  isObject(value) && typeof value.n === 'number' && typeof value.d === 'number';
const commonDivisor = (a: number, b: number): number => (b === 0 ? Math.abs(a) : commonDivisor(b, a % b));

test('every kind, status and visibility is there, from several schools', () => {
  const kinds = all.map(({ json }) => json.kind);
  expect(kinds.filter((kind) => kind === 'unit')).toHaveLength(6);
  expect(kinds.filter((kind) => kind === 'task')).toHaveLength(5);
  expect(kinds.filter((kind) => kind === 'intervention')).toHaveLength(4);
  expect(new Set(demoPlans.map(({ status }) => status))).toEqual(new Set(planStatuses));
  expect(new Set(demoPlans.map(({ visibility }) => visibility))).toEqual(new Set(visibilities));
  const schools = demoPlans.flatMap(({ author }) => person(author).roles.map(([, school]) => school));
  expect(new Set(schools).size).toBeGreaterThanOrEqual(6);
});

test('the small group is in a plan that nobody but its author sees', () => {
  const small = all.filter(({ json }) => json.kind === 'intervention' && count((json.group as Json).count) < 10);
  expect(small.map(({ plan }) => [plan.visibility, plan.coAuthors, plan.collaborators])).toEqual([
    ['authors', undefined, undefined],
  ]);
});

test('a plan’s references name other plans of the demo', () => {
  const ids = all.map(({ json }) => json.id);
  expect(new Set(ids).size).toBe(ids.length);
  const named = all.flatMap(({ json }) => textsOf(json).flatMap(({ key, text }) => (key.endsWith('Refs') ? text : [])));
  expect(named.filter((id) => !ids.includes(id))).toEqual([]);
});

describe.each(all)('$title', ({ plan, json }) => {
  test('is read with every field in its place', () => {
    expect(read(plan)).toMatchObject({ kind: json.kind, title: json.title, grade: json.grade, notUnderstood: [] });
  });

  test('names only standards and practices that exist', () => {
    const codes = textsOf(json).filter(({ key }) => /standards$/i.test(key));
    expect(codes.length).toBeGreaterThan(0);
    expect(codes.filter(({ text }) => findStandard(text)?.code !== text)).toEqual([]);
    expect(practices.map(({ code }) => code)).toEqual(expect.arrayContaining([...list(json.practices)]));
  });

  test('closes every formula it opens, braces too', () => {
    const unbalanced = textsOf(json).filter(({ text }) => {
      const parts = text.split('$');
      const depth = (formula: string) =>
        formula.replaceAll(/[^{]/g, '').length - formula.replaceAll(/[^}]/g, '').length;
      return (
        parts.length % 2 === 0 || parts.some((part, i) => i % 2 === 1 && (part.trim() === '' || depth(part) !== 0))
      );
    });
    expect(unbalanced).toEqual([]);
  });

  test('draws its figures with a title, words for the eye, and exact numbers', () => {
    const found = within(json).map(({ value }) => value);
    for (const figure of found.filter(isObject).filter(({ altText }) => altText !== undefined)) {
      expect(figure).toMatchObject({ type: expect.stringMatching(/./), title: expect.stringMatching(/./) });
      expect(figure.altText).toMatch(/\.$/);
    }
    for (const { key, value } of within(json)) {
      // One that is only named has nothing to be drawn from.
      if (key === 'representations') expect(value).toMatchObject({ altText: expect.stringMatching(/./) });
    }
    for (const { n, d } of found.filter(numerator)) {
      expect([d > 0, commonDivisor(n, d)]).toEqual([true, 1]);
    }
  });

  test('is discussed by people who may, about words that stand there once', () => {
    const facts = factsOf(plan);
    for (const { sectionKind, nth = 1, words, comments } of plan.threads ?? []) {
      const section = read(plan)?.sections.filter((one) => one.kind === sectionKind)[nth - 1];
      const texts = within(section?.body).flatMap(({ key, value }) => (key === 'text' ? String(value) : []));
      expect(texts.flatMap((text) => text.split(words).slice(1))).toHaveLength(1);
      for (const { by } of comments) {
        const access = accessOf(viewer(by), facts);
        expect([by, access !== null && atLeast(access, 'comment')]).toEqual([by, true]);
      }
    }
  });
});

describe.each(units)('the unit $title', ({ json }) => {
  const lessons = objects(json.lessons);
  const assessments = objects(json.assessments);

  test('has lessons whose minutes are those of their segments', () => {
    expect(lessons.map(({ number }) => number)).toEqual(lessons.map((_, i) => i + 1));
    for (const { title, minutes, segments } of lessons) {
      expect([title, sum(objects(segments).map((one) => count(one.minutes)))]).toEqual([title, minutes]);
    }
  });

  test('fits into its class periods and ends with something summative', () => {
    const outside = assessments.filter(({ insideLesson }) => insideLesson === undefined);
    const planned = sum([...lessons, ...outside].map(({ minutes }) => count(minutes)));
    const there = count(json.durationPeriods) * count(json.periodMinutes);
    expect(planned).toBeLessThanOrEqual(there);
    expect(planned).toBeGreaterThanOrEqual(0.8 * there);
    expect(assessments.some(({ type }) => type === 'summative')).toBe(true);
  });

  test('teaches and assesses each of its focus standards', () => {
    const reached = (sections: readonly Json[]) => new Set(sections.flatMap(({ standards }) => list(standards)));
    const [taught, assessed] = [reached(lessons), reached(assessments)];
    expect(list(json.focusStandards).filter((code) => !taught.has(code) || !assessed.has(code))).toEqual([]);
  });
});

describe.each(all.filter(({ json }) => json.kind === 'task'))('the task $title', ({ json }) => {
  test('has phases that fill its time', () => {
    const phases = [json.launch, json.explore, json.discuss].filter(isObject);
    expect(sum(phases.map(({ minutes }) => count(minutes)))).toBe(json.estimatedMinutes);
  });
});

function read({ json }: DemoPlan) {
  let made = 0;
  return readPlanJson(json, { makeId: () => `made ${made++}` });
}

function person(name: DemoName) {
  const found = people.find((one) => one.name === name);
  if (found === undefined) throw new Error(`the demo has no ${name}`);
  return found;
}

function viewer(name: DemoName) {
  const roles = person(name).roles.map(([role, school]) => ({ role, school: school && schoolId(school) }));
  return { person: personId(name), network: networkId('demo'), roles };
}

function factsOf({ author, coAuthors = [], collaborators = [], visibility, circleAccess = 'comment' }: DemoPlan) {
  const authors = [author, ...coAuthors];
  return {
    plan: planId('plan'),
    network: networkId('demo'),
    authors: authors.map(personId),
    authorSchools: authors.flatMap((name) => viewer(name).roles.flatMap(({ school }) => school ?? [])),
    collaborators: collaborators.map(({ name, access }) => ({ person: personId(name), access })),
    visibility,
    circleAccess,
  };
}
