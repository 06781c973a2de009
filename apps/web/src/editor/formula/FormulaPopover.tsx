/**
 * What stands beside a formula while it is written in its place: the signs, the second door to its LaTeX, and what is wrong where it
 * cannot be drawn.
 */
import { Button, Switch, Textarea } from '@mantine/core';
import { FORMULA_CHARACTERS_MAX } from '@tangram/plan/body';
import type { Editor } from '@tiptap/core';
import { type KeyboardEvent, useEffect, useId, useRef, useState } from 'react';
import { Floating } from '../../ui/Floating.tsx';
import { formulaWords } from '../../words/formula.ts';
import { useWorkbench } from '../workbench.ts';
import type { EarlyKeys } from './early-keys.ts';
import { FormulaPalette } from './FormulaPalette.tsx';
import css from './formula.module.css';
import { refusedCommand } from './formula-limits.ts';
import type { FormulaPlace } from './formula-place.ts';
import { troubleWith } from './formula-rendering.ts';
import { beginFormula, type FormulaSession, type Side } from './formula-session.ts';
import type { Point } from './formula-view.ts';
import { changeDisplay } from './open-formula.ts';
import { TheirFormula } from './TheirFormula.tsx';
import { useFormulaField } from './use-formula-field.ts';

interface FormulaPopoverProps {
  readonly editor: Editor;
  readonly place: FormulaPlace;
  /** Where the caret goes, as a point of the window; null for the end. */
  readonly point: Point | null;
  /** Put there a moment ago to be written now. */
  readonly fresh: boolean;
  /** What is typed since the formula was asked for. */
  readonly early: EarlyKeys;
  readonly onClose: () => void;
}

export function FormulaPopover({ editor, place, point, fresh, early, onClose }: FormulaPopoverProps) {
  const workbench = useWorkbench();
  const [session] = useState<FormulaSession>(() => beginFormula(editor, place, workbench.undo, fresh));
  const [latex, setLatex] = useState(place.latex());
  const [source, setSource] = useState(refusedCommand(latex) !== null);
  const [note, setNote] = useState<string | null>(null);
  const [theirs, setTheirs] = useState<string | null>(null);
  const wrong = useTrouble(latex, place.display);
  const card = useRef<HTMLDivElement>(null);
  const firstKey = useRef<HTMLButtonElement>(null);
  const title = useId();
  const write = (next: string) => {
    setLatex(next);
    setNote(session.write(next) ? null : formulaWords.tooLong(FORMULA_CHARACTERS_MAX));
  };
  const leave = (side: Side | null) => {
    field?.flush();
    session.end(side);
    onClose();
  };
  const changed = (next: string) => {
    if (next !== session.written()) setTheirs(next);
  };
  const field = useFormulaField(place, point, early, !source, {
    typed: write,
    changed,
    leave,
    toPalette: () => firstKey.current?.focus(),
    toSource: (ahead) => {
      field?.flush();
      if (ahead !== null) write(`${ahead}\\`);
      setSource(true);
    },
    gone: onClose,
    failed: (typed) => {
      setSource(true);
      setNote(formulaWords.notLoaded);
      if (typed !== '') write(latex + typed);
    },
  });
  // What MathLive cannot read whole is changed as LaTeX, or its own writing would lose a part.
  useEffect(() => {
    if (field && !field.whole) setSource(true);
  }, [field]);
  useEffect(() => {
    if (!source) return;
    place.hold({ field: null, changed: (next) => next !== session.written() && setTheirs(next), gone: onClose });
    return () => place.release();
  }, [source, place, session, onClose]);
  useEffect(() => {
    if (source) early.end();
  }, [source, early]);
  useLeaving(card, place, () => leave(null));
  const adopt = (next: string) => {
    session.adopt(next);
    setLatex(next);
    setTheirs(null);
    field?.show(next);
  };
  return (
    <Floating at={() => place.element.getBoundingClientRect()}>
      <div role="dialog" aria-labelledby={title} ref={card} className={css.card}>
        <strong id={title} className="visually-hidden">
          {formulaWords.title}
        </strong>
        {source ? (
          <Textarea
            label={formulaWords.sourceLabel}
            description={formulaWords.examples}
            value={latex}
            onChange={(event) => write(event.currentTarget.value)}
            onKeyDown={(event) => leavesBy(event) && leave('after')}
            maxLength={FORMULA_CHARACTERS_MAX}
            autosize
            minRows={1}
            maxRows={6}
            spellCheck={false}
            autoFocus
          />
        ) : (
          <>
            <FormulaPalette first={firstKey} onPut={(sign) => field?.put(sign)} onBack={() => field?.focus()} />
            <p className={css.hint}>{field ? formulaWords.hint : formulaWords.loading}</p>
          </>
        )}
        <div className={css.wrong} role="status">
          {note ?? (wrong === null || latex.trim() === '' ? '' : wrong)}
        </div>
        {theirs !== null && (
          <TheirFormula
            latex={theirs}
            display={place.display}
            onTake={() => adopt(theirs)}
            onKeep={() => {
              session.adopt(theirs);
              write(latex);
              setTheirs(null);
              field?.focus();
            }}
          />
        )}
        <div className={css.foot}>
          <Switch
            label={formulaWords.source}
            checked={source}
            onChange={(event) => {
              field?.flush();
              setSource(event.currentTarget.checked);
            }}
            size="xs"
          />
          <Switch
            label={formulaWords.ownLine}
            checked={place.display}
            onChange={(event) => changeDisplay(workbench, editor, place, event.currentTarget.checked)}
            size="xs"
          />
          <Button size="compact-sm" onClick={() => leave('after')}>
            {formulaWords.done}
          </Button>
        </div>
      </div>
    </Floating>
  );
}

function leavesBy(event: KeyboardEvent): boolean {
  const leaves = event.key === 'Escape' || (event.key === 'Enter' && !event.shiftKey);
  if (leaves) event.preventDefault();
  return leaves;
}

/** Why it cannot be drawn, in a sentence; null while it can. */
function useTrouble(latex: string, display: boolean): string | null {
  const [trouble, setTrouble] = useState<string | null>(null);
  useEffect(() => {
    let current = true;
    const refused = refusedCommand(latex);
    troubleWith(latex, display).then(
      (why) => {
        if (!current) return;
        if (why === null) setTrouble(null);
        else setTrouble(refused === null ? formulaWords.broken(why) : formulaWords.notAllowed(refused));
      },
      // Without KaTeX nothing is known to be wrong.
      () => {},
    );
    return () => {
      current = false;
    };
  }, [latex, display]);
  return trouble;
}

/** Whoever clicks or goes elsewhere is done with the formula. */
function useLeaving(card: { readonly current: HTMLElement | null }, place: FormulaPlace, onLeave: () => void): void {
  const told = useRef(onLeave);
  told.current = onLeave;
  useEffect(() => {
    const elsewhere = ({ target }: Event) => {
      if (!(target instanceof Node) || place.element.contains(target) || card.current?.contains(target)) return;
      told.current();
    };
    document.addEventListener('pointerdown', elsewhere, true);
    document.addEventListener('focusin', elsewhere, true);
    return () => {
      document.removeEventListener('pointerdown', elsewhere, true);
      document.removeEventListener('focusin', elsewhere, true);
    };
  }, [card, place]);
}
