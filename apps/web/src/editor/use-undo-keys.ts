/**
 * The keys of undo anywhere on a plan's page: in its texts, its titles and fields, on a line of the outline, or with the focus nowhere. A field
 * that is not the plan's, such as a comment or a formula's own, keeps the browser's undo.
 */
import { useEffect } from 'react';
import { undoKey } from './undo-keys.ts';
import type { Workbench } from './workbench.ts';

const written = 'input, textarea, select, math-field, [contenteditable="true"]';

export function useUndoKeys({ undo }: Workbench): void {
  useEffect(() => {
    const keys = (event: KeyboardEvent) => {
      const wanted = undoKey(event);
      if (wanted === null || !isOfPlan(event.target)) return;
      event.preventDefault();
      event.stopPropagation();
      undo[wanted]();
    };
    addEventListener('keydown', keys, true);
    return () => removeEventListener('keydown', keys, true);
  }, [undo]);
}

function isOfPlan(target: EventTarget | null): boolean {
  if (!(target instanceof Element)) return true;
  if (target.closest('[role="dialog"], math-field')) return false;
  return target.closest(written) === null || target.closest('.plan-page, header') !== null;
}
