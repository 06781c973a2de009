/**
 * One object of a figure's JSON, read key by key. What is missing, of another type or too much is noted with its path,
 * and reading goes on, so that a person is told everything at once. Keys that nobody asks for stay where they are.
 *
 * It is friendly to how people and other programs write: a number may be {n, d}, a whole number, a decimal or a text
 * such as `3/4`; an unknown is null or `?`.
 */
import { parseRational, type Rational, rational, zero } from './rational.ts';

/** What keeps a figure from being drawn: where, such as `points[2].at`, and what is wrong there. */
export interface Problem {
  readonly where: string;
  readonly what: string;
}

/** Bounds of one figure, so that no figure can hold up a page. */
export const limits = {
  problems: 20,
  textCharacters: 200,
  numerator: 1_000_000_000,
  denominator: 10_000,
  ticks: 100,
  smallTicks: 400,
  data: 400,
  objects: 60,
} as const;

export class FigureReader {
  readonly path: string;
  readonly problems: Problem[];
  readonly #object: Readonly<Record<string, unknown>>;

  constructor(value: unknown, path: string, problems: Problem[]) {
    this.path = path;
    this.problems = problems;
    const isObject = typeof value === 'object' && value !== null && !Array.isArray(value);
    if (!isObject) note(problems, path, 'has another form than it should');
    this.#object = isObject ? (value as Readonly<Record<string, unknown>>) : {};
  }

  /** What stands under a key; undefined when nothing does. */
  value(name: string): unknown {
    return Object.hasOwn(this.#object, name) ? (this.#object[name] ?? undefined) : undefined;
  }

  /** Is the key there, even with nothing under it? */
  has(name: string): boolean {
    return Object.hasOwn(this.#object, name) && this.#object[name] !== undefined;
  }

  at(name: string): string {
    return this.path === '' ? name : `${this.path}.${name}`;
  }

  refuse(name: string, what: string): void {
    note(this.problems, name === '' ? this.path : this.at(name), what);
  }

  /** A text; '' when there is none. A number is written out. */
  text(name: string): string {
    return this.#textAt(this.value(name), this.at(name));
  }

  texts(name: string, most: number): string[] {
    return this.#items(name, most).map(([item, where]) => this.#textAt(item ?? undefined, where));
  }

  flag(name: string, otherwise: boolean): boolean {
    const value = this.value(name);
    if (value !== undefined && typeof value !== 'boolean') this.refuse(name, 'is neither true nor false');
    return typeof value === 'boolean' ? value : otherwise;
  }

  choice<const T extends string>(name: string, choices: readonly T[], otherwise: T): T {
    const value = this.value(name);
    const chosen = choices.find((choice) => choice === value);
    if (value !== undefined && chosen === undefined) this.refuse(name, `is none of ${choices.join(', ')}`);
    return chosen ?? otherwise;
  }

  /** A whole number between two bounds. It must be there unless there is something to take otherwise. */
  count(name: string, from: number, to: number, otherwise?: number): number {
    const value = this.value(name);
    if (value === undefined && otherwise !== undefined) return otherwise;
    const read = value === undefined ? null : asRational(value);
    const whole = read?.d === 1 && read.n >= from && read.n <= to ? read.n : null;
    if (whole === null)
      this.refuse(name, value === undefined ? 'is missing' : `is no whole number from ${from} to ${to}`);
    return whole ?? from;
  }

  /** A number that must be there. */
  number(name: string): Rational {
    const value = this.value(name);
    if (value === undefined) this.refuse(name, 'is missing');
    return this.#numberAt(value, this.at(name)) ?? zero;
  }

  /** A number above zero that must be there. */
  size(name: string): Rational {
    const size = this.number(name);
    if (size.n > 0 || this.value(name) === undefined) return size;
    this.refuse(name, 'is not above zero');
    return { n: 1, d: 1 };
  }

  /** A number, or null where it is absent or unknown. */
  maybe(name: string): Rational | null {
    return this.#numberAt(this.value(name), this.at(name));
  }

  /** A number, null where it is unknown, undefined where nobody speaks of it. */
  optional(name: string): Rational | null | undefined {
    return this.has(name) ? this.maybe(name) : undefined;
  }

  /** The same, or words in place of a number. */
  numberOrWords(name: string): Rational | string | null | undefined {
    const value = this.value(name);
    return typeof value === 'string' && value !== '?' && parseRational(value) === null
      ? this.text(name)
      : this.optional(name);
  }

  /** A list of numbers, null for each that is unknown. */
  numbers(name: string, most: number): (Rational | null)[] {
    return this.#items(name, most).map(([item, where]) => this.#numberAt(item ?? undefined, where));
  }

  /** A list of numbers, all of them known. */
  known(name: string, most: number): Rational[] {
    return this.#items(name, most).flatMap(([item, where]) => {
      const number = this.#numberAt(item ?? undefined, where);
      if (number === null) note(this.problems, where, 'is unknown, and this figure cannot be drawn without it');
      return number ?? [];
    });
  }

