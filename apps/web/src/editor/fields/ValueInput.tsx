/**
 * The plain input for one value: of a field or of a row's column. It shows and reports. A number or a text that is being typed is
 * the typist's until the input is left; what a colleague sets meanwhile then shows. Why a number or a date was not taken stays below it
 * until something else is typed or the input is gone to again: whoever leaves it sees it put back.
 */

import { Checkbox, NativeSelect, TextInput } from '@mantine/core';
import type { PlainValue, ValueField } from '@tangram/plan';
import { dateInWords, GROUP_COUNT_MIN, standingSections } from '@tangram/plan';
import { type ClipboardEvent, type FocusEvent, useEffect, useRef, useState } from 'react';
import type * as Y from 'yjs';
import { words } from '../../words.ts';
import { useWorkbench } from '../workbench.ts';
import { isBegunDate, leftDate, pastedDate } from './typed-date.ts';

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
  const before = useRef(value);
  const isTyping = typed !== null;
  // Undo takes back what was typed, in the field too.
  useEffect(() => (isTyping ? undo.onChanged(() => setTyped(null)) : undefined), [isTyping, undo]);
  const why = refused === null ? null : whyRefused(field, refused, shown);
  const take = (text: string) => {
    const isRefused = wrongNumber(field, text) !== null;
    setTyped(text);
    setRefused(isRefused ? text.trim() : null);
    if (text.trim() === '') onChange(undefined);
    else if (!isRefused) onChange(field.type === 'number' ? Number(text) : text);
  };
  const leave = ({ currentTarget }: FocusEvent<HTMLInputElement>) => {
    setTyped(null);
    if (field.type !== 'date' || !isBegunDate(currentTarget)) {
      // Not before: the first digit of many may be a wrong number.
      if (why) heard.set(why);
      return;
    }
    const date = leftDate(currentTarget);
    // On the way to a day that does not exist there were others that do: nobody meant them.
    const meant = date ?? before.current;
    if (meant !== value) onChange(meant);
    if (date !== null) return;
    setRefused(currentTarget.value);
    heard.set(words.fields.dateRefused(dateInWords(String(before.current ?? ''))));
  };
  const pasteDate = (event: ClipboardEvent) => {
    const date = pastedDate(event.clipboardData.getData('text/plain'));
    if (date === null) return;
    event.preventDefault();
    take(date);
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
      onChange={({ currentTarget }) => {
        if (field.type === 'date' && isBegunDate(currentTarget)) setTyped(currentTarget.value);
        else take(currentTarget.value);
      }}
      {...(field.type === 'date' && { onPaste: pasteDate })}
      onFocus={() => {
        setRefused(null);
        heard.set('');
        before.current = value;
      }}
      onBlur={leave}
      error={why}
    />
  );
}

/** The field's name with its unit, where the name does not say it. */
function labelOf(field: TypedField): string {
  if (field.type !== 'number' || field.unit === undefined || /minutes/i.test(field.label)) return field.label;
  return words.fields.withUnit(field.label, field.unit);
}

/** The sentence below a field that has not taken what was typed, and what it keeps. */
function whyRefused(field: TypedField, typed: string, kept: string): string | null {
  if (field.type === 'date') return words.fields.dateRefused(dateInWords(kept));
  const wrong = wrongNumber(field, typed);
  return wrong && words.fields.refused(wrong, typed, kept);
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
