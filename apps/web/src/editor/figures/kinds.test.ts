/** Every kind of figure has a form: its example is drawn, every field leads to a value, and every way of saying something is drawn too. */
import { figureTypes, parseFigure, proportionRemark } from '@tangram/math-figures';
import { describe, expect, test } from 'vitest';
import type { Field } from './fields.ts';
import { isList, isObject, type Json, type JsonObject, valueAt, withInserted, withValue } from './json.ts';
import { figureKinds, showingFields, titleFields } from './kinds.ts';

const problemsOf = (figure: Json) => {
  const reading = parseFigure(figure);
  return reading.kind === 'figure' ? [] : reading.problems;
};

test('no kind is without a form', () => {
  expect(Object.keys(figureKinds).sort()).toEqual([...figureTypes].sort());
});

/** Every field that is shown, with the object it belongs to. */
function* fieldsOf(
  fields: readonly Field[],
  scope: Json,
  figure: JsonObject,
  path: (string | number)[],
): Generator<{
  field: Field;
  scope: JsonObject;
  path: (string | number)[];
}> {
  const object = isObject(scope) ? scope : {};
  for (const field of fields) {
    if (field.when?.(object) === false) continue;
    yield { field, scope: object, path };
    if (field.kind === 'group') yield* fieldsOf(field.fields, scope, figure, path);
    if (field.kind !== 'list') continue;
    const rows = valueAt(scope, field.path);
    for (const [index, row] of (isList(rows) ? rows : []).entries())
      yield* fieldsOf(field.fields, row, figure, [...path, ...field.path, index]);
  }
}

describe.each(figureTypes)('%s', (type) => {
  const { example, fields } = figureKinds[type];

  test('begins with an example that is drawn and that no remark is made of', () => {
    expect(problemsOf(example)).toEqual([]);
    const reading = parseFigure(example);
    expect(reading.kind === 'figure' && proportionRemark(reading.figure)).toBeNull();
  });

  test('every row that is added, every choice and every way keeps it a figure', () => {
    for (const { field, scope, path } of fieldsOf(
      [...titleFields, ...fields, ...showingFields],
      example,
      example,
      [],
    )) {
      if (field.kind === 'group') continue;
      const at = [...path, ...field.path];
      const changed: Json[] = [];
      if (field.kind === 'list') {
        const rows = valueAt(scope, field.path);
        const before = isList(rows) ? rows : [];
        changed.push(withInserted(example, at, before.length, field.make(before, scope)));
      }
      if (field.kind === 'choice') changed.push(...field.options.map(({ value }) => withValue(example, at, value)));
      if (field.kind === 'flag') changed.push(withValue(example, at, true), withValue(example, at, false));
      if (field.kind === 'way') {
        expect(field.ways.filter((way) => way.is(scope))).toHaveLength(1);
        for (const way of field.ways.filter((one) => !one.is(scope))) {
          expect(way.is(way.make(scope)), `${field.label}: ${way.label}`).toBe(true);
          changed.push(withValue(example, path, way.make(scope)));
        }
      }
      for (const next of changed) expect([field.label, problemsOf(next)]).toEqual([field.label, []]);
    }
  });
});
