/**
 * The plain input for one value: of a field or of a row's column. It shows and reports. A number or a text that is being typed is
 * the typist's until the input is left; what a colleague sets meanwhile then shows. Why a number was not taken stays below it until
 * something else is typed or the input is gone to again: whoever leaves it sees it put back.
 */

import { Checkbox, NativeSelect, TextInput } from '@mantine/core';
import type { PlainValue, ValueField } from '@tangram/plan';
import { GROUP_COUNT_MIN, standingSections } from '@tangram/plan';
import { useEffect, useState } from 'react';
import type * as Y from 'yjs';
import { words } from '../../words.ts';
import { useWorkbench } from '../workbench.ts';

interface ValueInputProps {
  readonly field: ValueField;
  readonly doc: Y.Doc;
  readonly value: PlainValue | undefined;
  readonly onChange: (value: PlainValue | undefined) => void;
}

const textMax = 2_000;

export function ValueInput({ field, doc, value, onChange }: ValueInputProps) {
  switch (field.type) {
    case 'boolean':
      return (
        <Checkbox
          label={field.label}
          checked={value === true}
          onChange={(event) => onChange(event.currentTarget.checked)}
        />
      );
    case 'choice':
      return (
        <Choice
          name={field.name}
          label={field.label}
          value={value}
          choices={field.choices}
          onChange={(text) => onChange(field.choices.find((choice) => String(choice.value) === text)?.value)}
        />
      );
    case 'lesson': {
      const lessons = standingSections(doc).filter(({ kind }) => kind === 'lesson');
      const choices = lessons.map(({ id, title }, index) => ({
        value: id,
        label: words.fields.lesson(index + 1, title?.toString() ?? ''),
      }));
      return (
        <Choice
          name={field.name}
          label={field.label}
          value={value}
          choices={choices}
          onChange={(text) => onChange(text || undefined)}
        />
      );
    }
    case 'number':
    case 'text':
    case 'date':
      return <Typed field={field} value={value} onChange={onChange} />;
  }
}

interface ChoiceProps {
  readonly name: string;
  readonly label: string;
  readonly value: PlainValue | undefined;
  readonly choices: readonly { readonly value: string | number; readonly label: string }[];
  readonly onChange: (value: string) => void;
}

function Choice({ name, label, value, choices, onChange }: ChoiceProps) {
  const shown = value === undefined ? '' : String(value);
  const known = choices.map((choice) => ({ value: String(choice.value), label: choice.label }));
  // A choice of a later version stays chosen and reads as its own name.
  const strange =
    shown === '' || known.some((choice) => choice.value === shown) ? [] : [{ value: shown, label: shown }];
  return (
    <NativeSelect
      className="field"
      label={label}
      data={[{ value: '', label: words.fields.none }, ...known, ...strange]}
      data-field={name}
      value={shown}
      onChange={(event) => onChange(event.currentTarget.value)}
    />
  );
}

type TypedField = Extract<ValueField, { type: 'number' | 'text' | 'date' }>;

function Typed({ field, value, onChange }: Omit<ValueInputProps, 'doc' | 'field'> & { field: TypedField }) {
  const { undo, heard } = useWorkbench();
  const shown = value === undefined ? '' : String(value);
  const [typed, setTyped] = useState<string | null>(null);
  const [refused, setRefused] = useState<string | null>(null);
  const isTyping = typed !== null;
  // Undo takes back what was typed, in the field too.
  useEffect(() => (isTyping ? undo.onChanged(() => setTyped(null)) : undefined), [isTyping, undo]);
  const wrong = refused === null ? null : wrongNumber(field, refused);
  const why = wrong && words.fields.refused(wrong, refused ?? '', shown);
  const take = (text: string) => {
    const isRefused = wrongNumber(field, text) !== null;
    setTyped(text);
    setRefused(isRefused ? text.trim() : null);
    if (text.trim() === '') onChange(undefined);
    else if (!isRefused) onChange(field.type === 'number' ? Number(text) : text);
  };
  return (
    <TextInput
      className={`field field-${field.type}`}
      label={labelOf(field)}
      type={field.type === 'date' ? 'date' : 'text'}
      inputMode={field.type === 'number' ? 'decimal' : 'text'}
      maxLength={textMax}
      data-field={field.name}
      {...(field.type === 'text' && { 'data-smart-typing': 'words', 'data-offers': 'standards' })}
      value={typed ?? shown}
      onChange={(event) => take(event.currentTarget.value)}
      onFocus={() => {
        setRefused(null);
        heard.set('');
      }}
      onBlur={() => {
        setTyped(null);
        // Not before: the first digit of many may be a wrong number.
        if (why) heard.set(why);
      }}
      error={why}
    />
  );
}

/** The field's name with its unit, where the name does not say it. */
function labelOf(field: TypedField): string {
  if (field.type !== 'number' || field.unit === undefined || /minutes/i.test(field.label)) return field.label;
  return words.fields.withUnit(field.label, field.unit);
}

/** Why a text is not a number for this field; null when it is one, or the field takes any text. */
function wrongNumber(field: TypedField, text: string): string | null {
  if (field.type !== 'number' || text.trim() === '') return null;
  const { min, max } = field;
  const number = Number(text.trim());
  if (!Number.isFinite(number)) return words.fields.notANumber;
  if (field.name === 'count' && min === GROUP_COUNT_MIN && number < min) return words.fields.groupTooSmall;
  if (number < min) return words.fields.atLeast(min);
  if (max !== undefined && number > max) return words.fields.atMost(max);
  return null;
}
