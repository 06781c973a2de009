/**
 * Lays a section out when its turn to be drawn has come, wherever it stands, and again when something was drawn in it later, such as a
 * formula or a figure: the browser skips what is far from view, and remembers how high it was. Without that it is a guess until
 * somebody comes there, and all below jumps under their hand. From then on the browser sees to it.
 */
import { type RefObject, useLayoutEffect } from 'react';
import { whenIdle } from '../ui/when-idle.ts';
import { whenQuiet } from '../ui/when-quiet.ts';

export function useMeasured(place: RefObject<HTMLElement | null>, now: boolean): void {
  useLayoutEffect(() => {
    const section = place.current;
    if (section === null || !now) return;
    const seen = new ResizeObserver(() => {
      seen.disconnect();
      delete section.dataset.unmeasured;
    });
    const measure = () => {
      delete section.dataset.outgrown;
      section.dataset.unmeasured = '';
      seen.observe(section);
    };
    // Nobody is here yet: whoever opens the plan reads and types first.
    const again = whenQuiet(() => whenIdle(() => section.dataset.outgrown !== undefined && measure()));
    const drawn = new MutationObserver((records) => {
      if (records.some(({ target }) => isText(target))) return;
      section.dataset.outgrown = '';
      again.ask();
    });
    const stop = () => {
      drawn.disconnect();
      again.stop();
      delete section.dataset.outgrown;
    };
    const come = (event: Event) => {
      if (event instanceof ContentVisibilityAutoStateChangeEvent && !event.skipped) stop();
    };
    measure();
    drawn.observe(section, { childList: true, subtree: true });
    section.addEventListener('contentvisibilityautostatechange', come);
    return () => {
      stop();
      seen.disconnect();
      section.removeEventListener('contentvisibilityautostatechange', come);
    };
  }, [place, now]);
}

/** A text that colleagues write in is drawn again and again, far from where anybody looks: laying it out each time would slow down every key. */
const isText = (node: Node) => node instanceof Element && node.classList.contains('static-body');
