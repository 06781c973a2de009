/**
 * Whoever comes to another page begins at its heading: the focus goes there, so that a screen reader says where one is and Tab leads on from
 * the top. Without it the focus would be nowhere, because what was pressed is gone. A page with much before its text, as a plan has, says
 * by `data-begins` where it begins.
 */
import { useRouter } from '@tanstack/react-router';
import { useEffect } from 'react';

/** What stands there while a page is still coming is no place to begin. */
const heading = 'h1:not([aria-busy="true"] *)';

export function useFocusOnArrival(): void {
  const router = useRouter();
  useEffect(() => {
    let stop = () => {};
    const unsubscribe = router.subscribe('onRendered', ({ fromLocation, pathChanged }) => {
      // A page that opens by itself is read from its top as it is.
      if (fromLocation === undefined || !pathChanged || !navigator.userActivation.hasBeenActive) return;
      stop();
      stop = arrive();
    });
    return () => {
      unsubscribe();
      stop();
    };
  }, [router]);
}

/** Puts the focus on the beginning of the page, now or when it comes; answers how to give up. */
function arrive(): () => void {
  const before = document.activeElement;
  const done = () => {
    const { activeElement } = document;
    const moved = activeElement !== before && activeElement !== document.body;
    // The page itself has put it somewhere, or somebody has.
    if (moved || activeElement?.closest('main, [role="dialog"]')) return true;
    return focusBeginning();
  };
  const watch = new MutationObserver(() => done() && watch.disconnect());
  if (!done()) watch.observe(document.body, { childList: true, subtree: true });
  return () => watch.disconnect();
}

/** Puts the focus on the beginning of the page; false while it is not there. */
export function focusBeginning(): boolean {
  const found = document.querySelector<HTMLElement>('[data-begins]') ?? document.querySelector<HTMLElement>(heading);
  if (found === null) return false;
  found.tabIndex = -1;
  found.focus({ preventScroll: true });
  return true;
}
