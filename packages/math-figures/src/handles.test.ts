/** Handles: each stands in the drawing, and wherever it is moved, by hand or by keys, a figure comes of it, exact and on its marks. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { gallery } from '../testing/gallery.ts';
import { layFigure, parseFigure } from './figure.ts';
import type { Edit, Handle } from './handles/handle.ts';
import { handlesOf } from './handles.ts';
import { boundsOf } from './scene.ts';

type Json = Record<string, unknown>;

function edited(figure: Json, edit: Edit): Json {
  const next = JSON.parse(JSON.stringify(figure)) as Json;
  for (const { path, value } of edit) {
    const last = path.at(-1) ?? '';
    let inner = next as Record<string | number, unknown>;
    for (const key of path.slice(0, -1)) inner = inner[key] as Record<string | number, unknown>;
    if (value !== undefined) inner[last] = value;
    else if (Array.isArray(inner)) inner.splice(Number(last), 1);
    else delete inner[last];
  }
  return next;
}

function handles(figure: Json, width = 500): readonly Handle[] {
  const reading = parseFigure(figure);
  if (reading.kind === 'refused') throw new Error(JSON.stringify(reading.problems));
  return handlesOf(reading.figure, width);
}

const named = (figure: Json, name: string) => {
  const found = handles(figure).find((one) => one.name === name);
  if (!found) throw new Error(`no handle is called ${name}`);
  return found;
};

const line = {
  ...{ type: 'numberLine', min: 0, max: 3, majorStep: 1, minorPerMajor: 3 },
  points: [{ at: '3/4', label: 'A' }],
  intervals: [{ from: 1, to: 2 }],
};

test('a point goes from small mark to small mark, and no further than the line', () => {
  const point = named(line, 'Point A');
  expect(point.value).toBe('at 3/4');
  expect(point.by?.(1, 0)).toEqual([{ path: ['points', 0, 'at'], value: { n: 1, d: 1 } }]);
  expect(point.by?.(0, -1)).toEqual([{ path: ['points', 0, 'at'], value: { n: 1, d: 2 } }]);
  expect(point.by?.(20, 0)).toEqual([{ path: ['points', 0, 'at'], value: { n: 3, d: 1 } }]);
  expect(point.to?.({ x: -500, y: 0 })).toEqual([{ path: ['points', 0, 'at'], value: { n: 0, d: 1 } }]);
  const off = { ...line, points: [{ at: '0.8', label: 'A' }] };
  expect(named(off, 'Point A').by?.(1, 0)[0]?.value).toEqual({ n: 1, d: 1 });
  expect(named(off, 'Point A').by?.(-1, 0)[0]?.value).toEqual({ n: 3, d: 4 });
});

test('what is dragged to where a mark is comes to stand on it', () => {
  const end = named(line, 'End of interval 1');
  const { place } = named({ ...line, points: [{ at: '9/4', label: 'there' }] }, 'Point there');
  expect(end.to?.({ x: place.x + 2, y: 40 })).toEqual([{ path: ['intervals', 0, 'to'], value: { n: 9, d: 4 } }]);
});

test('a mark takes its numbers along where they fit the lines', () => {
  const figure = {
    ...{ type: 'doubleNumberLine', top: { values: [0, 2, 4] }, bottom: { values: [0, 3, 6] } },
    marks: [{ at: 1, top: 2, bottom: 7 }],
  };
  expect(named(figure, 'Mark 1').by?.(1, 0)).toEqual([
    { path: ['marks', 0, 'at'], value: { n: 3, d: 2 } },
    { path: ['marks', 0, 'top'], value: { n: 3, d: 1 } },
  ]);
});

test('a part is shaded by a press, and a value of a dot plot comes and goes', () => {
  const tape = { type: 'tapeDiagram', tapes: [{ label: 'red', parts: [{}, { shaded: true }] }] };
  const press = (one: Handle) => one.press?.(one.place);
  expect(press(named(tape, 'Part 2 of red'))).toEqual([{ path: ['tapes', 0, 'parts', 1, 'shaded'], value: false }]);
  const plot = { type: 'dotPlot', data: [1, 2, 2], axis: { min: 0, max: 3, step: 1 } };
  const two = named(plot, 'Values at 2');
  expect(two.value).toBe('2 dots');
  expect(two.press?.({ x: 0, y: -60 })).toEqual([{ path: ['data', 3], value: { n: 2, d: 1 } }]);
  expect(two.press?.({ x: 0, y: -14 })).toEqual([{ path: ['data', 2], value: undefined }]);
  const fraction = { type: 'fractionModel', shape: 'bar', parts: 4, shaded: 3 };
  const shaded = named(fraction, 'Shaded parts');
  expect(shaded.press?.({ x: 5, y: 20 })?.[0]).toEqual({ path: ['shaded'], value: 1 });
  expect(shaded.by?.(1, 0)[0]).toEqual({ path: ['shaded'], value: 4 });
});

test('a figure that is blank for students has none', () => {
  expect(handles({ ...line, studentBlank: true })).toEqual([]);
});

describe.each(gallery)('$type: $title', (sample) => {
  test('every handle stands in the drawing, and all it does makes a figure again', () => {
    const reading = parseFigure(sample);
    if (reading.kind === 'refused') throw new Error('the gallery is drawn');
    fc.assert(
      fc.property(fc.integer({ min: 300, max: 900 }), fc.nat(), fc.nat(), (width, x, y) => {
        const all = handlesOf(reading.figure, width);
        const { x: left, y: top, width: wide, height } = boundsOf(layFigure(reading.figure, width));
        expect(new Set(all.map(({ id }) => id)).size).toBe(all.length);
        for (const one of all) {
          expect(one.place.x).toBeGreaterThanOrEqual(left - 1);
          expect(one.place.x).toBeLessThanOrEqual(left + wide + 1);
          const somewhere = { x: left + (x % wide), y: top + (y % Math.max(height, 1)) };
          const edits = [one.to?.(somewhere), one.press?.(somewhere), one.by?.(1, 0), one.by?.(0, -1)];
          for (const edit of edits) {
            if (!edit) continue;
            const next = parseFigure(edited(sample, edit));
            // An interval may be turned around, which is refused with a sentence.
            if (next.kind === 'refused') expect(next.problems[0]?.what).toMatch(/before|less/);
          }
        }
      }),
      { numRuns: 20 },
    );
  });
});
