/** A list of rows: each row its own, so that two people adding one both keep it. */
import { Button } from '@mantine/core';
import {
  addRow,
  findSectionOfKind,
  type ListField,
  type PlainValue,
  readRows,
  removeRow,
  setRowColumn,
  type ValueField,
} from '@tangram/plan';
import { useEffect, useRef } from 'react';
import { newId } from '../../new-id.ts';
import { useFocusKept } from '../../ui/use-focus-kept.ts';
import { words } from '../../words.ts';
import { usePlanContext } from '../plan-context.ts';
import type { PlacedSection } from '../sections.ts';
import { ownChange } from '../workbench.ts';
import { factOf } from './facts.ts';
import { ValueInput } from './ValueInput.tsx';

interface RowsProps {
  readonly section: PlacedSection;
  readonly field: Extract<ListField, { type: 'list' }>;
}

export function Rows({ section, field }: RowsProps) {
  const { mayEdit } = usePlanContext();
  const rows = readRows(section, field.name);
  const { doc, id } = section;
  const list = useRef<HTMLDivElement>(null);
  const added = useRef<string | null>(null);
  useFocusKept(list);
  // Whoever adds a row goes on in it.
  useEffect(() => {
    const row = added.current && list.current?.querySelector(`[data-row="${added.current}"]`);
    if (!row) return;
    added.current = null;
    row.querySelector<HTMLElement>('input, select')?.focus();
  });
  const add = () => {
    const defaults = field.columns.flatMap((column): [string, PlainValue][] => {
      const start = startOf(doc, column);
      return start === undefined ? [] : [[column.name, start]];
    });
    added.current = newId();
    addRow(doc, id, field.name, { id: added.current, columns: Object.fromEntries(defaults) }, ownChange);
  };
  return (
    <div ref={list} className="field field-wide">
      <span className="field-label">{field.label}</span>
      <ul className="rows">
        {rows.map((row, index) => (
          <li key={row.id} className="row" data-row={row.id} aria-label={words.fields.row(index + 1)}>
            {field.columns.map((column) =>
              mayEdit ? (
                <ValueInput
                  key={column.name}
                  field={column}
                  doc={doc}
                  value={plain(row.columns[column.name])}
                  onChange={(value) => setRowColumn(doc, id, field.name, row.id, column.name, value, ownChange)}
                />
              ) : (
                <Said key={column.name} section={section} column={column} value={plain(row.columns[column.name])} />
              ),
            )}
            {mayEdit && (
              <Button
                variant="subtle"
                size="compact-sm"
                aria-label={words.fields.removeRow(index + 1)}
                onClick={() => removeRow(doc, id, field.name, row.id, ownChange)}
              >
                {words.fields.remove}
              </Button>
            )}
          </li>
        ))}
      </ul>
      {mayEdit && (
        <Button variant="default" size="compact-sm" className="row-add" onClick={add}>
          {words.fields.addRow}
        </Button>
      )}
    </div>
  );
}

function startOf(doc: PlacedSection['doc'], column: ValueField): PlainValue | undefined {
  const from = column.type === 'choice' ? column.startsAs : undefined;
  return plain(from && findSectionOfKind(doc, from.section)?.fields.get(from.field)) ?? column.default;
}

function Said({
  section,
  column,
  value,
}: {
  section: PlacedSection;
  column: ValueField;
  value: PlainValue | undefined;
}) {
  const fact = factOf(section.doc, column, value);
  return fact === '' ? null : (
    <span data-field={column.name}>
      <span className="field-label">{column.label}</span> {fact}
    </span>
  );
}

function plain(value: unknown): PlainValue | undefined {
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean' ? value : undefined;
}
