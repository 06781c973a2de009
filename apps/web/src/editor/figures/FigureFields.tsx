/** The fields of a figure, whatever its kind: each shows a value of the figure at its path, or what is being typed there. */
import { Checkbox, NativeSelect } from '@mantine/core';
import { useId } from 'react';
import { type ChoiceField, type Field, type FlagField, hintBelow, type WayField } from './fields.ts';
import css from './figures.module.css';
import { GridTable } from './GridTable.tsx';
import { isObject, type Json, type JsonObject, type Path, sameJson, valueAt, withValue } from './json.ts';
import { RowList } from './RowList.tsx';
import { TypedInput } from './TypedInput.tsx';
import { useFigureForm } from './use-figure-form.ts';

interface FieldsProps {
  readonly fields: readonly Field[];
  /** Where the fields' paths begin: the figure itself, or a row of it. */
  readonly at: Path;
  /** The same place by names that stay with their rows. */
  readonly name: string;
}

export function FigureFields({ fields, at, name }: FieldsProps) {
  const { view } = useFigureForm();
  const scope = valueAt(view.now ?? undefined, at);
  const object: JsonObject = isObject(scope) ? scope : {};
  return fields
    .filter((field) => field.when?.(object) !== false)
    .map((field) => {
      const own = 'path' in field ? field.path : [];
      const place = { at: [...at, ...own], name: [name, ...own, field.label].join('/') };
      return <OneField key={`${field.kind} ${field.label}`} field={field} scope={object} scopeAt={at} {...place} />;
    });
}

interface OneFieldProps {
  readonly field: Field;
  readonly scope: JsonObject;
  readonly scopeAt: Path;
  readonly at: Path;
  readonly name: string;
}

function OneField({ field, scope, scopeAt, at, name }: OneFieldProps) {
  const title = useId();
  if (field.kind === 'group') {
    return (
      <fieldset className={css.group} aria-labelledby={title}>
        <legend id={title}>{field.label}</legend>
        <div className={css.fields}>
          <FigureFields fields={field.fields} at={scopeAt} name={name} />
        </div>
      </fieldset>
    );
  }
  if (field.kind === 'list') return <RowList field={field} scope={scope} at={at} name={name} />;
  if (field.kind === 'grid') return <GridTable field={field} scope={scope} at={at} name={name} />;
  if (field.kind === 'way') return <WayChoice field={field} scope={scope} at={scopeAt} />;
  if (field.kind === 'flag') return <Flag field={field} at={at} />;
  if (field.kind === 'choice') return <Choice field={field} at={at} />;
  return <TypedInput field={field} at={at} name={name} />;
}

function Flag({ field, at }: { field: FlagField; at: Path }) {
  const { view, act } = useFigureForm();
  const value = valueAt(view.now ?? undefined, at);
  return (
    <Checkbox
      className={css.flag}
      label={field.label}
      description={field.hint}
      checked={typeof value === 'boolean' ? value : field.otherwise}
      onChange={(event) => act(setting(at, event.currentTarget.checked))}
    />
  );
}

function Choice({ field, at }: { field: ChoiceField; at: Path }) {
  const { view, act } = useFigureForm();
  const value = valueAt(view.now ?? undefined, at) ?? field.otherwise;
  const chosen = field.options.findIndex((option) => sameJson(option.value, value));
  return (
    <NativeSelect
      className={css.choice}
      label={field.label}
      description={field.hint}
      inputWrapperOrder={hintBelow}
      value={String(Math.max(chosen, 0))}
      data={field.options.map(({ label }, index) => ({ value: String(index), label }))}
      onChange={(event) => act(setting(at, field.options[Number(event.currentTarget.value)]?.value ?? null))}
    />
  );
}

function WayChoice({ field, scope, at }: { field: WayField; scope: JsonObject; at: Path }) {
  const { act } = useFigureForm();
  const chosen = field.ways.findIndex((way) => way.is(scope));
  return (
    <NativeSelect
      className={css.choice}
      label={field.label}
      description={field.hint}
      inputWrapperOrder={hintBelow}
      value={String(Math.max(chosen, 0))}
      data={field.ways.map(({ label }, index) => ({ value: String(index), label }))}
      onChange={(event) => {
        const way = field.ways[Number(event.currentTarget.value)];
        if (way) act((now) => withValue(now, at, way.make(objectAt(now, at))) as JsonObject);
      }}
    />
  );
}

function objectAt(figure: JsonObject, at: Path): JsonObject {
  const value = valueAt(figure, at);
  return isObject(value) ? value : {};
}

const setting = (at: Path, value: Json) => (now: JsonObject) => withValue(now, at, value) as JsonObject;
