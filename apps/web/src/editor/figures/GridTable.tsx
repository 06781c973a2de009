/** A table of a figure, with a row and a column for each of its names. */
import { figureWords } from '../../words/figures.ts';
import type { GridField, TypedField } from './fields.ts';
import css from './figures.module.css';
import type { JsonObject, Path } from './json.ts';
import { TypedInput } from './TypedInput.tsx';

interface GridTableProps {
  readonly field: GridField;
  readonly scope: JsonObject;
  readonly at: Path;
  readonly name: string;
}

export function GridTable({ field, scope, at, name }: GridTableProps) {
  const [rows, columns] = [numbered(field.rowNames(scope)), numbered(field.columnNames(scope))];
  const cell = (row: string, column: string): TypedField => {
    const label = figureWords.cell(row, column);
    return field.holds === 'words'
      ? { kind: 'text', path: [], label }
      : { kind: 'number', path: [], label, empty: 'unknown' };
  };
  return (
    <fieldset className={css.group}>
      <legend>{field.label}</legend>
      {field.hint && <p className={css.hint}>{field.hint}</p>}
      <table className={css.grid}>
        <thead>
          <tr>
            <td />
            {columns.map(({ label, place }) => (
              <th key={place} scope="col">
                {label}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.place}>
              <th scope="row">{row.label}</th>
              {columns.map((column) => (
                <td key={column.place}>
                  <TypedInput
                    field={cell(row.label, column.label)}
                    at={[...at, row.place, column.place]}
                    name={`${name}/${row.place}/${column.place}`}
                    bare
                  />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </fieldset>
  );
}

/** A row or a column is its place in the table: two may have one name. */
const numbered = (names: readonly string[]) => names.map((label, place) => ({ label, place }));
