/**
 * F6 leads from one part of the page to the next, Shift F6 back: the bar at the top, the outline, the text, what stands beside it. Whoever
 * works without a pointer would else press Tab past every field of a plan to come to a comment. Each part is entered where it was left.
 */
import { useEffect } from 'react';

const parts = 'header, nav, main, aside';
const focusable = 'a[href], button, input, select, textarea, [tabindex="0"], [contenteditable="true"]';

export function useRegionKeys(): void {
  useEffect(() => {
    const left = new WeakMap<Element, HTMLElement>();
    const end = new AbortController();
    const { signal } = end;
    const remember = ({ target }: FocusEvent) => {
      if (!(target instanceof HTMLElement)) return;
      const part = partOf(target);
      if (part) left.set(part, target);
    };
    const keys = (event: KeyboardEvent) => {
      if (event.key !== 'F6' || event.altKey || event.ctrlKey || event.metaKey) return;
      const { activeElement } = document;
      if (activeElement?.closest('[role="dialog"]')) return;
      const all = regions();
      const at = all.findIndex((one) => one.contains(activeElement));
      const next = all[(at + (event.shiftKey ? -1 + all.length : 1)) % all.length];
      if (next === undefined) return;
      event.preventDefault();
      const before = left.get(next);
      const inside = before?.isConnected && before.checkVisibility() ? before : beginningOf(next);
      inside.focus();
    };
    document.addEventListener('focusin', remember, { signal });
    document.addEventListener('keydown', keys, { signal });
    return () => end.abort();
  }, []);
}

/** The parts that are seen, in the order of the page; none stands inside of another. */
function regions(): readonly Element[] {
  return [...document.querySelectorAll(parts)].filter(
    (one) => !one.parentElement?.closest(parts) && one.checkVisibility({ visibilityProperty: true }),
  );
}

/** The part in which something stands. */
function partOf(inside: Element): Element | null {
  const part = inside.closest(parts);
  const around = part?.parentElement;
  return (around && partOf(around)) ?? part;
}

function beginningOf(part: Element): HTMLElement {
  const first =
    part.querySelector<HTMLElement>('[aria-selected="true"]') ??
    [...part.querySelectorAll<HTMLElement>(focusable)].find((one) => one.tabIndex >= 0 && one.checkVisibility());
  if (first) return first;
  const itself = part as HTMLElement;
  itself.tabIndex = -1;
  return itself;
}
