/** A ratio table: pairs (or more) of quantities that belong together, and arrows that say how one column becomes another. */
import { drawRatioTable } from './drawing/ratio-table.ts';
import type { Rational } from './rational.ts';
import type { FigureReader } from './reading.ts';
import type { Frame, Representation } from './representation.ts';
import { called, sayLabel, sayNumber, sayNumbers, sentences } from './words.ts';

export interface RatioTable extends Frame {
  readonly type: 'ratioTable';
  readonly rows: readonly { readonly label: string; readonly cells: readonly (Rational | null)[] }[];
  readonly orientation: 'horizontal' | 'vertical';
  /** Columns of a lying table, counted from 0; lines of a standing one. */
  readonly arrows: readonly { readonly fromCol: number; readonly toCol: number; readonly label: string }[];
  /** Whether every column is meant to have the same ratio. */
  readonly checkProportional: boolean;
}

const rowsMax = 8;
const cellsMax = 20;

export const ratioTable: Representation<RatioTable> = { read, describe, draw: drawRatioTable };

function read(reader: FigureReader, frame: Frame): RatioTable {
  const rows = reader.objects('rows', rowsMax, (row) => ({
    label: row.text('label'),
    cells: row.numbers('cells', cellsMax),
  }));
  reader.notEmpty('rows', rows);
  const columns = Math.max(1, ...rows.map(({ cells }) => cells.length));
  return {
    ...frame,
    type: 'ratioTable',
    rows,
    orientation: reader.choice('orientation', ['horizontal', 'vertical'], 'horizontal'),
    arrows: reader.objects('arrows', cellsMax, (arrow) => ({
      fromCol: arrow.count('fromCol', 0, columns - 1),
      toCol: arrow.count('toCol', 0, columns - 1),
      label: arrow.text('label'),
    })),
    checkProportional: reader.flag('checkProportional', true),
  };
}

function describe({ rows, arrows, studentBlank }: RatioTable): string {
  const name = (label: string, index: number) => sayLabel(label) || `row ${index + 1}`;
  if (studentBlank) {
    return sentences(
      'a ratio table to be filled in',
      `its rows: ${rows.map(({ label }, index) => name(label, index)).join('; ')}`,
    );
  }
  return sentences(
    'a ratio table',
    ...rows.map(({ label, cells }, index) => `${name(label, index)}: ${sayNumbers(cells)}`),
    ...arrows.map(({ fromCol, toCol, label }) => {
      const column = (at: number) =>
        `column ${at + 1} (${rows.map(({ cells }) => sayNumber(cells[at] ?? null)).join(', ')})`;
      return `an arrow from ${column(fromCol)} to ${column(toCol)}${called(label)}`;
    }),
  );
}
