/**
 * Says how high a section is that is far from view, when its turn to be drawn has come and again when something was drawn in it later, such
 * as a formula or a figure: the browser skips it, and without that its height is a guess until somebody comes there, and all below jumps
 * under their hand. Once it was in view the browser remembers by itself how high it was, and only formulas are still looked after here.
 *
 * It can be asked where something in it stands without showing it: then what is new in it is laid out, and nothing is painted.
 */
import { type RefObject, useLayoutEffect } from 'react';
import { whenIdle } from '../ui/when-idle.ts';
import { whenQuiet } from '../ui/when-quiet.ts';

/** `waits`: it is drawn when its turn comes, and not with the page, which is to be painted first. */
export function useMeasured(place: RefObject<HTMLElement | null>, isDrawn: boolean, waits: boolean): void {
  useLayoutEffect(() => {
    const section = place.current;
    if (section === null || !isDrawn) return;
    let wasSeen = false;
    const measure = () => {
      delete section.dataset.outgrown;
      section.style.containIntrinsicBlockSize = `${heightIn(section)}px`;
    };
    // Nobody is here yet: whoever opens the plan reads and types first.
    const again = whenQuiet(() => whenIdle(() => section.dataset.outgrown !== undefined && measure()));
    const measureLater = () => {
      section.dataset.outgrown = '';
      again.ask();
    };
    const changed = new MutationObserver((records) => {
      // As many as can be laid out in one moment were drawn in it, and more come in the next.
      if (records.some(({ target }) => isFormula(target))) measure();
      else if (!wasSeen && !records.some(({ target }) => isText(target))) measureLater();
    });
    const start = () => {
      changed.observe(section, { childList: true, subtree: true });
      // Letters of another breadth break their lines elsewhere.
      document.fonts.addEventListener('loadingdone', measureLater);
    };
    const stop = () => {
      changed.disconnect();
      document.fonts.removeEventListener('loadingdone', measureLater);
      again.stop();
      delete section.dataset.outgrown;
      section.style.containIntrinsicBlockSize = '';
    };
    const come = (event: Event) => {
      if (!(event instanceof ContentVisibilityAutoStateChangeEvent)) return;
      if (event.skipped) return start();
      wasSeen = true;
      stop();
    };
    if (waits) measure();
    else measureLater();
    start();
    section.addEventListener('contentvisibilityautostatechange', come);
    return () => {
      stop();
      section.removeEventListener('contentvisibilityautostatechange', come);
    };
  }, [place, isDrawn, waits]);
}

function heightIn({ firstElementChild, lastElementChild }: Element): number {
  if (firstElementChild === null || lastElementChild === null) return 0;
  return lastElementChild.getBoundingClientRect().bottom - firstElementChild.getBoundingClientRect().top;
}

/** A text that colleagues write in is drawn again and again, far from where anybody looks: laying it out each time would slow down every key. */
const isText = (node: Node) => node instanceof Element && node.classList.contains('static-body');

const isFormula = (node: Node) => node instanceof Element && node.matches('.formula-inline, .formula-block');
