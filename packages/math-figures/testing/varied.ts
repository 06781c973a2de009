/** Figures as chance makes them out of the gallery: other numbers, other words, parts missing, doubled or of another kind. */
import fc from 'fast-check';
import { gallery } from './gallery.ts';

const small = fc
  .tuple(fc.integer({ min: -12, max: 24 }), fc.constantFrom(1, 1, 1, 2, 3, 4, 10))
  .map(([n, d]) => ({ n, d }));
const word = fc.constantFrom(
  ...[
    '',
    'A',
    'crushed ice',
    'the longest name that anybody gave to a line',
    '$\\frac{12}{25}$',
    '$x^2$',
    '$0.\\overline{3}$',
    '?',
    '7',
    '<b>&"\'',
  ],
);
const odd = fc.constantFrom<unknown>(
  null,
  -1,
  0,
  3,
  41,
  1e9,
  '',
  '1/3',
  [],
  {},
  true,
  { n: 1, d: 0 },
  { n: 999999937, d: 9999 },
);

interface Change {
  readonly at: number;
  readonly number: { readonly n: number; readonly d: number };
  readonly word: string;
  readonly odd: unknown;
  readonly how: 'gently' | 'gently' | 'double' | 'drop' | 'odd';
}

const change: fc.Arbitrary<Change> = fc.record({
  at: fc.nat({ max: 10_000 }),
  number: small,
  word,
  odd,
  how: fc.constantFrom('gently', 'gently', 'gently', 'double', 'drop', 'odd'),
});

/** A figure that is still likely to be one, or at least nearly. */
export const variedFigure: fc.Arbitrary<unknown> = fc
  .tuple(
    fc.constantFrom(...gallery),
    fc.array(change, { maxLength: 4 }),
    fc.record({ showLabels: fc.boolean(), studentBlank: fc.boolean() }),
  )
  .map(([figure, changes, options]) => changes.reduce<unknown>(changed, { ...figure, ...options }));

/** The same figure with one of its values, counted through all of it, made another. */
function changed(figure: unknown, { at, number, word, odd, how }: Change): unknown {
  let left = at % Math.max(countOf(figure), 1);
  const visit = (value: unknown, name: string): unknown => {
    const leaf = !isTree(value) || isNumber(value);
    if (leaf || Array.isArray(value)) {
      left -= 1;
      if (left === -1 && name !== 'type') {
        if (how === 'odd') return odd;
        if (Array.isArray(value)) return how === 'drop' ? value.slice(1) : [...value, ...value.slice(0, 2)];
        if (isNumber(value)) return number;
        if (typeof value === 'string') return word;
      }
    }
    if (leaf) return value;
    if (Array.isArray(value)) return value.map((item) => visit(item, name));
    return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, visit(item, key)]));
  };
  return visit(figure, '');
}

function countOf(value: unknown): number {
  if (!isTree(value) || isNumber(value)) return 1;
  const parts = Object.values(value).reduce((sum: number, item) => sum + countOf(item), 0);
  return parts + (Array.isArray(value) ? 1 : 0);
}

const isTree = (value: unknown): value is object => typeof value === 'object' && value !== null;

const isNumber = (value: unknown): boolean => isTree(value) && 'n' in value && 'd' in value;
