/** Whoever has written goes on: the focus that goes away with a form comes to what `next` finds, unless it is elsewhere by then. */
import { useEffect, useRef } from 'react';

export function useFocusAfter(next: () => HTMLElement | null): void {
  const latest = useRef(next);
  latest.current = next;
  useEffect(
    () => () => {
      if (document.activeElement === document.body) latest.current()?.focus({ preventScroll: true });
    },
    [],
  );
}
