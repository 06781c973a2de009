/** Puts the cards of a column beside their lines, and says how many have no room above. */
import { type RefObject, useEffect, useLayoutEffect, useRef, useState } from 'react';
import { type Along, createAlong } from './along.ts';

/**
 * `focused`: the card that stands exactly at its line; it is null where there is no column to stand in. It is brought into view when
 * it becomes so, and when it is about something else (`about`).
 */
export function useAlong(
  column: RefObject<HTMLElement | null>,
  isWanted: boolean,
  focused: string | null,
  about: unknown,
) {
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
  useLayoutEffect(() => along.current?.drawn(focused));
  useEffect(() => {
    if (focused !== null) along.current?.bringIntoView(focused);
  }, [focused, about]);
  return { outOfReach };
}
