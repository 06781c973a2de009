/**
 * Every kind of figure, as in the gallery and as chance changes it: it is drawn well-formed, inside of its box, with labels
 * apart and every value in words, or it is refused with what is wrong by path. Nothing throws.
 */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { gallery } from '../testing/gallery.ts';
import { samples } from '../testing/samples.ts';
import { variedFigure } from '../testing/varied.ts';
import { readXml } from '../testing/well-formed.ts';
import {
  describeFigure,
  type Figure,
  figureTypes,
  isBlank,
  layFigure,
  parseFigure,
  picture,
  whyNotDrawn,
} from './figure.ts';
import { plainText } from './label.ts';
import { asRational } from './reading.ts';
import { boundsOf, overlap, type Shape } from './scene.ts';
import { sayNumber } from './words.ts';

const attributes = new Set(
  'xmlns class role viewBox width height font-family fill stroke stroke-width stroke-opacity stroke-dasharray stroke-linejoin fill-opacity x y dx dy x1 x2 y1 y2 cx cy r d points font-size font-weight font-style text-decoration text-anchor xml:space'.split(
    ' ',
  ),
);

function read(value: unknown): Figure {
  const reading = parseFigure(value);
  if (reading.kind === 'refused') throw new Error(JSON.stringify(reading.problems));
  return reading.figure;
}