  /** An object that must be there. */
  object(name: string): FigureReader {
    const value = this.value(name);
    if (value === undefined) this.refuse(name, 'is missing');
    return new FigureReader(value ?? {}, this.at(name), this.problems);
  }

  maybeObject(name: string): FigureReader | null {
    return this.value(name) === undefined ? null : this.object(name);
  }

  /** A list of objects, each read by `read`. Without the key it is empty. */
  objects<T>(name: string, most: number, read: (item: FigureReader) => T): T[] {
    return this.#items(name, most).map(([item, where]) => read(new FigureReader(item, where, this.problems)));
  }

  /** A list of lists, such as the rows of a table; the items of the inner ones are read as numbers. */
  grid(name: string, rows: number, columns: number): (Rational | null)[][] {
    return this.#items(name, rows).map(([row, where]) =>
      this.#list(row, where, columns).map(([item, at]) => this.#numberAt(item ?? undefined, at)),
    );
  }

  /** The same with words. */
  textGrid(name: string, rows: number, columns: number): string[][] {
    return this.#items(name, rows).map(([row, where]) =>
      this.#list(row, where, columns).map(([item, at]) => this.#textAt(item ?? undefined, at)),
    );
  }

  /** Refuses a list that has nothing in it. */
  notEmpty<T>(name: string, list: readonly T[]): void {
    if (list.length === 0) this.refuse(name, this.value(name) === undefined ? 'is missing' : 'is empty');
  }

  #items(name: string, most: number): (readonly [item: unknown, where: string])[] {
    const value = this.value(name);
    return value === undefined ? [] : this.#list(value, this.at(name), most);
  }

  #list(value: unknown, where: string, most: number): (readonly [item: unknown, where: string])[] {
    if (!Array.isArray(value)) {
      note(this.problems, where, 'is no list');
      return [];
    }
    if (value.length > most) note(this.problems, where, `has ${value.length} entries; ${most} can be drawn`);
    return value.slice(0, most).map((item: unknown, index) => [item, `${where}[${index}]`]);
  }

  #textAt(value: unknown, where: string): string {
    const text = typeof value === 'number' ? String(value) : value;
    if (text === undefined) return '';
    if (typeof text !== 'string') note(this.problems, where, 'is no text');
    else if (text.length > limits.textCharacters) {
      note(this.problems, where, `is longer than ${limits.textCharacters} characters`);
    } else return text;
    return '';
  }

  #numberAt(value: unknown, where: string): Rational | null {
    if (value === undefined || value === '?') return null;
    const number = asRational(value);
    if (number === null) note(this.problems, where, 'is no number');
    else if (Math.abs(number.n) > limits.numerator) note(this.problems, where, 'is too large to draw');
    else if (number.d > limits.denominator) note(this.problems, where, 'is finer than ten-thousandths');
    else return number;
    return null;
  }
}

/** A number in one of its forms; null for what is none. */
export function asRational(value: unknown): Rational | null {
  if (typeof value === 'string') return parseRational(value);
  if (typeof value === 'number') return Number.isSafeInteger(value) ? rational(value) : parseRational(String(value));
  if (typeof value !== 'object' || value === null || !('n' in value) || !('d' in value)) return null;
  const { n, d } = value;
  if (!Number.isSafeInteger(n) || !Number.isSafeInteger(d) || d === 0) return null;
  return rational(Number(n), Number(d));
}

function note(problems: Problem[], where: string, what: string): void {
  if (problems.length < limits.problems) problems.push({ where, what });
}
