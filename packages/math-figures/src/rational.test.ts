/** Exact numbers: what they keep, how they are written and read, and that nothing is ever rounded. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  add,
  compare,
  divide,
  formatRational,
  formFor,
  multiply,
  NotExact,
  parseRational,
  type Rational,
  rational,
  subtract,
} from './rational.ts';

const whole = fc.integer({ min: -1_000_000, max: 1_000_000 });
const number = fc.tuple(whole, fc.integer({ min: 1, max: 10_000 })).map(([n, d]) => rational(n, d));

describe('a number', () => {
  test('stands in lowest terms over a denominator above zero', () => {
    expect(rational(6, -8)).toEqual({ n: -3, d: 4 });
    expect(rational(0, -5)).toEqual({ n: 0, d: 1 });
    fc.assert(
      fc.property(number, ({ n, d }) => {
        expect(d).toBeGreaterThan(0);
        const divisor = (a: number, b: number): number => (b === 0 ? Math.abs(a) : divisor(b, a % b));
        expect(divisor(n, d)).toBe(1);
      }),
    );
  });

  test('comes back from every sum and product', () => {
    fc.assert(
      fc.property(number, number, (a, b) => {
        expect(subtract(add(a, b), b)).toEqual(a);
        if (b.n !== 0) expect(divide(multiply(a, b), b)).toEqual(a);
        expect(Math.sign(compare(a, b))).toBe(Math.sign(Number(BigInt(a.n) * BigInt(b.d) - BigInt(b.n) * BigInt(a.d))));
      }),
    );
  });

  test('is refused rather than rounded', () => {
    const fine = rational(1, 999_983);
    expect(() => multiply(multiply(fine, fine), fine)).toThrow(NotExact);
    expect(() => rational(0.5)).toThrow(NotExact);
    expect(() => divide(fine, rational(0))).toThrow(NotExact);
    // A tenth three times is three tenths, which a binary fraction does not know.
    expect(add(add(rational(1, 10), rational(1, 10)), rational(1, 10))).toEqual({ n: 3, d: 10 });
  });
});

test.each<[string, Rational]>([
  ['3/4', { n: 3, d: 4 }],
  ['1 3/4', { n: 7, d: 4 }],
  ['-2 1/2', { n: -5, d: 2 }],
  ['−6', { n: -6, d: 1 }],
  ['0.75', { n: 3, d: 4 }],
  ['.5', { n: 1, d: 2 }],
  [' 12 ', { n: 12, d: 1 }],
])('%s is read as people type it', (typed, read) => {
  expect(parseRational(typed)).toEqual(read);
});

test.each(['', '-', '1/0', 'x', '1,5', '1/2/3', '0x10', '1e3', '9999999999', 'NaN'])('“%s” is no number', (typed) => {
  expect(parseRational(typed)).toBeNull();
});

test('a number is written as a fraction, a mixed number or a decimal', () => {
  const value = rational(-7, 4);
  expect(formatRational(value, 'fraction')).toBe('−7/4');
  expect(formatRational(value, 'mixed')).toBe('−1 3/4');
  expect(formatRational(value, 'decimal')).toBe('−1.75');
  expect(formatRational(rational(1, 3), 'decimal')).toBe('1/3');
  expect(formatRational(rational(3, 40), 'decimal')).toBe('0.075');
});

test('what is written is read as the same number, in every form', () => {
  fc.assert(
    fc.property(number, fc.constantFrom('fraction', 'mixed', 'decimal'), (value, form) => {
      const written = formatRational(value, form);
      if (!/\.\d{7}/.test(written)) expect(parseRational(written)).toEqual(value);
    }),
  );
});

test('numbers that stand together are written alike', () => {
  expect(formFor([rational(1, 10), rational(1, 5), rational(1, 2)])).toBe('decimal');
  expect(formFor([rational(1, 4), rational(1, 2), rational(1)])).toBe('mixed');
  expect(formFor([rational(1, 10), rational(1, 3)])).toBe('mixed');
});
