/** Whatever is wrong with a figure of any kind is said in a sentence without a name of the code. */
import { describe, expect, test } from 'vitest';
import { gallery } from '../testing/gallery.ts';
import { figureTypes, parseFigure } from './figure.ts';
import { sayProblem } from './problem-words.ts';
import type { Problem } from './reading.ts';

type Spoilt = Readonly<{ type: string }>;

/** The same value with each thing in it spoilt in turn: taken away, of another form, too small, too many. */
function* spoiled(value: unknown): Generator<unknown> {
  if (typeof value !== 'object' || value === null) return;
  const list = Array.isArray(value);
  for (const [key, inside] of Object.entries(value)) {
    const put = (next: unknown) =>
      list ? value.map((item, at) => (String(at) === key ? next : item)) : { ...value, [key]: next };
    if (key !== 'type') {
      const { [key]: _, ...without } = value as Record<string, unknown>;
      yield list ? value.filter((__, at) => String(at) !== key) : without;
      const odd = [null, [], {}, 'odd', -7, 0, true, 1e12, { n: 1, d: 99_999 }, '9'.repeat(300)];
      for (const next of odd) yield put(next);
      yield put(Array.from({ length: 500 }, () => (Array.isArray(inside) ? inside[0] : 1)));
      yield put([[{}, 'odd']]);
    }
    for (const next of spoiled(inside)) yield put(next);
  }
}

const problemsOf = (value: unknown): readonly Problem[] => {
  const reading = parseFigure(value);
  return reading.kind === 'refused' ? reading.problems : [];
};

/** Names that the code has and no teacher says. */
const code = /[a-z][A-Z]|[[\]_{}]|\b(?:min|max|expr|cols|bins?|dx|dy|q1|q3|x2|null|undefined|true|false|something)\b/;

describe.each(figureTypes)('%s', (type) => {
  test('only named, or spoilt anywhere, it is complained of in words', () => {
    const said = new Map<string, string>();
    const all = [{ type }, ...gallery.filter((one) => one.type === type).flatMap((one) => [...spoiled(one)])];
    for (const value of all as readonly Spoilt[]) {
      for (const problem of problemsOf(value)) said.set(sayProblem(value.type, problem), JSON.stringify(problem));
    }
    expect(said.size).toBeGreaterThan(7);
    const odd = [...said].filter(([sentence]) => code.test(sentence) || !/^[A-Z].+\.$/.test(sentence));
    expect(odd).toEqual([]);
  });
});

test.each([
  ['ratioTable', { where: 'rows', what: 'is missing' }, 'Give the ratio table a row.'],
  ['tapeDiagram', { where: 'tapes[1].parts', what: 'is empty' }, 'Give tape 2 a part.'],
  ['doubleNumberLine', { where: 'top.values', what: 'is missing' }, 'Give the upper line a number.'],
  ['numberLine', { where: 'max', what: 'is missing' }, 'Fill in the end of the line.'],
  ['numberLine', { where: 'points[1].at', what: 'is no number' }, 'The place of point 2 is no number.'],
  ['coordinatePlane', { where: 'x.max', what: 'is missing' }, 'Fill in the end of the x-axis.'],
  ['coordinatePlane', { where: 'points[0].x', what: 'is missing' }, 'Fill in x of point 1.'],
  [
    'coordinatePlane',
    { where: 'polygons[0].vertices', what: 'has fewer than three corners' },
    'Give polygon 1 at least three corners.',
  ],
  [
    'transformation',
    { where: 'preimage', what: 'has fewer than three corners' },
    'Give the polygon at least three corners.',
  ],
  ['transformation', { where: 'preimage', what: 'is missing' }, 'Give the polygon a corner.'],
  [
    'dotPlot',
    { where: 'axis', what: 'does not reach 12, which is among the data' },
    'The axis does not reach 12, which is among the data.',
  ],
  ['areaModel', { where: 'rows', what: 'is missing' }, 'Give the area model a part down the side.'],
  [
    'areaModel',
    { where: 'rows[1].size', what: 'is not above zero' },
    'The size of part 2 down the side is not above zero.',
  ],
  ['histogram', { where: 'bins[0].count', what: 'is no number' }, 'How many there are in bar 1 is no number.'],
  ['histogram', { where: 'bins', what: 'overlap' }, 'The bars overlap.'],
  [
    'dotPlot',
    { where: 'data', what: 'has 500 entries; 400 can be drawn' },
    'The values have 500 entries; 400 can be drawn.',
  ],
  [
    'hologram',
    { where: 'type', what: 'is no kind of figure that can be drawn here' },
    'This kind of figure is not known here.',
  ],
  ['solid', { where: 'dimensions.radius', what: 'is not above zero' }, 'The radius is not above zero.'],
  [
    'boxPlot',
    { where: 'boxes[1].q1', what: 'is less than the minimum' },
    'The first quartile of box 2 is less than the minimum.',
  ],
])('%s, %j: %s', (type, problem, sentence) => expect(sayProblem(type, problem)).toBe(sentence));
