/** A two-way table: how many are both this and that, with totals, or what share of a row, a column or all they are. */
import { drawTwoWayTable } from './drawing/two-way-table.ts';
import { add, divide, formatRational, multiply, type Rational, rational, zero } from './rational.ts';
import type { FigureReader } from './reading.ts';
import type { Frame, Representation } from './representation.ts';
import { sayLabel, sentences } from './words.ts';

export interface TwoWayTable extends Frame {
  readonly type: 'twoWayTable';
  readonly rowNames: readonly string[];
  readonly colNames: readonly string[];
  /** Null where a count is not known. */
  readonly counts: readonly (readonly (Rational | null)[])[];
  readonly relative: 'none' | 'row' | 'column' | 'total';
}

const linesMax = 10;

export const twoWayTable: Representation<TwoWayTable> = { read, describe, draw: drawTwoWayTable };

function read(reader: FigureReader, frame: Frame): TwoWayTable {
  const names = (name: string) => {
    const list = reader.texts(name, linesMax);
    reader.notEmpty(name, list);
    return list;
  };
  const [rowNames, colNames] = [names('rowNames'), names('colNames')];
  const counts = reader.grid('counts', linesMax, linesMax);
  if (counts.flat().some((count) => count !== null && count.n < 0)) reader.refuse('counts', 'hold a number below zero');
  return {
    ...frame,
    type: 'twoWayTable',
    rowNames,
    colNames,
    counts: rowNames.map((_, row) => colNames.map((__, column) => counts[row]?.[column] ?? null)),
    relative: reader.choice('relative', ['none', 'row', 'column', 'total'], 'none'),
  };
}

/** The counts with their totals: one more column, and one more row. A total is unknown where a part of it is. */
function withTotals(counts: TwoWayTable['counts']): (Rational | null)[][] {
  const total = (values: readonly (Rational | null)[]) =>
    values.reduce((sum, value) => (sum === null || value === null ? null : add(sum, value)), zero as Rational | null);
  const rows = counts.map((row) => [...row, total(row)]);
  const columns = (rows[0] ?? []).map((_, column) => total(rows.map((row) => row[column] ?? null)));
  return [...rows, columns];
}

/** What stands in each cell, totals included: counts, or percents that say when they are rounded. */
export function cellsOf({ counts, relative }: TwoWayTable): string[][] {
  const all = withTotals(counts);
  const last = all.length - 1;
  return all.map((row) =>
    row.map((value, column) => {
      const whole = {
        none: null,
        row: row.at(-1),
        column: all[last]?.[column],
        total: all[last]?.at(-1),
      }[relative];
      if (value === null || whole === undefined) return '?';
      if (relative === 'none') return formatRational(value);
      return whole === null || whole.n === 0 ? '?' : percent(divide(value, whole));
    }),
  );
}

function percent(share: Rational): string {
  const tenths = multiply(share, rational(1000));
  if (tenths.d === 1) return `${formatRational(divide(tenths, rational(10)), 'decimal')}%`;
  return `≈ ${formatRational(rational(Math.round(tenths.n / tenths.d), 10), 'decimal')}%`;
}

function describe(figure: TwoWayTable): string {
  const { rowNames, colNames, relative, counts, studentBlank } = figure;
  const columns = colNames.map(sayLabel);
  if (studentBlank) {
    return sentences(
      'a two-way table to be filled in',
      `rows: ${rowNames.map(sayLabel).join('; ')}`,
      `columns: ${columns.join('; ')}`,
    );
  }
  const said = relative === 'none' ? '' : `, as percents of the ${relative === 'total' ? 'whole' : relative}`;
  const cells = cellsOf(figure);
  const plain = cellsOf({ ...figure, relative: 'none' });
  return sentences(
    `a two-way table${said}`,
    ...[...rowNames, 'Total'].map((name, row) => {
      const values = [...columns, 'total'].map((column, index) => {
        const count = relative === 'none' || row >= counts.length ? '' : ` (${plain[row]?.[index]})`;
        return `${column} ${cells[row]?.[index]}${count}`;
      });
      return `${sayLabel(name)}: ${values.join(', ')}`;
    }),
  );
}
