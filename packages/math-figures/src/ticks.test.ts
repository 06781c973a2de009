/** The marks of axes stand at their exact places, and those that are numbered are apart. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { layFigure, parseFigure } from './figure.ts';
import { add, multiply, rational, toNumber } from './rational.ts';
import { strokes } from './scene.ts';
import { axisAround, onAxis, ticksOf } from './ticks.ts';

const step = fc.tuple(fc.integer({ min: 1, max: 20 }), fc.integer({ min: 1, max: 60 })).map(([n, d]) => rational(n, d));
const start = fc
  .tuple(fc.integer({ min: -50, max: 50 }), fc.integer({ min: 1, max: 12 }))
  .map(([n, d]) => rational(n, d));

test('a number line has its marks at exactly min, min + step, … max, evenly spaced', () => {
  fc.assert(
    fc.property(start, step, fc.integer({ min: 1, max: 40 }), (min, majorStep, count) => {
      const max = add(min, multiply(majorStep, rational(count)));
      const ticks = ticksOf({ min, max, step: majorStep });
      expect(ticks).toEqual(Array.from({ length: count + 1 }, (_, k) => add(min, multiply(majorStep, rational(k)))));
      const reading = parseFigure({ type: 'numberLine', min, max, majorStep });
      if (reading.kind === 'refused') throw new Error(JSON.stringify(reading.problems));
      const places = layFigure(reading.figure).flatMap((shape) =>
        shape.kind === 'line' && shape.stroke === strokes.tick ? (shape.points[0]?.x ?? 0) : [],
      );
      expect(places).toHaveLength(count + 1);
      const length = (places.at(-1) ?? 0) - (places[0] ?? 0);
      for (const [index, place] of places.entries()) expect(place).toBeCloseTo((length * index) / count, 6);
    }),
  );
});

test('a double number line has both lines’ marks one over the other, whatever they count', () => {
  const values = Array.from({ length: 7 }, (_, index) => rational(3 * index, 2));
  const reading = parseFigure({
    type: 'doubleNumberLine',
    top: { label: 'a', values },
    bottom: { label: 'much longer', values },
  });
  if (reading.kind === 'refused') throw new Error(JSON.stringify(reading.problems));
  const marks = layFigure(reading.figure).flatMap((shape) =>
    shape.kind === 'line' && shape.stroke === strokes.tick ? [shape.points] : [],
  );
  expect(marks).toHaveLength(14);
  const [top, bottom] = [marks.slice(0, 7), marks.slice(7)];
  expect(top.map(([point]) => point?.x)).toEqual(bottom.map(([point]) => point?.x));
});

test('an axis around values holds all of them with few marks', () => {
  fc.assert(
    fc.property(fc.array(start, { minLength: 1, maxLength: 30 }), (values) => {
      const axis = axisAround(values);
      expect(values.every((value) => onAxis(value, axis))).toBe(true);
      const ticks = ticksOf(axis);
      expect(ticks.length).toBeGreaterThan(1);
      expect(ticks.length).toBeLessThan(25);
      expect(toNumber(ticks.at(-1) ?? rational(0))).toBeCloseTo(toNumber(axis.max), 9);
    }),
  );
});
