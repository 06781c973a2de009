/** A formula in a comment, drawn; one that cannot be drawn as its source, with what is wrong. */
import type { FormulaPiece } from '@tangram/plan/formulas';
import { useLayoutEffect, useRef, useState } from 'react';
import { doNotDraw, showFormula } from '../editor/formula/formula-rendering.ts';
import { threadWords } from '../words/threads.ts';
import css from './discussion.module.css';

export function FormulaInText({ latex, display, source }: FormulaPiece) {
  const place = useRef<HTMLSpanElement>(null);
  const [trouble, setTrouble] = useState<string | null>(null);
  useLayoutEffect(() => {
    const element = place.current;
    if (element === null) return;
    setTrouble(null);
    showFormula(element, latex, display, setTrouble);
    return () => doNotDraw(element);
  }, [latex, display]);
  return (
    <>
      {/* React never looks inside: the drawing is put there when there is time. */}
      <span ref={place} className={css.formula} data-display={display || undefined} hidden={trouble !== null} />
      {trouble !== null && (
        <>
          <code className={css.source}>{source}</code>
          <span className={css.wrong}> {threadWords.formulaWrong(trouble)}</span>
        </>
      )}
    </>
  );
}
