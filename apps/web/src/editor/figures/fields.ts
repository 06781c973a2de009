/**
 * What the form of a figure is made of. A kind of figure is described as a list of fields (kinds/), each with the teacher's word for it and
 * the path to its value; one form shows them all. How much a figure may hold is not said here: math-figures reads every
 * change before it is made, and its answer stands at the field.
 */
import type { InputWrapperProps } from '@mantine/core';
import type { Json, JsonObject, Path } from './json.ts';

/** The object that a field's path begins at: the figure, or a row of one of its lists. */
type Scope = JsonObject;

interface Common {
  readonly label: string;
  readonly path: Path;
  /** Said under the label, where the word is not enough. */
  readonly hint?: string;
  /** Shown only then. */
  readonly when?: (scope: Scope) => boolean;
}

export interface TextField extends Common {
  readonly kind: 'text';
  readonly long?: boolean;
  /** It is no label of the drawing, and never a formula. */
  readonly plain?: boolean;
  /** It is read as a rule: what is typed stays as it is. */
  readonly code?: boolean;
}

export interface NumberField extends Common {
  readonly kind: 'number';
  /** What it means to leave it empty: a question mark is drawn, it is left out, or it must be filled in. */
  readonly empty: 'unknown' | 'leftOut' | 'needed';
  /** Words such as `60 cups` may stand for the number. */
  readonly orWords?: boolean;
}

export interface CountField extends Common {
  readonly kind: 'count';
  /** A place: people count from 1, the figure from 0. */
  readonly fromOne?: boolean;
}

/** Several numbers in one line, with commas. */
export interface NumbersField extends Common {
  readonly kind: 'numbers';
  readonly fromOne?: boolean;
}

export interface FlagField extends Common {
  readonly kind: 'flag';
  readonly otherwise: boolean;
}

interface Option {
  readonly value: Json;
  readonly label: string;
}

export interface ChoiceField extends Common {
  readonly kind: 'choice';
  readonly options: readonly Option[];
  readonly otherwise: Json;
}

/** Several ways to say the same thing, such as a line by two points or by its slope. Choosing one rewrites the scope. */
export interface WayField extends Common {
  readonly kind: 'way';
  readonly ways: readonly Way[];
}

export interface Way {
  readonly label: string;
  readonly is: (scope: Scope) => boolean;
  readonly make: (scope: Scope) => JsonObject;
}

/** Rows that are added, removed and moved. */
export interface ListField extends Common {
  readonly kind: 'list';
  /** One of them, as it is counted and added: `point`. */
  readonly one: string;
  readonly fields: readonly Field[];
  /** A new row beside those that are there. */
  readonly make: (rows: readonly Json[], scope: Scope) => Json;
}

/** A table of numbers or words with a row for each of one list and a column for each of another. */
export interface GridField extends Common {
  readonly kind: 'grid';
  readonly holds: 'numbers' | 'words';
  readonly rowNames: (scope: Scope) => readonly string[];
  readonly columnNames: (scope: Scope) => readonly string[];
}

export interface GroupField {
  readonly kind: 'group';
  readonly label: string;
  readonly fields: readonly Field[];
  readonly when?: (scope: Scope) => boolean;
}

export type TypedField = TextField | NumberField | CountField | NumbersField;
export type Field = TypedField | FlagField | ChoiceField | WayField | ListField | GridField | GroupField;

/** One kind of figure in the editor. */
export interface FigureKind {
  /** What a new one shows. */
  readonly example: JsonObject;
  readonly fields: readonly Field[];
}

/** Fields beside one another stand on one line, whether they have a hint or not. */
export const hintBelow = ['label', 'input', 'error', 'description'] satisfies InputWrapperProps['inputWrapperOrder'];

type More = Omit<Partial<Common>, 'label' | 'path'>;

export const text = (
  path: Path,
  label: string,
  more: More & { long?: boolean; plain?: boolean; code?: boolean } = {},
): TextField => ({
  ...{ kind: 'text', path, label },
  ...more,
});

export const number = (
  path: Path,
  label: string,
  empty: NumberField['empty'] = 'needed',
  more: More & { orWords?: boolean } = {},
): NumberField => ({ kind: 'number', path, label, empty, ...more });

export const count = (path: Path, label: string, more: More & { fromOne?: boolean } = {}): CountField => ({
  ...{ kind: 'count', path, label },
  ...more,
});

export const numbers = (path: Path, label: string, more: More = {}): NumbersField => ({
  ...{ kind: 'numbers', path, label },
  ...more,
});

export const flag = (path: Path, label: string, otherwise: boolean, more: More = {}): FlagField => ({
  ...{ kind: 'flag', path, label, otherwise },
  ...more,
});

export const choice = (
  path: Path,
  label: string,
  options: Readonly<Record<string, string>>,
  more: More = {},
): ChoiceField => {
  const listed = Object.entries(options).map(([value, name]) => ({ value, label: name }));
  return { kind: 'choice', path, label, options: listed, otherwise: listed[0]?.value ?? null, ...more };
};

export const way = (label: string, ways: readonly Way[], more: More = {}): WayField => ({
  ...{ kind: 'way', path: [], label, ways },
  ...more,
});

export const list = (
  path: Path,
  label: string,
  one: string,
  fields: readonly Field[],
  make: ListField['make'],
  more: More = {},
): ListField => ({ kind: 'list', path, label, one, fields, make, ...more });

export const group = (label: string, fields: readonly Field[], when?: GroupField['when']): GroupField => ({
  ...{ kind: 'group', label, fields },
  ...(when ? { when } : {}),
});

/** An exact whole number or fraction, as figures hold it. */
export const q = (n: number, d = 1): Json => ({ n, d });

/** A figure without some of its keys. */
export function without(scope: Scope, ...keys: readonly string[]): JsonObject {
  return Object.fromEntries(Object.entries(scope).filter(([key]) => !keys.includes(key)));
}

/** Something for a new row that no row has yet: A, B, C, … */
export function nextLetter(rows: readonly Json[]): string {
  const taken = new Set(
    rows.map((row) => (typeof row === 'object' && row !== null && 'label' in row ? row.label : '')),
  );
  return [...'ABCDEFGHIJKLMNOPQRSTUVWXYZ'].find((letter) => !taken.has(letter)) ?? '';
}