/** What must hold of every drawing, whatever was drawn. */
function expectSound(shapes: readonly Shape[], svg: string): void {
  const elements = readXml(svg);
  expect(svg).not.toMatch(/NaN|Infinity|undefined| style=|url\(|href|<script/);
  for (const element of elements)
    expect([...attributes]).toEqual(expect.arrayContaining(Object.keys(element.attributes)));
  const [x = 0, y = 0, width = 0, height = 0] = (elements[0]?.attributes.viewBox ?? '').split(' ').map(Number);
  const bounds = boundsOf(shapes);
  expect(bounds.x).toBeGreaterThanOrEqual(x);
  expect(bounds.y).toBeGreaterThanOrEqual(y);
  expect(bounds.x + bounds.width).toBeLessThanOrEqual(x + width);
  expect(bounds.y + bounds.height).toBeLessThanOrEqual(y + height);
  expect(collisions(shapes)).toEqual([]);
}

function collisions(shapes: readonly Shape[]): unknown[] {
  const labels = shapes.filter((shape) => shape.kind === 'label');
  return labels.flatMap((one, index) =>
    labels.slice(index + 1).flatMap((other) => (overlap(one.box, other.box, -0.1) ? [[one.label, other.label]] : [])),
  );
}

/** Every number in a figure's JSON, as it is said. */
function numbersIn(value: unknown): string[] {
  if (typeof value !== 'object' || value === null) return [];
  const number = 'n' in value && 'd' in value ? asRational(value) : null;
  return number ? [sayNumber(number)] : Object.values(value).flatMap(numbersIn);
}

test('the gallery has every kind', () => {
  expect([...new Set(gallery.map(({ type }) => type))].sort()).toEqual([...figureTypes].sort());
});

describe.each(gallery)('$type: $title', (sample) => {
  test('is drawn soundly at any width, with labels or without, filled in or blank', () => {
    for (const width of [300, 340, 560, 900]) {
      for (const options of [{}, { showLabels: false }, { studentBlank: true }]) {
        const figure = read({ ...sample, ...options });
        const drawn = picture({ ...sample, ...options }, width);
        expectSound(layFigure(figure, width), drawn.kind === 'drawn' ? drawn.svg : '');
      }
    }
  });

  test('keeps of a blank one only labels of its frame', () => {
    const shapes = (options: object) => layFigure(read({ ...sample, ...options }));
    const labels = (all: readonly Shape[]) =>
      all.flatMap((shape) => (shape.kind === 'label' ? plainText(shape.label) : []));
    const [full, blank] = [shapes({}), shapes({ studentBlank: true })];
    expect(labels(blank).filter((label) => !labels(full).includes(label))).toEqual([]);
    expect(blank.length).toBeLessThan(full.length);
    expect(labels(blank)).not.toContain('?');
  });

  test('says every number of it in words, and something else of a blank one', () => {
    const said = describeFigure(read(sample));
    for (const number of numbersIn(sample)) expect(said).toContain(number);
    expect(said).toMatch(/^[A-Z0-9].*[.?]$/s);
    expect(describeFigure(read({ ...sample, studentBlank: true }))).not.toBe(said);
  });
});

test.each([
  ['dotPlot', { data: [1, 1, 1, 2, 2, 5] }, '3 dots above 1, 2 dots above 2 and 1 dot above 5.'],
  ['dotPlot', { data: [1, 2, 3] }, '1 dot above each of 1, 2 and 3.'],
  ['numberLine', { min: 0, max: 4, majorStep: 1, minorPerMajor: 1 }, 'and 1 small mark between.'],
  [
    'numberLine',
    { min: -5, max: 5, majorStep: 1, intervals: [{ to: -1, toClosed: false }] },
    'Everything below −1, not included, is marked.',
  ],
  ['histogram', { bins: [{ from: 0, to: 10, count: 1 }] }, 'with 1 bin. From 0 to below 10: 1 value.'],
  ['figure2d', { shape: 'circle', radius: 3, sideLabels: ['3'] }, 'It is labeled 3.'],
])('a %s is said as one teacher would say it to another', (type, more, said) => {
  expect(describeFigure(read({ type, title: '', altText: '', ...more }))).toContain(said);
});

test.each(figureTypes)('a %s is drawn as it always was', async (type) => {
  const sample = gallery.find((one) => one.type === type);
  const drawn = picture(sample);
  const lines = drawn.kind === 'drawn' ? drawn.svg.replaceAll('><', '>\n<') : '';
  await expect(`${lines}\n`).toMatchFileSnapshot(`../testing/drawings/${type}.svg`);
});

test('chance makes figures that are drawn soundly or refused with a reason', () => {
  let drawnOnes = 0;
  const runs = 400;
  fc.assert(
    fc.property(variedFigure, fc.integer({ min: 200, max: 1300 }), (value, width) => {
      const drawn = picture(value, width);
      if (drawn.kind === 'refused') {
        expect(drawn.problems.length).toBeGreaterThan(0);
        return;
      }
      drawnOnes += 1;
      const reading = parseFigure(value);
      if (reading.kind === 'figure') expectSound(layFigure(reading.figure, width), drawn.svg);
    }),
    { numRuns: runs },
  );
  // A test that refused everything would prove nothing.
  expect(drawnOnes).toBeGreaterThan(runs / 3);
});

test('any JSON at all is refused or drawn, and nothing throws', () => {
  const type = fc.constantFrom(...figureTypes, 'hologram', 7, null);
  fc.assert(
    fc.property(type, fc.dictionary(fc.constantFrom(...keys), fc.jsonValue()), fc.jsonValue(), (kind, more, other) => {
      expect(['drawn', 'refused']).toContain(picture({ ...more, type: kind }).kind);
      expect(picture(other).kind).toBe('refused');
    }),
  );
});

const keys = [...new Set(gallery.flatMap((figure) => Object.keys(figure)))];

test('what somebody forged into a text stays a text', () => {
  const forged = '</text><script>alert(1)</script>"\' onload="x" &\u0000\uD800';
  const drawn = picture({ ...gallery[0], title: forged, altText: forged, points: [{ at: 1, label: forged }] });
  expect(drawn.kind).toBe('drawn');
  if (drawn.kind !== 'drawn') return;
  const elements = readXml(drawn.svg);
  expect(elements.map(({ name }) => name)).not.toContain('script');
  expect(elements.find(({ name }) => name === 'title')?.text).toContain('<script>alert(1)</script>');
});

test('of a blank nobody is told what students are to find, not in its own words either', () => {
  const told = { ...gallery[0], altText: 'The point at 1 3/4 is the answer' };
  expect(picture(told)).toMatchObject({ alternative: 'The point at 1 3/4 is the answer' });
  const blank = picture({ ...told, studentBlank: true });
  expect(JSON.stringify(blank)).not.toContain('answer');
  expect(blank).toMatchObject({ alternative: describeFigure(read({ ...told, studentBlank: true })) });
});

test('the samples are drawn, every one', () => {
  const found = figuresIn(samples);
  expect(found.map(({ title }) => title)).toEqual([
    'Two thirds of three quarters',
    'The same taste',
    'Two to three',
    'The train',
    'Stand A',
    'Stand B',
    'Stand A: ice and syrup',
    'Stand B',
  ]);
  for (const figure of found) {
    const drawn = picture(figure);
    expect([figure.title, drawn.kind]).toEqual([figure.title, 'drawn']);
    if (drawn.kind === 'drawn') expect(drawn.alternative).toBe(figure.altText);
    const said = describeFigure(read({ ...figure, altText: '' }));
    for (const number of numbersIn(figure)) expect(said).toContain(number);
  }
});

function figuresIn(value: unknown): Record<string, unknown>[] {
  if (typeof value !== 'object' || value === null) return [];
  const inside = Object.values(value).flatMap(figuresIn);
  return 'altText' in value ? [value as Record<string, unknown>, ...inside] : inside;
}

test('what is wrong is said by path, all at once', () => {
  const reading = parseFigure({
    ...{ type: 'numberLine', title: 'x', min: 0, max: 10, majorStep: { n: 1, d: 0 }, labels: 'roman' },
    points: [{ at: 1 }, { at: 'three' }, 4],
  });
  expect(reading).toEqual({
    kind: 'refused',
    problems: [
      { where: 'majorStep', what: 'is no number' },
      { where: 'majorStep', what: 'is not above zero' },
      { where: 'labels', what: 'is none of auto, fractions' },
      { where: 'points[1].at', what: 'is no number' },
      { where: 'points[2]', what: 'has another form than it should' },
      { where: 'points[2].at', what: 'is missing' },
    ],
  });
});

test.each([
  [{ type: 'ratioTable', title: 'Prices' }, 'blank'],
  [{ type: 'numberLine' }, 'blank'],
  [{ type: 'ratioTable', rows: [] }, 'blank'],
  [{ type: 'hologram' }, 'unknownKind'],
  [{ type: 'numberLine', min: 0, max: -1, majorStep: 1 }, 'wrong'],
])('of %j is said that it is %s', (value, why) => {
  const drawn = picture(value);
  expect(drawn.kind === 'refused' && whyNotDrawn(drawn.problems)).toBe(why);
});

test.each(figureTypes)(
  'a %s of which only the name is given is blank, whether its frame can be drawn or not',
  (type) => {
    expect(isBlank({ type, title: 'Named', altText: '' })).toBe(true);
    const drawn = picture({ type });
    if (drawn.kind === 'refused') expect(whyNotDrawn(drawn.problems)).toBe('blank');
  },
);

test.each([
  [{ type: 'dotPlot', data: [], variable: '' }, true],
  [{ type: 'dotPlot', data: [], axis: { min: 0, max: 10 } }, false],
  [{ type: 'hangerDiagram', left: [], right: [], state: 'balanced' }, true],
  [{ type: 'solid', solid: 'cone', dimensions: {} }, true],
  [{ type: 'solid', solid: 'cone', dimensions: { radius: null } }, false],
  [{ type: 'histogram', data: null, studentBlank: true }, true],
  [{ type: 'numberLine', min: 0 }, false],
  [{ type: 'hologram' }, false],
  [null, false],
])('of %j it is %s that nobody has begun it', (value, blank) => expect(isBlank(value)).toBe(blank));

test('what is in the gallery has been begun', () => expect(gallery.filter(isBlank)).toEqual([]));

test('a figure that would hold up the page is refused', () => {
  const kinds = [
    { type: 'numberLine', min: 0, max: 1_000_000, majorStep: 1 },
    { type: 'numberLine', min: 0, max: 100, majorStep: 1, minorPerMajor: 20 },
    { type: 'numberLine', min: 0, max: 1, majorStep: 1, points: Array.from({ length: 5000 }, () => ({ at: 0 })) },
    { type: 'tapeDiagram', tapes: [{ parts: Array.from({ length: 5000 }, () => ({})) }] },
    { type: 'ratioTable', rows: [{ cells: Array.from({ length: 5000 }, () => 1) }] },
    { type: 'coordinatePlane', x: { max: 10, step: { n: 1, d: 10_000 } }, y: { max: 10 } },
  ];
  for (const value of kinds) expect([value, parseFigure(value).kind]).toEqual([value, 'refused']);
});

test('a number may be written as people and other programs write it', () => {
  const exact = read({ type: 'numberLine', min: { n: 0, d: 1 }, max: { n: 5, d: 2 }, majorStep: { n: 1, d: 2 } });
  expect(read({ type: 'numberLine', min: 0, max: '2 1/2', majorStep: 0.5 })).toEqual(exact);
});
