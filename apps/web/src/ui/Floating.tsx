/** A small card at a place in the text: below it where there is room, else above. It follows the place while the page scrolls. */
import { type ReactNode, useEffect, useLayoutEffect, useRef } from 'react';
import { createPortal } from 'react-dom';
import css from './Floating.module.css';

interface Place {
  readonly left: number;
  readonly top: number;
  readonly bottom: number;
}

export interface FloatingProps {
  /** Where the card belongs, in the coordinates of the window. */
  readonly at: () => Place;
  readonly children: ReactNode;
}

const gap = 6;

export function Floating({ at, children }: FloatingProps) {
  const card = useRef<HTMLDivElement>(null);
  const place = () => {
    const element = card.current;
    if (!element) return;
    const { left, top, bottom } = at();
    const { offsetWidth, offsetHeight } = element;
    const below = bottom + gap + offsetHeight <= innerHeight || top < offsetHeight + gap;
    element.style.left = `${Math.max(gap, Math.min(left, innerWidth - offsetWidth - gap))}px`;
    element.style.top = `${below ? bottom + gap : top - gap - offsetHeight}px`;
  };
  useLayoutEffect(place);
  useEffect(() => {
    const again = () => place();
    addEventListener('scroll', again, true);
    addEventListener('resize', again);
    return () => {
      removeEventListener('scroll', again, true);
      removeEventListener('resize', again);
    };
  });
  return createPortal(
    <div ref={card} className={css.card}>
      {children}
    </div>,
    document.getElementById('page') ?? document.body,
  );
}
