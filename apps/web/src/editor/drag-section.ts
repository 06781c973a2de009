/**
 * Dragging a section to another place, by mouse, pen or finger, among things that stand below one another: the sections of the page or
 * the lines of the outline. A line shows where it would land; Escape lets it lie. Who uses the keyboard moves it by Alt Shift ↑ and ↓.
 */
import type { SectionId } from '@tangram/domain';

export interface Drop {
  readonly beside: SectionId;
  readonly side: 'before' | 'after';
}

interface Dragged {
  readonly section: SectionId;
  /** Everything that it may stand among, itself too, in order, as it is at this moment. */
  readonly among: () => readonly { readonly id: SectionId; readonly element: HTMLElement }[];
  readonly onDrop: (drop: Drop) => void;
}

const beginsAtPx = 5;
const edgePx = 56;
const scrollPx = 12;

/** Follows a pointer that was just pressed. Nothing happens until it has moved a little, so that a click stays a click. */
export function followDrag(down: PointerEvent, { section, among, onDrop }: Dragged): void {
  const end = new AbortController();
  let y = down.clientY;
  let moving = false;
  let drop: Drop | null = null;
  const show = (next: Drop | null) => {
    drop = next;
    for (const { id, element } of among()) {
      if (next?.beside === id) element.dataset.drop = next.side;
      else delete element.dataset.drop;
      if (moving && id === section) element.dataset.dragged = '';
      else delete element.dataset.dragged;
    }
  };
  const scroll = () => {
    if (end.signal.aborted) return;
    const first = among()[0]?.element;
    if (first) scrollNear(scrollerOf(first), y);
    show(placeAt(among(), section, y));
    requestAnimationFrame(scroll);
  };
  const stop = () => {
    end.abort();
    moving = false;
    show(null);
    delete document.documentElement.dataset.dragging;
  };
  const on = <K extends keyof WindowEventMap>(name: K, act: (event: WindowEventMap[K]) => void) =>
    addEventListener(name, act, { signal: end.signal, capture: true });
  on('pointermove', (event) => {
    if (event.pointerId !== down.pointerId) return;
    y = event.clientY;
    if (moving || Math.hypot(event.clientX - down.clientX, y - down.clientY) < beginsAtPx) return;
    moving = true;
    document.documentElement.dataset.dragging = '';
    scroll();
  });
  on('pointerup', (event) => {
    if (event.pointerId !== down.pointerId) return;
    const wasMoving = moving;
    if (moving) show(placeAt(among(), section, event.clientY));
    const landed = drop;
    stop();
    if (wasMoving) swallowClick();
    if (landed) onDrop(landed);
  });
  on('pointercancel', stop);
  on('keydown', (event) => {
    if (event.key !== 'Escape') return;
    event.preventDefault();
    event.stopPropagation();
    stop();
  });
}

/** Where something dropped at this height would land; null where it is already. */
export function placeAt(
  all: readonly {
    readonly id: SectionId;
    readonly element: { getBoundingClientRect(): { top: number; bottom: number } };
  }[],
  section: SectionId,
  y: number,
): Drop | null {
  const others = all.filter(({ id }) => id !== section);
  const middle = ({ element }: (typeof all)[number]) => {
    const { top, bottom } = element.getBoundingClientRect();
    return (top + bottom) / 2;
  };
  const found = others.findIndex((one) => middle(one) > y);
  const at = found === -1 ? others.length : found;
  if (at === all.findIndex(({ id }) => id === section)) return null;
  const next = others[at];
  const last = others[at - 1];
  if (next) return { beside: next.id, side: 'before' };
  return last ? { beside: last.id, side: 'after' } : null;
}

/** The click that the end of a drag would be. */
function swallowClick(): void {
  const swallow = (event: Event) => {
    event.preventDefault();
    event.stopPropagation();
  };
  addEventListener('click', swallow, { capture: true, once: true });
  setTimeout(() => removeEventListener('click', swallow, { capture: true }));
}

function scrollerOf(element: HTMLElement): Element {
  for (let outer = element.parentElement; outer !== null; outer = outer.parentElement) {
    if (outer.scrollHeight > outer.clientHeight && /auto|scroll/.test(getComputedStyle(outer).overflowY)) return outer;
  }
  return document.documentElement;
}

function scrollNear(scroller: Element, y: number): void {
  const { top, bottom } =
    scroller === document.documentElement ? { top: 0, bottom: innerHeight } : scroller.getBoundingClientRect();
  if (y < top + edgePx) scroller.scrollBy(0, -scrollPx);
  else if (y > bottom - edgePx) scroller.scrollBy(0, scrollPx);
}
