/** Two people's figures as one: by example, and what holds whatever they did. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type Json, sameJson, withMoved, withValue } from './json.ts';
import { mergeJson, placesOf } from './merge.ts';

const row = (at: number, label = '') => ({ at, label });

test('rows keep their place while others come and go around them', () => {
  const began = [row(1, 'A'), row(2, 'B'), row(3, 'C')];
  const yields = [row(0), row(1, 'A'), row(2, 'B'), row(30, 'C')];
  const stands = [row(1, 'A'), row(2, 'bee'), row(3, 'C'), row(4)];
  expect(mergeJson({ began, yields, stands })).toEqual([row(0), row(1, 'A'), row(2, 'bee'), row(30, 'C'), row(4)]);
});

test('a row that one removed while the other wrote in it stays', () => {
  const began = [row(1, 'A'), row(2, 'B')];
  expect(mergeJson({ began, yields: [row(1, 'A')], stands: [row(1, 'A'), row(2, 'new')] })).toEqual([
    row(1, 'A'),
    row(2, 'new'),
  ]);
  expect(mergeJson({ began, yields: [row(1, 'A')], stands: began })).toEqual([row(1, 'A')]);
});

test('an exact number is one value, never half of one and half of another', () => {
  const sides = { began: { n: 1, d: 2 }, yields: { n: 3, d: 2 }, stands: { n: 1, d: 5 } };
  expect(mergeJson(sides)).toEqual({ n: 1, d: 5 });
});

test('where rows went is found again', () => {
  expect(placesOf([1, 2, 3], [0, 1, 3])).toEqual([1, undefined, 2]);
  expect(placesOf([row(1, 'A'), row(2, 'B')], [row(5, 'A'), row(2, 'B')])).toEqual([0, 1]);
  expect(placesOf([row(1, 'A')], [row(0, 'new'), row(1, 'A'), row(3)])).toEqual([1]);
});

test('a value is set, removed and moved without touching the rest', () => {
  const figure = { type: 'dotPlot', data: [1, 2, 3], more: { kept: true } };
  expect(withValue(figure, ['axis', 'min'], 0)).toEqual({ ...figure, axis: { min: 0 } });
  expect(withValue(figure, ['data', 1], undefined)).toEqual({ ...figure, data: [1, 3] });
  expect(withValue(figure, ['more'], undefined)).toEqual({ type: 'dotPlot', data: [1, 2, 3] });
  expect(withMoved(figure, ['data'], 0, 2)).toEqual({ ...figure, data: [2, 3, 1] });
  expect(withMoved(figure, ['data'], 0, 3)).toBe(figure);
});

const json = fc.jsonValue({ maxDepth: 4 }) as fc.Arbitrary<Json>;
const list = fc.array(fc.integer({ min: 0, max: 4 }), { maxLength: 8 });

test('chance: what only one changed is theirs, and bringing it in twice changes nothing', () => {
  fc.assert(
    fc.property(json, json, (began, changed) => {
      expect(mergeJson({ began, yields: began, stands: changed })).toEqual(changed);
      expect(mergeJson({ began, yields: changed, stands: began })).toEqual(changed);
      expect(mergeJson({ began, yields: changed, stands: changed })).toEqual(changed);
    }),
  );
  fc.assert(
    fc.property(list, fc.nat({ max: 8 }), fc.nat({ max: 8 }), (began, one, other) => {
      const yields = [...began.slice(0, one), 10, ...began.slice(one)];
      const stands = [...began.slice(0, other), 11, ...began.slice(other)];
      const once = mergeJson({ began, yields, stands });
      expect(sameJson(mergeJson({ began, yields, stands: once }), once)).toBe(true);
    }),
  );
});

test('chance: rows that only one added are all there, in their order', () => {
  const added = fc.array(fc.integer({ min: 10, max: 99 }), { maxLength: 4 });
  fc.assert(
    fc.property(list, added, fc.nat({ max: 8 }), (began, more, at) => {
      const yields = [...began.slice(0, at), ...more, ...began.slice(at)];
      const merged = mergeJson({ began, yields, stands: [...began, 7] });
      expect((merged as number[]).filter((value) => value >= 10)).toEqual(more);
      expect((merged as number[]).filter((value) => value < 7)).toEqual(began);
    }),
  );
});
