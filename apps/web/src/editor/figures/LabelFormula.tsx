/**
 * A label of a figure that is a formula: drawn as it reads, and a field to type it in where it stands, as formulas in the text are typed.
 * Leaving the field keeps what was typed; a backslash leads to its source.
 */
import { Input } from '@mantine/core';
import { useEffect, useId, useLayoutEffect, useRef, useState } from 'react';
import { figureWords } from '../../words/figures.ts';
import { formulaWords } from '../../words/formula.ts';
import { keepEarlyKeys } from '../formula/early-keys.ts';
import { FormulaPalette } from '../formula/FormulaPalette.tsx';
import type { FormulaHolder, FormulaPlace } from '../formula/formula-place.ts';
import { doNotDraw, showFormula } from '../formula/formula-rendering.ts';
import { useFormulaField } from '../formula/use-formula-field.ts';
import { hintBelow } from './fields.ts';
import css from './figures.module.css';

interface LabelFormulaProps {
  readonly label: string;
  /** In a table its row and column stand for the label. */
  readonly bare: boolean;
  readonly latex: string;
  readonly error: string | undefined;
  readonly className: string | undefined;
  /** Somebody asked for it just now, and types in it at once. */
  readonly fresh: boolean;
  readonly onType: (latex: string) => void;
  /** The caret has left the field. */
  readonly onLeave: () => void;
  /** It is to be written as text; with a sentence where it has to be. */
  readonly onText: (latex: string) => void;
}

export function LabelFormula(props: LabelFormulaProps) {
  const { label, bare, latex, error, className, fresh } = props;
  const id = useId();
  const [open, setOpen] = useState(fresh);
  const drawing = useRef<HTMLSpanElement>(null);
  const opener = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    if (!open && drawing.current) showFormula(drawing.current, latex, false);
  }, [open, latex]);
  const close = (back: boolean) => {
    setOpen(false);
    props.onLeave();
    // Once the drawing is there again.
    if (back) requestAnimationFrame(() => opener.current?.focus());
  };
  return (
    <Input.Wrapper
      {...(bare ? {} : { label, labelElement: 'div', labelProps: { id } })}
      className={open ? css.wide : className}
      inputWrapperOrder={hintBelow}
      error={error}
    >
      {open ? (
        <OpenFormula {...props} onClose={close} />
      ) : (
        <div className={css.formula}>
          <button ref={opener} type="button" className={css.formulaDrawn} onClick={() => setOpen(true)}>
            <span className="visually-hidden">{figureWords.formulaOf(label)}</span> <span ref={drawing} />
          </button>
          <TextSwitch label={label} onText={() => props.onText(latex)} />
        </div>
      )}
    </Input.Wrapper>
  );
}

function TextSwitch({ label, onText }: { label: string; onText: () => void }) {
  return (
    <button
      type="button"
      className={css.formulaSwitch}
      tabIndex={-1}
      aria-pressed
      aria-label={figureWords.asFormula(label)}
      title={figureWords.asText}
      onClick={onText}
    >
      Σ
    </button>
  );
}

interface OpenFormulaProps extends LabelFormulaProps {
  readonly onClose: (back: boolean) => void;
}

function OpenFormula({ label, latex, onType, onText, onClose }: OpenFormulaProps) {
  const box = useRef<HTMLDivElement>(null);
  const firstKey = useRef<HTMLButtonElement>(null);
  const slot = useRef<HTMLSpanElement>(null);
  const now = useRef(latex);
  const [held] = useState(() => placeOf(label, () => now.current));
  // Put there once: what is put there again loses the focus.
  useLayoutEffect(() => slot.current?.replaceChildren(held.place.element), [held]);
  const [early] = useState(() => keepEarlyKeys(() => onClose(true)));
  const typed = (next: string) => {
    now.current = next;
    onType(next);
  };
  const field = useFormulaField(held.place, null, early, true, {
    typed,
    changed: () => {},
    leave: () => onClose(true),
    toPalette: () => firstKey.current?.focus(),
    toSource: () => onText(now.current),
    gone: () => onClose(false),
    failed: (missed) => onText(now.current + missed),
  });
  // What a colleague wrote meanwhile; what is typed here comes back by this way too.
  useEffect(() => {
    if (latex === now.current) return;
    now.current = latex;
    field?.show(latex);
  }, [latex, field]);
  useEffect(() => {
    const elsewhere = ({ target }: Event) => {
      if (target instanceof Node && !box.current?.contains(target)) onClose(false);
    };
    document.addEventListener('pointerdown', elsewhere, true);
    document.addEventListener('focusin', elsewhere, true);
    return () => {
      document.removeEventListener('pointerdown', elsewhere, true);
      document.removeEventListener('focusin', elsewhere, true);
    };
  }, [onClose]);
  return (
    <div ref={box} className={css.formulaOpen} data-own-undo>
      <div className={css.formula}>
        <span ref={slot} className={css.formulaDrawn} />
        <TextSwitch label={label} onText={() => onText(now.current)} />
      </div>
      <FormulaPalette first={firstKey} onPut={(sign) => field?.put(sign)} onBack={() => field?.focus()} />
      <p className={css.hint}>{field ? formulaWords.hint : formulaWords.loading}</p>
    </div>
  );
}

/** A place for the field beside the form; what stood in it is not needed again. */
function placeOf(label: string, latex: () => string): { readonly place: FormulaPlace } {
  const element = document.createElement('span');
  const hold = ({ field }: FormulaHolder) => {
    if (field === null) return;
    doNotDraw(element);
    field.setAttribute('aria-label', label);
    // Escape leaves the formula before it closes anything.
    field.setAttribute('data-mantine-stop-propagation', 'true');
    element.replaceChildren(field);
  };
  const release = () => element.replaceChildren();
  return { place: { element, display: true, at: () => 0, latex, hold, release } };
}
