/** Figures in words: how numbers, lists and labels are said in a text alternative. */
import { plainText, readLabel } from './label.ts';
import { formatRational, type Rational } from './rational.ts';

/** A number as it is said, or that it is not known. */
export function sayNumber(value: Rational | null): string {
  return value === null ? 'an unknown' : formatRational(value);
}

export function sayNumbers(values: readonly (Rational | null)[]): string {
  return list(values.map(sayNumber));
}

/** A label on one line, its formulas read out plainly. */
export function sayLabel(typed: string): string {
  return plainText(readLabel(typed));
}

/** “A”, “A and B”, “A, B and C”. */
export function list(parts: readonly string[]): string {
  return parts.length < 2 ? parts.join('') : `${parts.slice(0, -1).join(', ')} and ${parts.at(-1)}`;
}

/** Sentences one after another, the empty ones left out. */
export function sentences(...parts: readonly string[]): string {
  return parts
    .filter((part) => part !== '')
    .map((part) => `${part.charAt(0).toUpperCase()}${part.slice(1)}${/[.?!…]$/.test(part) ? '' : '.'}`)
    .join(' ');
}

/** “1 part”, “3 parts”. */
export function counted(count: number, one: string, many = `${one}s`): string {
  return `${count} ${count === 1 ? one : many}`;
}

/** “1 space”, “1 1/2 spaces”. */
export function measured(size: Rational, one: string, many = `${one}s`): string {
  return `${sayNumber(size)} ${size.n === size.d ? one : many}`;
}

/** “ called A” for a label; '' for none. */
export function called(typed: string, before = ', labeled '): string {
  const label = sayLabel(typed);
  return label === '' ? '' : `${before}${label}`;
}
