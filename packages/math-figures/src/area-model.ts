/** An area model: a rectangle cut by the parts of two factors, or a unit square that shows a fraction of a fraction. */
import { drawAreaModel } from './drawing/area-model.ts';
import { type Label, numberLabel, plainText, readLabel } from './label.ts';
import { multiply, parseRational, type Rational, sum } from './rational.ts';
import type { FigureReader } from './reading.ts';
import type { Frame, Representation } from './representation.ts';
import { counted, list, sayLabel, sayNumber, sentences } from './words.ts';

export type AreaModel = ProductModel | FractionProduct;

export interface ProductModel extends Frame {
  readonly type: 'areaModel';
  readonly mode: 'partialProducts' | 'distributive';
  readonly rows: readonly SidePart[];
  readonly cols: readonly SidePart[];
  /** What stands in the cells: their products, nothing, or these words row by row. */
  readonly cells: 'auto' | 'blank' | readonly (readonly string[])[];
}

/** Part of a side: its name and how long it is, where that is known. */
export interface SidePart {
  readonly label: string;
  readonly size: Rational | null;
}

export interface FractionProduct extends Frame {
  readonly type: 'areaModel';
  readonly mode: 'fractionOfFraction';
  readonly rows: Share;
  readonly cols: Share;
}

interface Share {
  readonly parts: number;
  readonly shaded: number;
}

const partsMax = 8;
const slicesMax = 30;

export const areaModel: Representation<AreaModel> = { read, describe, draw: drawAreaModel };

function read(reader: FigureReader, frame: Frame): AreaModel {
  const mode = reader.choice('mode', ['partialProducts', 'distributive', 'fractionOfFraction'], 'partialProducts');
  if (mode === 'fractionOfFraction') {
    return {
      ...frame,
      type: 'areaModel',
      mode,
      rows: readShare(reader.object('rows')),
      cols: readShare(reader.object('cols')),
    };
  }
  const side = (name: string) => {
    const parts = reader.objects(name, partsMax, (item) => {
      const size = item.maybe('size');
      if (size !== null && size.n <= 0) item.refuse('size', 'is not above zero');
      return { label: item.text('label'), size };
    });
    reader.notEmpty(name, parts);
    return parts;
  };
  const [rows, cols] = [side('rows'), side('cols')];
  return { ...frame, type: 'areaModel', mode, rows, cols, cells: readCells(reader, cols.length) };
}

function readShare(reader: FigureReader): Share {
  const parts = reader.count('parts', 1, slicesMax);
  return { parts, shaded: reader.count('shaded', 0, parts, 0) };
}

/** The words in the cells, in one list or in one for each row. */
function readCells(reader: FigureReader, columns: number): ProductModel['cells'] {
  const value = reader.value('cells');
  if (!Array.isArray(value)) return reader.choice('cells', ['auto', 'blank'], 'auto');
  if (value.some(Array.isArray)) return reader.textGrid('cells', partsMax, partsMax);
  const flat = reader.texts('cells', partsMax * partsMax);
  const rows = Math.ceil(flat.length / Math.max(columns, 1));
  return Array.from({ length: rows }, (_, row) => flat.slice(row * columns, (row + 1) * columns));
}

/** What is written at a side: its label, or its size. */
export function nameOfPart({ label, size }: SidePart): Label {
  return label === '' ? numberLabel(size) : readLabel(label);
}

/** What stands in a cell. */
export function cellLabel(figure: ProductModel, row: number, column: number): Label {
  const { rows, cols, cells } = figure;
  if (cells === 'blank') return [];
  if (cells !== 'auto') return readLabel(cells[row]?.[column] ?? '');
  const [a, b] = [rows[row], cols[column]];
  return a && b ? product(a, b) : [];
}

/** 3 times 4 is 12, 3 times x is 3x, x times x is x², and a sum keeps its brackets. */
function product(a: SidePart, b: SidePart): Label {
  const [left, right] = [numberOf(a), numberOf(b)];
  if (left && right) return numberLabel(multiply(left, right));
  if (right && !left) return product(b, a);
  const factor = bracketed(nameOfPart(b));
  if (left) return left.n === 1 && left.d === 1 ? nameOfPart(b) : [...numberLabel(left), ...factor];
  const [one, other] = [plainText(nameOfPart(a)), plainText(nameOfPart(b))];
  if (one === other) return [...bracketed(nameOfPart(a)), { kind: 'raised', text: '2' }];
  return [...bracketed(nameOfPart(a)), ...factor];
}

function numberOf(part: SidePart): Rational | null {
  return part.label === '' ? part.size : parseRational(plainText(readLabel(part.label)));
}

function bracketed(label: Label): Label {
  if (!/[+−-]| /.test(plainText(label))) return label;
  const bracket = (text: string) => ({ kind: 'text' as const, text, slanted: false });
  return [bracket('('), ...label, bracket(')')];
}

function describe(figure: AreaModel): string {
  if (figure.mode === 'fractionOfFraction') {
    const { rows, cols } = figure;
    const square = `a unit square cut into ${counted(rows.parts, 'row')} and ${counted(cols.parts, 'column')}`;
    if (figure.studentBlank) return sentences(`${square}, to be shaded`);
    return sentences(
      square,
      `${rows.shaded} of the ${rows.parts} rows and ${cols.shaded} of the ${cols.parts} columns are shaded`,
      `they overlap in ${rows.shaded * cols.shaded} of the ${rows.parts * cols.parts} cells`,
    );
  }
  const { rows, cols, studentBlank } = figure;
  if (studentBlank) return sentences(`an area model with ${rows.length} by ${cols.length} cells, to be filled in`);
  const side = (parts: readonly SidePart[]) =>
    list(
      parts.map(
        (part) =>
          sayLabel(part.label) +
          (part.size && part.label !== ''
            ? ` (size ${sayNumber(part.size)})`
            : part.label === ''
              ? sayNumber(part.size)
              : ''),
      ),
    );
  const cells = rows.map((_, row) =>
    list(cols.map((__, column) => plainText(cellLabel(figure, row, column)) || 'nothing')),
  );
  const sizes = [rows, cols].map((parts) => parts.map(numberOf).filter((size) => size !== null));
  const whole = sizes.every((known, index) => known.length === (index === 0 ? rows : cols).length)
    ? `altogether ${sayNumber(multiply(sum(sizes[0] ?? []), sum(sizes[1] ?? [])))}`
    : '';
  return sentences(
    `an area model, ${side(rows)} down the side and ${side(cols)} along the top`,
    ...cells.map((row, index) => `${rows.length === 1 ? 'its cells' : `row ${index + 1}`}: ${row}`),
    figure.cells === 'auto' ? whole : '',
  );
}
