/**
 * Whoever is done with a card goes on from there: the focus that goes away with it comes to the one that stands in its place then, or else
 * to what leads to such cards.
 */
import { type RefObject, useLayoutEffect } from 'react';

interface Cards {
  /** Selectors: where the cards are, what takes the focus in one of them, and what leads to them, which stands there too or beside it. */
  readonly within: string;
  readonly one: string;
  readonly way: string;
  /** The page does not scroll: only a card in sight comes next. */
  readonly inSight?: boolean;
  /** Only whoever goes by keyboard is led on. */
  readonly byKeyboard?: boolean;
}

/** `cards` stays the same while the card stands. */
export function useFocusNext(card: RefObject<HTMLElement | null>, cards: Cards): void {
  useLayoutEffect(() => {
    const gone = card.current;
    return () => {
      const panel = gone?.closest(cards.within);
      const { activeElement } = document;
      if (!panel || !gone?.contains(activeElement)) return;
      if (cards.byKeyboard && !activeElement?.matches(':focus-visible')) return;
      const standing = () => [...panel.querySelectorAll<HTMLElement>(cards.one)];
      const place = standing().findIndex((one) => gone.contains(one));
      // When all that goes with it has gone.
      queueMicrotask(() => {
        const seen = (one: HTMLElement) => one.checkVisibility() && (!cards.inSight || isInSight(one));
        const [before, after] = [standing().slice(0, place), standing().slice(place)];
        const next = after.find(seen) ?? before.findLast(seen);
        (next ?? panel.parentElement?.querySelector<HTMLElement>(cards.way))?.focus();
      });
    };
  }, [card, cards]);
}

function isInSight(card: HTMLElement): boolean {
  const { top, bottom } = card.getBoundingClientRect();
  return top < innerHeight && bottom > 0;
}
