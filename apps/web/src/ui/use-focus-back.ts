/**
 * Gives the focus back to where it was when a dialog goes that is made only when it opens: for such a one the library does not. What opened
 * it may be gone by then, as the line of a menu is; `instead` finds what it belonged to.
 */
import { useEffect, useState } from 'react';

export function useFocusBack(instead?: string): void {
  const [before] = useState(() => document.activeElement);
  useEffect(
    () => () => {
      const back =
        before?.isConnected && before !== document.body ? before : instead && document.querySelector(instead);
      if (back instanceof HTMLElement) back.focus();
    },
    [before, instead],
  );
}
