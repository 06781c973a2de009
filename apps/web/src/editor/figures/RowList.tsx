/** Rows of a figure, such as the points of a line: added, removed and moved by buttons, each row with its own fields. */
import { Button } from '@mantine/core';
import { useRef } from 'react';
import { flushSync } from 'react-dom';
import { newId } from '../../new-id.ts';
import { figureWords } from '../../words/figures.ts';
import { FigureFields } from './FigureFields.tsx';
import type { ListField } from './fields.ts';
import css from './figures.module.css';
import {
  isList,
  type Json,
  type JsonObject,
  namedRow,
  type Path,
  valueAt,
  withInserted,
  withMoved,
  withValue,
} from './json.ts';
import { placesOf } from './merge.ts';
import { useFigureForm } from './use-figure-form.ts';

interface RowListProps {
  readonly field: ListField;
  readonly scope: JsonObject;
  readonly at: Path;
  readonly name: string;
}

export function RowList({ field, scope, at, name }: RowListProps) {
  const { view, act } = useFigureForm();
  // Drawn before anything gets the focus, and that at once: the next key may already be on its way.
  const actNow: typeof act = (change) => flushSync(() => act(change));
  const value = valueAt(view.now ?? undefined, at);
  const rows = isList(value) ? value : [];
  const keys = useRowKeys(rows);
  const box = useRef<HTMLFieldSetElement>(null);
  const { one } = field;
  const add = () => {
    const isDone = actNow((now) => {
      const present = valueAt(now, at);
      const before = isList(present) ? present : [];
      return withInserted(now, at, before.length, namedRow(field.make(before, scope), newId())) as JsonObject;
    });
    // The new row is where typing goes on.
    if (isDone) lastRow(box.current)?.querySelector<HTMLElement>('input, select')?.focus();
  };
  const remove = (index: number) => {
    if (actNow((now) => withValue(now, [...at, index], undefined) as JsonObject))
      box.current?.querySelector<HTMLElement>(':scope > button:last-of-type')?.focus();
  };
  const move = (index: number, to: number, event: { currentTarget: HTMLElement }) => {
    const button = event.currentTarget;
    actNow((now) => withMoved(now, at, index, to) as JsonObject);
    button.focus();
  };
  return (
    <fieldset className={css.group} ref={box}>
      <legend>{field.label}</legend>
      {rows.length > 0 && (
        <ol className={css.rows}>
          {rows.map((_, index) => (
            <li key={keys[index]} className={css.row} aria-label={figureWords.row(one, index)}>
              <div className={css.fields}>
                <FigureFields fields={field.fields} at={[...at, index]} name={`${name}/${keys[index]}`} />
              </div>
              <div className={css.rowTools}>
                <Tool
                  label={figureWords.up(one, index)}
                  sign="↑"
                  idle={index === 0}
                  onRun={(event) => move(index, index - 1, event)}
                />
                <Tool
                  label={figureWords.down(one, index)}
                  sign="↓"
                  idle={index === rows.length - 1}
                  onRun={(event) => move(index, index + 1, event)}
                />
                <Tool label={figureWords.removeRow(one, index)} sign="×" onRun={() => remove(index)} />
              </div>
            </li>
          ))}
        </ol>
      )}
      <Button variant="subtle" size="compact-sm" className={css.add} onClick={add}>
        + {figureWords.add(one)}
      </Button>
    </fieldset>
  );
}

interface ToolProps {
  readonly label: string;
  readonly sign: string;
  /** It would do nothing; it stays where it is, so that the focus does. */
  readonly idle?: boolean;
  readonly onRun: (event: { currentTarget: HTMLElement }) => void;
}

function Tool({ label, sign, idle = false, onRun }: ToolProps) {
  return (
    <button
      type="button"
      className={css.rowTool}
      aria-label={label}
      aria-disabled={idle}
      title={label}
      onClick={(event) => !idle && onRun(event)}
    >
      {sign}
    </button>
  );
}

const lastRow = (box: HTMLElement | null) => box?.querySelector(':scope > ol > li:last-child');

let made = 0;
const newKey = () => {
  made += 1;
  return `row${made}`;
};

/** A name for every row that stays with it while others come and go, so that what is being typed in it is left alone. */
function useRowKeys(rows: readonly Json[]): readonly string[] {
  const known = useRef<{ readonly rows: readonly Json[]; readonly keys: readonly string[] }>({ rows: [], keys: [] });
  if (known.current.rows !== rows) {
    const keys: (string | undefined)[] = rows.map(() => undefined);
    placesOf(known.current.rows, rows).forEach((place, index) => {
      if (place !== undefined) keys[place] = known.current.keys[index];
    });
    known.current = { rows, keys: keys.map((key) => key ?? newKey()) };
  }
  return known.current.keys;
}
