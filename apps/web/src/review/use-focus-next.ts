/**
 * Whoever mends what a card says, or puts it aside, goes on from there: the focus that goes away with the card comes to the one that stands
 * in its place then, or to the tab when none is left.
 */
import { type RefObject, useLayoutEffect } from 'react';

export function useFocusNext(card: RefObject<HTMLElement | null>): void {
  useLayoutEffect(() => {
    const gone = card.current;
    return () => {
      const panel = gone?.closest('[role="tabpanel"]');
      if (!panel || !gone?.contains(document.activeElement)) return;
      const standing = () => [...panel.querySelectorAll<HTMLElement>('[data-check]')];
      const place = standing().indexOf(gone);
      // When all that goes with it has gone.
      queueMicrotask(() => {
        const seen = standing().filter((one) => one.checkVisibility());
        const next =
          seen[Math.min(place, seen.length - 1)] ??
          panel.parentElement?.querySelector<HTMLElement>('[aria-selected="true"]');
        next?.focus();
      });
    };
  }, [card]);
}
