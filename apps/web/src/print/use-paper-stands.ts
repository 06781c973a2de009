/** Lays a paper out, and tells how much of it stands, until all of it does. */
import { type RefObject, useCallback, useLayoutEffect, useRef, useState } from 'react';
import { layPaper, type Progress, preparePaper } from './paper-elements.ts';

/** What stands of a paper, or that its formulas cannot be drawn now. */
export type Stands = Progress | 'all' | 'failed';

const nothing: Stands = { drawn: 0, formulas: 0 };

/** What stands of the paper with this HTML, and how to try again when it failed. */
export function usePaperStands(place: RefObject<HTMLElement | null>, html: string): readonly [Stands, () => void] {
  const [stands, setStands] = useState<Stands>(nothing);
  const laid = useRef<string | null>(null);
  const prepare = useCallback(() => {
    const { current } = place;
    if (current === null) return;
    const say = (now: Stands) => {
      if (laid.current === html) setStands(now);
    };
    say(nothing);
    preparePaper(current, say).then(
      () => say('all'),
      () => say('failed'),
    );
  }, [place, html]);
  useLayoutEffect(() => {
    if (place.current === null) return;
    laid.current = html;
    layPaper(place.current, html);
    prepare();
    return () => {
      laid.current = null;
    };
  }, [place, html, prepare]);
  return [stands, prepare];
}
