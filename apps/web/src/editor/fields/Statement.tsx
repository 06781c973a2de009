/** The words of a standard, its formulas drawn. */
import { useEffect, useRef } from 'react';
import { doNotDraw, showFormula } from '../formula/formula-rendering.ts';
import { statementParts } from './statement-parts.ts';

export function Statement({ text }: { readonly text: string }) {
  let at = 0;
  return statementParts(text).map((part) => {
    const key = at;
    at += part.text.length + 1;
    return part.kind === 'words' ? part.text : <Formula key={key} latex={part.text} />;
  });
}

/** What stands in it is drawn beside React, which gives it no children. */
function Formula({ latex }: { readonly latex: string }) {
  const ref = useRef<HTMLSpanElement>(null);
  useEffect(() => {
    const element = ref.current;
    if (element === null) return;
    showFormula(element, latex, false);
    return () => doNotDraw(element);
  }, [latex]);
  return <span ref={ref} />;
}
