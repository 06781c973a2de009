/**
 * Beside the page a thread is chosen by going to its card. A hand chooses once its click is done: the card moves to its line, and
 * the button under the hand must not move away before. The keyboard chooses by coming to it.
 */
import { type RefObject, useEffect } from 'react';
import type { Store } from '../ui/store.ts';

export function useChoosing(column: RefObject<HTMLElement | null>, isWanted: boolean, chosen: Store<string | null>) {
  useEffect(() => {
    const element = column.current;
    if (!isWanted || element === null) return;
    const choose = ({ target }: Event) => {
      const card = target instanceof Element ? target.closest<HTMLElement>('[data-thread-card]') : null;
      if (card?.dataset.threadCard !== undefined) chosen.set(card.dataset.threadCard);
    };
    const arrive = (event: Event) => {
      if (event.target instanceof Element && event.target.matches('button:focus-visible, article:focus-visible'))
        choose(event);
    };
    element.addEventListener('click', choose);
    element.addEventListener('focusin', arrive);
    return () => {
      element.removeEventListener('click', choose);
      element.removeEventListener('focusin', arrive);
    };
  }, [column, isWanted, chosen]);
}
