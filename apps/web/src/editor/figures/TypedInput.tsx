/** A field that is typed into. What is typed stays as it is while the caret is in it, whatever colleagues change around it. */
import { Textarea, TextInput } from '@mantine/core';
import { isBlank, labelTrouble } from '@tangram/math-figures';
import { type KeyboardEvent, useEffect, useState } from 'react';
import { isFormulaKey } from '../../ui/option-keys.ts';
import { figureWords } from '../../words/figures.ts';
import { hintBelow, type TypedField } from './fields.ts';
import css from './figures.module.css';
import { type Json, type Path, pathText, valueAt } from './json.ts';
import { LabelFormula } from './LabelFormula.tsx';
import { formulaIn, labelOf, latexOfLabel, textOfFormula } from './label-formula.ts';
import {
  fromOne,
  fromZero,
  type Typed,
  typedCount,
  typedNumber,
  typedNumberOrWords,
  typedNumbers,
  writtenNumber,
  writtenNumbers,
} from './numbers.ts';
import { useFigureForm } from './use-figure-form.ts';

interface TypedInputProps {
  readonly field: TypedField;
  readonly at: Path;
  readonly name: string;
  /** In a table its row and column stand for the label. */
  readonly bare?: boolean;
  /** What is around it opens with the caret here. */
  readonly first?: boolean;
}

export function TypedInput({ field, at, name, bare = false, first = false }: TypedInputProps) {
  const { form, view } = useFigureForm();
  const [text, setText] = useState<string | null>(null);
  const draft = view.drafts.get(name);
  useEffect(() => form.moved(name, at));
  const written = writtenIn(field, valueAt(view.now ?? undefined, at));
  const leave = () => {
    form.settle();
    setText(null);
    setAsked(null);
  };
  const keys = (event: KeyboardEvent) => {
    if (event.key === 'Enter' && !(field.kind === 'text' && field.long)) leave();
    else if (event.key === 'Escape' && (draft || text !== null)) {
      form.forget(name);
      setText(null);
    }
  };
  const isLong = field.kind === 'text' && field.long === true;
  const sentence = useSentence(field, at, name);
  /** What somebody asked for, until they leave the field. */
  const [asked, setAsked] = useState<'formula' | 'text' | null>(null);
  const common = {
    className: classFor(field),
    ...(bare ? { 'aria-label': field.label } : { label: field.label, description: field.hint }),
    inputWrapperOrder: hintBelow,
    value: text ?? draft?.text ?? written,
    error: sentence,
    onKeyDown: keys,
    onBlur: leave,
    // Whoever comes by Tab writes over what is there, as in every field; a click puts the caret where it is clicked.
    onFocus: ({ currentTarget }: { currentTarget: HTMLInputElement | HTMLTextAreaElement }) => currentTarget.select(),
    autoComplete: 'off',
    ...(first && { 'data-autofocus': true }),
    spellCheck: field.kind === 'text',
    ...(field.kind === 'text' && !field.code && { 'data-smart-typing': mayBeFormula(field) ? 'name' : 'words' }),
    // Escape gives up what was typed before it closes anything.
    ...(draft ? { 'data-own-undo': true, 'data-mantine-stop-propagation': true } : {}),
  };
  const typed = (value: string) => {
    setText(value);
    if (value === written) form.forget(name);
    else form.type(name, at, value, readIn(field, value));
  };
  const formula = mayBeFormula(field) ? formulaIn(common.value) : null;
  if (asked === 'formula' || (formula !== null && asked === null)) {
    return (
      <LabelFormula
        label={field.label}
        bare={bare}
        latex={formula ?? ''}
        error={sentence}
        className={classFor(field)}
        fresh={asked === 'formula'}
        onType={(latex) => typed(labelOf(latex))}
        onLeave={leave}
        onText={(latex) => {
          setAsked('text');
          typed(textOfFormula(latex));
        }}
      />
    );
  }
  const toFormula = () => {
    setAsked('formula');
    typed(labelOf(latexOfLabel(common.value)));
  };
  if (isLong)
    return <Textarea {...common} autosize minRows={2} maxRows={8} onChange={(e) => typed(e.currentTarget.value)} />;
  return (
    <TextInput
      {...common}
      placeholder={emptyMeans(field)}
      onChange={(e) => typed(e.currentTarget.value)}
      {...(mayBeFormula(field) && {
        autoFocus: asked === 'text',
        rightSection: <FormulaSwitch label={field.label} onFormula={toFormula} />,
        onKeyDown: (event: KeyboardEvent) => {
          if (!isFormulaKey(event)) return keys(event);
          event.preventDefault();
          toFormula();
        },
      })}
    />
  );
}

