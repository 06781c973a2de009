/**
 * A small card at a place in the text: below it where there is room, else above; where there is room for it on neither side, as in a window
 * that is much enlarged, it scrolls in itself on the larger. It follows the place while the page scrolls.
 */
import { type ReactNode, useEffect, useLayoutEffect, useRef } from 'react';
import { createPortal } from 'react-dom';
import css from './Floating.module.css';
import { overPage } from './over-page.ts';

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
const leastHeight = 80;

export function Floating({ at, children }: FloatingProps) {
  const card = useRef<HTMLDivElement>(null);
  const place = () => {
    const element = card.current;
    if (!element) return;
    const { left, top, bottom } = at();
    const { scrollTop } = element;
    element.style.maxHeight = '';
    const { offsetWidth, offsetHeight } = element;
    const below = innerHeight - bottom - 2 * gap;
    const above = top - 2 * gap;
    const isBelow = offsetHeight <= below || (offsetHeight > above && below >= above);
    const height = Math.min(offsetHeight, Math.max(isBelow ? below : above, leastHeight));
    if (height < offsetHeight) {
      element.style.maxHeight = `${height}px`;
      element.scrollTop = scrollTop;
    }
    element.style.left = `${Math.max(gap, Math.min(left, innerWidth - offsetWidth - gap))}px`;
    element.style.top = `${isBelow ? bottom + gap : top - gap - height}px`;
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
    document.querySelector(overPage) ?? document.body,
  );
}
