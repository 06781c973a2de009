/** Labels of figures as formulas: what a teacher typed becomes what was meant, and is drawn. */
import { describeFigure, labelTrouble, parseFigure } from '@tangram/math-figures';
import { describe, expect, test } from 'vitest';
import { palette } from '../formula/palette.ts';
import { formulaIn, labelOf, latexOfLabel, textOfFormula } from './label-formula.ts';

test.each([
  ['$x$', 'x'],
  [' $\\frac{3}{4}$ ', '\\frac{3}{4}'],
  ['$\\$5$', '\\$5'],
  ['cups $x$', null],
  ['$x$ and $y$', null],
  ['$5', null],
  ['', null],
])('%j is one formula: %j', (label, latex) => {
  expect(formulaIn(label)).toBe(latex);
});

/** A figure with this label, in words. */
function said(label: string): string {
  const reading = parseFigure({ type: 'numberLine', min: 0, max: 1, majorStep: 1, points: [{ at: 0, label }] });
  return reading.kind === 'figure' ? describeFigure(reading.figure) : '';
}

describe('a label that becomes a formula', () => {
  test.each([
    ['3/4', '\\frac{3}{4}', '3/4'],
    ['a/b', '\\frac{a}{b}', 'a/b'],
    ['x^2', 'x^2', 'x^2'],
    ['2 1/2', '2\\frac{1}{2}', '2 1/2'],
    ['cups of ice', '\\text{cups of ice}', 'cups of ice'],
    ['cups $x$', '\\text{cups}\\text{ }x', 'cups x'],
    ['$x$ cups', 'x\\text{ }\\text{cups}', 'x cups'],
    ['\\frac{1}{2}', '\\frac{1}{2}', '1/2'],
    ['', '', ''],
  ])('%j is %j and reads %j', (label, latex, reads) => {
    expect(latexOfLabel(label)).toBe(latex);
    expect(said(labelOf(latex))).toContain(reads);
  });

  test.each([
    ['5', '5'],
    ['\\text{cups}', 'cups'],
    ['\\frac{3}{4}', '$\\frac{3}{4}$'],
    ['x^2', '$x^2$'],
    ['', ''],
  ])('%j is %j again in a field for text', (latex, text) => {
    expect(textOfFormula(latex)).toBe(text);
  });
});

test('a figure draws every sign of the palette', () => {
  const troubles = palette.map(({ puts }) => labelTrouble(labelOf(puts.replaceAll(/#[@?0]/g, '3'))));
  expect(troubles.filter((trouble) => trouble !== null)).toEqual([]);
});