function FormulaSwitch({ label, onFormula }: { label: string; onFormula: () => void }) {
  return (
    <button
      type="button"
      className={css.formulaSwitch}
      // Whoever is at the keyboard has Alt = for it, and half as many stops.
      tabIndex={-1}
      aria-pressed={false}
      aria-label={figureWords.asFormula(label)}
      title={figureWords.asFormulaTip}
      onClick={onFormula}
    >
      Σ
    </button>
  );
}

const mayBeFormula = (field: TypedField) => field.kind === 'text' && !field.long && !field.plain;

/** The one sentence at a field: what is wrong with what was typed, or with the value that is there. */
function useSentence(field: TypedField, at: Path, name: string): string | undefined {
  const { view } = useFigureForm();
  const draft = view.drafts.get(name);
  if (draft && !draft.paused) return undefined;
  if (draft?.typed.kind === 'wrong') {
    if (field.kind !== 'text' && 'fromOne' in field && field.fromOne) return figureWords.wrongPlace;
    if (field.kind === 'count') return figureWords.wrongCount;
    return field.kind === 'numbers' ? figureWords.wrongNumbers : figureWords.wrongNumber;
  }
  const here = pathText(at);
  const value = valueAt(view.now ?? undefined, at);
  const trouble = field.kind === 'text' && field.long !== true && typeof value === 'string' && labelTrouble(value);
  if (trouble) return figureWords.labelTrouble(trouble);
  const problem = view.problems.find(({ where }) => where === here || where.startsWith(`${here}[`));
  // Before anybody has typed, all of a blank figure is missing, and nobody has done anything wrong.
  const isUntouched = view.drafts.size === 0 && isBlank(view.now);
  if (problem && !isUntouched) return figureWords.problem(view.now?.type, problem);
  return draft ? figureWords.waiting : undefined;
}

function readIn(field: TypedField, text: string): Typed {
  if (field.kind === 'text') return { kind: 'value', value: text };
  if (field.kind === 'count') return field.fromOne ? fromZero(typedCount(text)) : typedCount(text);
  if (field.kind === 'numbers') return field.fromOne ? fromZero(typedNumbers(text)) : typedNumbers(text);
  if (field.orWords) return typedNumberOrWords(text);
  return typedNumber(text, field.empty === 'unknown' ? null : undefined);
}

function writtenIn(field: TypedField, value: Json | undefined): string {
  if (field.kind === 'text')
    return typeof value === 'string' ? value : value === undefined || value === null ? '' : writtenNumber(value);
  if (field.kind === 'numbers') return writtenNumbers(field.fromOne ? fromOne(value) : value);
  if (field.kind === 'count') return writtenNumber(field.fromOne ? fromOne(value) : value);
  if (field.kind === 'number' && field.empty === 'unknown' && value === undefined) return '';
  return writtenNumber(value);
}

function emptyMeans(field: TypedField): string | undefined {
  return field.kind === 'number' && field.empty === 'unknown' ? '?' : undefined;
}

function classFor(field: TypedField): string | undefined {
  if (field.kind === 'number' || field.kind === 'count') return css.short;
  return field.kind === 'numbers' || field.long ? css.wide : css.text;
}
