/**
 * Exact numbers as middle grades write them: a whole numerator over a whole denominator above zero, in lowest terms.
 * Nothing here passes through a binary fraction. What would leave the whole numbers that JavaScript keeps exactly is
 * refused with `NotExact`, never rounded.
 */

export interface Rational {
  readonly n: number;
  readonly d: number;
}

/** A result that cannot be kept exactly. Whoever computes with numbers from outside turns it into a sentence. */
export class NotExact extends RangeError {
  override readonly name = 'NotExact';

  constructor() {
    super('the numbers are too large or too fine to compute with exactly');
  }
}

/** The number n/d in lowest terms. */
export function rational(n: number, d = 1): Rational {
  if (!Number.isSafeInteger(n) || !Number.isSafeInteger(d) || d === 0) throw new NotExact();
  return lowest(BigInt(n), BigInt(d));
}

export const zero: Rational = { n: 0, d: 1 };
export const one: Rational = { n: 1, d: 1 };

export function add(a: Rational, b: Rational): Rational {
  return lowest(BigInt(a.n) * BigInt(b.d) + BigInt(b.n) * BigInt(a.d), BigInt(a.d) * BigInt(b.d));
}

export function subtract(a: Rational, b: Rational): Rational {
  return add(a, negate(b));
}

export function negate(a: Rational): Rational {
  return { n: a.n === 0 ? 0 : -a.n, d: a.d };
}

export function multiply(a: Rational, b: Rational): Rational {
  return lowest(BigInt(a.n) * BigInt(b.n), BigInt(a.d) * BigInt(b.d));
}

/** a ÷ b; b is not zero. */
export function divide(a: Rational, b: Rational): Rational {
  if (b.n === 0) throw new NotExact();
  return lowest(BigInt(a.n) * BigInt(b.d), BigInt(a.d) * BigInt(b.n));
}

/** Below zero when a is less than b, zero when they are equal, above zero otherwise. */
export function compare(a: Rational, b: Rational): number {
  const difference = BigInt(a.n) * BigInt(b.d) - BigInt(b.n) * BigInt(a.d);
  return difference < 0n ? -1 : difference > 0n ? 1 : 0;
}

export function equal(a: Rational, b: Rational): boolean {
  return a.n === b.n && a.d === b.d;
}

/** The greatest whole number that is not above a. */
export function floor(a: Rational): number {
  return Math.floor(a.n / a.d);
}

/** The least whole number that is not below a. */
export function ceiling(a: Rational): number {
  return Math.ceil(a.n / a.d);
}

/** For a place on paper, where a thousandth of a pixel does not count; never for a comparison. */
export function toNumber(a: Rational): number {
  return a.n / a.d;
}

export function least(values: readonly Rational[]): Rational {
  return values.reduce((a, b) => (compare(a, b) <= 0 ? a : b));
}

export function greatest(values: readonly Rational[]): Rational {
  return values.reduce((a, b) => (compare(a, b) >= 0 ? a : b));
}

export function sum(values: readonly Rational[]): Rational {
  return values.reduce(add, zero);
}

/** A number as people type it, or as Word and spreadsheets write it: `3/4`, `1 3/4`, `1½`, `-2`, `–2`, `0.75`, `1,500`. Null for any other text. */
export function parseRational(typed: string): Rational | null {
  const text = withPlainSigns(typed);
  const fraction = /^([+-])?(?:(\d{1,9})\s+)?(\d{1,9})\s*[/⁄]\s*(\d{1,9})$/.exec(text);
  if (fraction) {
    const [, sign, whole = '0', top, bottom] = fraction;
    if (Number(bottom) === 0) return null;
    const size = add(rational(Number(whole)), rational(Number(top), Number(bottom)));
    return sign === '-' ? negate(size) : size;
  }
  const decimal = /^([+-])?(\d{1,9})?(?:\.(\d{1,6}))?$/.exec(text);
  const [, sign, whole = '', places = ''] = decimal ?? [];
  if (!decimal || whole + places === '') return null;
  const size = rational(Number(whole + places), 10 ** places.length);
  return sign === '-' ? negate(size) : size;
}

/** A fraction in one sign as its two numbers, a dash in front as a minus, and no commas between thousands. */
function withPlainSigns(typed: string): string {
  const text = typed.replace(/[¼-¾⅐-⅞]/, (sign) => ` ${sign.normalize('NFKC')}`).trim();
  const signed = text.replace(/^[-−–—]\s*/, '-');
  return /^[+-]?\d{1,3}(?:,\d{3})+(?:\.\d+)?$/.test(signed) ? signed.replaceAll(',', '') : signed;
}

export type NumberForm = 'fraction' | 'mixed' | 'decimal';

/** The parts of a written number: `−2 3/4` is a minus sign, a whole part of 2 and a fraction of 3 over 4. */
export interface WrittenNumber {
  readonly minus: boolean;
  /** '' where there is none beside the fraction. */
  readonly whole: string;
  readonly fraction: { readonly top: string; readonly bottom: string } | null;
}

/** How a number is written. One that has no end as a decimal is written as a mixed number. */
export function writeNumber(value: Rational, form: NumberForm): WrittenNumber {
  const minus = value.n < 0;
  const n = Math.abs(value.n);
  const { d } = value;
  if (d === 1) return { minus, whole: String(n), fraction: null };
  if (form === 'decimal') {
    const whole = decimalText(n, d);
    if (whole !== null) return { minus, whole, fraction: null };
  }
  if (form === 'fraction' || n < d) return { minus, whole: '', fraction: { top: String(n), bottom: String(d) } };
  return { minus, whole: String(Math.floor(n / d)), fraction: { top: String(n % d), bottom: String(d) } };
}

/** A number on one line: `3/4`, `1 3/4`, `−0.75`. */
export function formatRational(value: Rational, form: NumberForm = 'mixed'): string {
  const { minus, whole, fraction } = writeNumber(value, form);
  const parts = [whole, fraction ? `${fraction.top}/${fraction.bottom}` : ''].filter((part) => part !== '');
  return `${minus ? '−' : ''}${parts.join(' ')}`;
}

/**
 * The form in which numbers that stand together are written alike: decimals where all of them end and one of them
 * counts tenths, so that 0.1, 0.2, 0.5 do not become 1/10, 1/5, 1/2; mixed numbers otherwise.
 */
export function formFor(values: readonly Rational[]): NumberForm {
  const tenths = values.some(({ d }) => d % 10 === 0);
  return tenths && values.every(({ n, d }) => decimalText(Math.abs(n), d) !== null) ? 'decimal' : 'mixed';
}

/** n/d as a decimal with an end; null where there is none. */
function decimalText(n: number, d: number): string | null {
  let places = 0;
  for (let power = 1n; power % BigInt(d) !== 0n; power *= 10n) {
    places += 1;
    if (places > 12) return null;
  }
  const digits = ((BigInt(n) * 10n ** BigInt(places)) / BigInt(d)).toString().padStart(places + 1, '0');
  const cut = digits.length - places;
  return places === 0 ? digits : `${digits.slice(0, cut)}.${digits.slice(cut)}`;
}

function lowest(n: bigint, d: bigint): Rational {
  let a = n < 0n ? -n : n;
  let b = d < 0n ? -d : d;
  while (b !== 0n) [a, b] = [b, a % b];
  const sign = d < 0n ? -1n : 1n;
  const top = Number((sign * n) / a);
  const bottom = Number((sign * d) / a);
  if (!Number.isSafeInteger(top) || !Number.isSafeInteger(bottom)) throw new NotExact();
  return { n: top === 0 ? 0 : top, d: bottom };
}
