/**
 * Puts MathLive's field into a formula's place and leads its keys: Enter and Escape leave the formula, an arrow over its edge too, Tab
 * goes to the signs, a space ends the whole number of a mixed number. Keys that came before the field are typed into it.
 */
import type { MathfieldElement, MoveOutEvent } from 'mathlive';
import { type RefObject, useEffect, useRef, useState } from 'react';
import { type EarlyKeys, keepEarlyKeys } from './early-keys.ts';
import { isTooDeep } from './formula-limits.ts';
import type { FormulaPlace } from './formula-place.ts';
import type { Side } from './formula-session.ts';
import type { Point } from './formula-view.ts';
import { endWholeNumber, focusField, latexIn, makeMathField, startField, typeInto } from './math-field.ts';

interface FieldEvents {
  readonly typed: (latex: string) => void;
  /** The formula has this LaTeX now, by whoever's hand. */
  readonly changed: (latex: string) => void;
  readonly leave: (side: Side) => void;
  readonly toPalette: () => void;
  /** Somebody writes LaTeX by hand; `ahead` is what the backslash belongs behind, null inside of the formula. */
  readonly toSource: (ahead: string | null) => void;
  readonly gone: () => void;
  /** The field cannot be loaded; what was typed meanwhile. */
  readonly failed: (typed: string) => void;
}

/** A formula open for typing. */
export interface FormulaField {
  /** False where MathLive could not read all of the LaTeX, and its own writing would lose a part. */
  readonly whole: boolean;
  focus(): void;
  /** Puts a sign of the palette at the caret. */
  put(sign: string): void;
  /** Shows other LaTeX, which is not typed here. */
  show(latex: string): void;
  /** Reports what was typed and is still to be reported: MathLive tells a moment later. */
  flush(): void;
}

/** The field while `wanted`; null until it is there. */
export function useFormulaField(
  place: FormulaPlace,
  point: Point | null,
  asked: EarlyKeys,
  wanted: boolean,
  events: FieldEvents,
): FormulaField | null {
  const [field, setField] = useState<FormulaField | null>(null);
  const heard = useRef(events);
  heard.current = events;
  const kept = useRef<EarlyKeys | null>(asked);
  useEffect(() => {
    if (!wanted) return;
    if (isTooDeep(place.latex())) return heard.current.toSource(null);
    const early = kept.current ?? keepEarlyKeys(() => heard.current.leave('after'));
    kept.current = null;
    let made: MathfieldElement | null = null;
    let current = true;
    const open = (next: MathfieldElement) => {
      if (!current) return;
      made = next;
      place.hold({
        field: next,
        changed: (latex) => heard.current.changed(latex),
        gone: () => heard.current.gone(),
      });
      startField(next, place.latex(), place.display);
      const opened = lead(next, heard);
      next.position = point === null ? next.lastOffset : next.getOffsetFromPoint(point.left, point.top);
      const begin = () => {
        typeInto(next, early.end());
        opened.flush();
      };
      next.addEventListener('focusin', begin, { once: true });
      focusField(next);
      setField(opened);
    };
    makeMathField().then(open, () => {
      const typed = early.end();
      if (current) heard.current.failed(typed);
    });
    return () => {
      current = false;
      early.end();
      setField(null);
      if (made?.isConnected) place.release();
    };
  }, [place, point, wanted]);
  return field;
}

function lead(field: MathfieldElement, heard: RefObject<FieldEvents>): FormulaField {
  let told = latexIn(field);
  const flush = () => {
    // A field that was taken away is empty, and still reports it.
    if (!field.isConnected) return;
    const now = latexIn(field);
    if (now === told) return;
    told = now;
    heard.current.typed(now);
  };
  // A hand may be through before the page has drawn what stands beside the field.
  const leave = (side: Side) => {
    flush();
    heard.current.leave(side);
  };
  field.addEventListener('input', flush);
  field.addEventListener('move-out', (event) => {
    const { direction }: MoveOutEvent = event.detail;
    event.preventDefault();
    if (direction === 'forward') leave('after');
    else if (direction === 'backward') leave('before');
    else if (direction === 'downward') heard.current.toPalette();
  });
  const keys = (event: KeyboardEvent) => {
    const { key, ctrlKey, metaKey, altKey, shiftKey } = event;
    if (event.isComposing || ctrlKey || metaKey || altKey) return;
    const done = (run: () => void) => {
      event.preventDefault();
      event.stopPropagation();
      run();
    };
    if (key === 'Enter' || key === 'Escape') done(() => leave('after'));
    else if (key === 'Tab' && shiftKey) done(() => leave('before'));
    else if (key === 'Tab' && !hasPlaceAhead(field)) done(() => heard.current.toPalette());
    else if (key === '\\')
      done(() => {
        flush();
        heard.current.toSource(field.position === field.lastOffset ? latexIn(field) : null);
      });
    else if (key === ' ' && endWholeNumber(field)) done(flush);
  };
  field.addEventListener('keydown', keys, { capture: true });
  return {
    whole: field.errors.length === 0,
    focus: () => focusField(field),
    put(sign) {
      focusField(field);
      field.insert(sign, { selectionMode: 'placeholder', insertionMode: 'replaceSelection', format: 'latex' });
      flush();
    },
    show(latex) {
      if (isTooDeep(latex)) return heard.current.toSource(null);
      field.setValue(latex, { silenceNotifications: true });
      told = latexIn(field);
      focusField(field);
    },
    flush,
  };
}

/** Whether a box waits to be filled behind the caret. */
const hasPlaceAhead = (field: MathfieldElement) =>
  field.getValue(field.position, field.lastOffset).includes('\\placeholder');
