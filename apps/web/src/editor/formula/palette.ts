/**
 * The signs of the middle grades: at most 24, each with what it puts into the formula. `#@` takes what stands before the caret, `#0` what
 * is selected, `#?` is a place to write in.
 */

export const palette = [
  { key: 'fraction', sign: 'a\u2044b', puts: '\\frac{#@}{#?}' },
  { key: 'mixed', sign: '1½', puts: '#?\\frac{#?}{#?}' },
  { key: 'power', sign: 'xⁿ', puts: '#@^{#?}' },
  { key: 'root', sign: '√', puts: '\\sqrt{#0}' },
  { key: 'absolute', sign: '|x|', puts: '\\left|#0\\right|' },
  { key: 'parentheses', sign: '( )', puts: '\\left(#0\\right)' },
  { key: 'repeating', sign: '0.3\u0305', puts: '\\overline{#0}' },
  { key: 'pi', sign: 'π', puts: '\\pi' },
  { key: 'times', sign: '×', puts: '\\times' },
  { key: 'divided', sign: '÷', puts: '\\div' },
  { key: 'dot', sign: '·', puts: '\\cdot' },
  { key: 'plusMinus', sign: '±', puts: '\\pm' },
  { key: 'ratio', sign: ':', puts: ':' },
  { key: 'percent', sign: '%', puts: '\\%' },
  { key: 'degree', sign: '°', puts: '^{\\circ}' },
  { key: 'angle', sign: '∠', puts: '\\angle' },
  { key: 'equals', sign: '=', puts: '=' },
  { key: 'notEqual', sign: '≠', puts: '\\ne' },
  { key: 'less', sign: '<', puts: '<' },
  { key: 'greater', sign: '>', puts: '>' },
  { key: 'atMost', sign: '≤', puts: '\\le' },
  { key: 'atLeast', sign: '≥', puts: '\\ge' },
  { key: 'about', sign: '≈', puts: '\\approx' },
  { key: 'triangle', sign: '△', puts: '\\triangle' },
] as const;

export type PaletteKey = (typeof palette)[number]['key'];

const columns = 8;

/** Where an arrow leads from a key, over the edges of the rows; null for any other key of the keyboard. */
export function nextKey(index: number, key: string): number | null {
  const last = palette.length - 1;
  const to: Readonly<Record<string, number>> = {
    ArrowRight: index + 1,
    ArrowLeft: index - 1,
    ArrowDown: index + columns,
    ArrowUp: index - columns,
    Home: 0,
    End: last,
  };
  const next = to[key];
  return next === undefined ? null : Math.max(0, Math.min(last, next));
}
