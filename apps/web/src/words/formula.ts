/** What is said while somebody writes a formula. */
import type { PaletteKey } from '../editor/formula/palette.ts';

const keys: Readonly<Record<PaletteKey, string>> = {
  fraction: 'Fraction',
  mixed: 'Mixed number',
  power: 'Exponent',
  root: 'Square root',
  times: 'Times',
  divided: 'Divided by',
  dot: 'Multiplication dot',
  plusMinus: 'Plus or minus',
  equals: 'Equals',
  notEqual: 'Is not equal to',
  less: 'Is less than',
  greater: 'Is greater than',
  atMost: 'Is at most',
  atLeast: 'Is at least',
  about: 'Is about equal to',
  pi: 'Pi',
  degree: 'Degrees',
  percent: 'Percent',
  absolute: 'Absolute value',
  parentheses: 'Parentheses',
  ratio: 'Ratio, is to',
  repeating: 'Repeating decimal',
  angle: 'Angle',
  triangle: 'Triangle',
};

/** What KaTeX says of the mistakes that are made most, as a colleague would say it. */
const mistakes: readonly (readonly [RegExp, (found: string) => string])[] = [
  [/^Expected '\}', got 'EOF'/, () => 'A { has no } yet.'],
  [/^Unexpected end of input in a macro argument/, () => 'Something in braces { } is still missing.'],
  [/^Expected 'EOF', got '\}'/, () => 'A } has no { before it.'],
  [/^Expected '\\right', got/, () => 'A \\left has no \\right yet.'],
  [/^Undefined control sequence: (\S+)/, (name) => `${name} is not known here.`],
  [/^Expected group after '(.)'/, (sign) => `Something has to follow ${sign}.`],
  [/^Expected group as argument to '(.+?)'/, (name) => `${name} needs more in braces: { }.`],
  [/^Double superscript/, () => 'Two exponents stand at one place: put braces { } around one.'],
  [/^Double subscript/, () => 'Two lowered signs stand at one place: put braces { } around one.'],
];

function inWords(why: string): string {
  for (const [pattern, say] of mistakes) {
    const found = pattern.exec(why);
    if (found) return say(found[1] ?? '');
  }
  return why;
}

export const formulaWords = {
  title: 'Formula',
  field: 'Formula',
  keys,
  palette: 'Signs for the formula',
  hint: 'Type 3/4, x^2, <=. Space leaves a fraction; Tab goes to the signs; Enter is done.',
  source: 'LaTeX',
  sourceLabel: 'Formula, written in LaTeX',
  examples: 'For example \\frac{3}{4} for a fraction, x^2 for a power, 3 \\times 4, \\sqrt{2}.',
  ownLine: 'On its own line',
  done: 'Done',
  loading: 'The formula opens …',
  notLoaded: 'Typing in place cannot be loaded without a connection. LaTeX can be written here meanwhile.',
  /** `why`: in KaTeX’s words. */
  broken: (why: string) => `This cannot be drawn yet. ${inWords(why)}`,
  tooLong: (max: number) =>
    `A formula has at most ${max.toLocaleString('en')} characters. What is beyond that is not kept: shorten it.`,
  theirs: 'A colleague has changed this formula meanwhile. It is now:',
  keepMine: 'Put mine back',
  takeTheirs: 'Go on with theirs',
  notAllowed: (name: string) => `${name} is not used here: a formula shows mathematics and does nothing else.`,
} as const;
