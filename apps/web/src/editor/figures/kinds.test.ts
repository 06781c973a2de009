/** Every kind of figure has a form: its example is drawn, every field leads to a value, and every way of saying something is drawn too. */
import { sectionId } from '@tangram/domain';
import { asRational, describeFigure, figureTypes, isBlank, parseFigure, proportionRemark } from '@tangram/math-figures';
import { addSection, findSection } from '@tangram/plan';
import { describe, expect, test } from 'vitest';
import * as Y from 'yjs';
import { createPlanUndo } from '../undo.ts';
import type { Field } from './fields.ts';
import { createFigureChanges } from './figure-changes.ts';
import { FigureForm } from './figure-form.ts';
import { isList, isObject, type Json, type JsonObject, valueAt, withInserted, withValue } from './json.ts';
import { figureKinds, showingFields, titleFields, withExample } from './kinds.ts';

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

/** The form on a figure of which somebody gave only the name. */
function formOnNamed(type: string) {
  const doc = new Y.Doc();
  const mine = Symbol('mine');
  const undo = createPlanUndo([doc], mine);
  const changes = createFigureChanges([doc], undo, { of: () => null, set: () => {} });
  const named = { type, title: 'Named', altText: '', studentBlank: false };
  const body = { type: 'doc', content: [{ type: 'figure', attrs: { figure: JSON.stringify(named) } }] };
  addSection(doc, { id: sectionId('task'), kind: 'prompt', after: null, body }, 'seed');
  const element = findSection(doc, sectionId('task'))?.body?.get(0) as Y.XmlElement;
  return { form: new FigureForm(element, changes), undo, named };
}

/** Every number of a figure that is not how something is shown, without its sign. */
function numbersIn(value: Json | undefined): string[] {
  const number = isObject(value) ? asRational(value) : null;
  if (number) return number.d === 1 ? [String(Math.abs(number.n))] : [];
  if (isList(value)) return value.flatMap(numbersIn);
  // A corner is counted from 0 in the figure and from 1 in words.
  const said = isObject(value) ? Object.entries(value).filter(([key]) => key !== 'rightAngle') : [];
  return said.flatMap(([, inside]) => numbersIn(inside));
}

describe.each(figureTypes)('%s', (type) => {
  const { example, fields } = figureKinds[type];

  test('begins with an example that is drawn and that no remark is made of', () => {
    expect(problemsOf(example)).toEqual([]);
    const reading = parseFigure(example);
    expect(reading.kind === 'figure' && proportionRemark(reading.figure)).toBeNull();
  });

  test('one of which only the name is given is begun with it: drawn, described, and one step of undo', () => {
    const { form, undo, named } = formOnNamed(type);
    expect(isBlank(named)).toBe(true);
    const end = form.watch();
    expect(form.act(withExample)).toBeNull();
    expect(form.view()).toMatchObject({ problems: [], now: { ...named, ...example } });
    expect(isBlank(form.view().now)).toBe(false);
    const figure = form.view().drawn?.figure;
    const said = figure ? describeFigure(figure) : '';
    for (const written of numbersIn(example)) expect(said).toMatch(new RegExp(`(?<!\\d)${written}(?!\\d)`));
    undo.undo();
    expect(form.view().now).toEqual(named);
    undo.redo();
    expect(form.view().now).toMatchObject(example);
    end();
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
