/**
 * What somebody pressed may go with what it did, or rest until there is something to do again: then the focus would be nowhere, and Tab would
 * begin at the top of the page. It comes to what stood before it and is still there. For dialogs and lists; a text that is
 * written in changes too often to be watched.
 */
import { type RefObject, useEffect } from 'react';

const focusable = 'a[href], button, input, select, textarea, summary';

export function useFocusKept(place: RefObject<HTMLElement | null>): void {
  useEffect(() => {
    const within = place.current;
    if (within === null) return;
    let last: Element | null = null;
    let order: readonly HTMLElement[] = [];
    const remember = ({ target }: FocusEvent) => {
      last = target as Element;
      order = [...within.querySelectorAll<HTMLElement>(focusable)];
    };
    const keep = () => {
      if (last === null || document.activeElement !== document.body || isThere(last)) return;
      const at = order.findIndex((one) => one === last);
      const before = order.slice(0, Math.max(at, 0)).reverse();
      [...before, ...order.slice(at + 1)].find(isThere)?.focus();
    };
    const changes = new MutationObserver(keep);
    changes.observe(within, { childList: true, subtree: true, attributeFilter: ['disabled'] });
    within.addEventListener('focusin', remember);
    return () => {
      changes.disconnect();
      within.removeEventListener('focusin', remember);
    };
  }, [place]);
}

const isThere = (one: Element) => one.isConnected && !one.matches(':disabled') && one.checkVisibility();
