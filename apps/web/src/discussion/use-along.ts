/** Puts the cards of a column beside their lines, and says how many have no room above. */
import { type RefObject, useEffect, useLayoutEffect, useRef, useState } from 'react';
import { type Along, createAlong } from './along.ts';

/** The card that stands exactly at its line. */
export interface FocusedCard {
  readonly card: string;
}

/** Where there is a column to stand in, the focused card is brought into view, and again when it is another object. */
export function useAlong(column: RefObject<HTMLElement | null>, isWanted: boolean, focused: FocusedCard | null) {
  const along = useRef<Along | null>(null);
  const [outOfReach, setOutOfReach] = useState(0);
  useLayoutEffect(() => {
    const page = document.getElementById('page');
    if (!isWanted || column.current === null || page === null) return;
    const made = createAlong({ column: column.current, page, onOutOfReach: setOutOfReach });
    along.current = made;
    return () => {
      along.current = null;
      made.close();
    };
  }, [column, isWanted]);
  useLayoutEffect(() => along.current?.drawn(focused?.card ?? null));
  useEffect(() => {
    if (focused !== null) along.current?.bringIntoView(focused.card);
  }, [focused]);
  return { outOfReach };
}
