/** Whether it is this section's turn to be drawn, and to become an editor. True at once for a section that somebody wants to write in. */
import type { SectionId } from '@tangram/domain';
import { type RefObject, useEffect, useState } from 'react';
import { useStore } from '../ui/store.ts';
import { type Nearness, takeTurn, turnsChanged } from './turns.ts';
import { useWorkbench } from './workbench.ts';

const nearPx = 600;

/** Whether the text of a section is to be an editor. */
export function useTurn(section: SectionId, element: RefObject<HTMLElement | null>): boolean {
  const { wanted, needed } = useWorkbench();
  const want = useStore(wanted);
  const need = useStore(needed);
  return useTurnOf('mount', element, want?.section === section || need === section);
}

/** Whether a section is to be drawn. `waits`: it stands where nobody has looked yet. */
export function useDrawn(section: SectionId, element: RefObject<HTMLElement | null>, waits: boolean): boolean {
  const { revealed } = useWorkbench();
  const reveal = useStore(revealed);
  return useTurnOf('draw', element, !waits || reveal === section || reveal === 'all');
}

function useTurnOf(step: 'draw' | 'mount', element: RefObject<HTMLElement | null>, now: boolean): boolean {
  const [turn, setTurn] = useState(now);
  // For good: once the caret is in it nobody wants it any more, and it must stay all the same.
  if (!turn && now) setTurn(true);
  useEffect(() => {
    const box = element.current;
    if (turn || box === null) return;
    let where: Nearness = 'far';
    const sight = new IntersectionObserver(
      (entries) => {
        const last = entries.at(-1);
        where = last?.isIntersecting ? (isInWindow(last.boundingClientRect) ? 'inSight' : 'near') : 'far';
        if (where !== 'far') turnsChanged();
      },
      { rootMargin: `${nearPx}px` },
    );
    sight.observe(box);
    const giveUp = takeTurn({ step, where: () => where, act: () => setTurn(true) });
    return () => {
      sight.disconnect();
      giveUp();
    };
  }, [turn, element, step]);
  return turn;
}

const isInWindow = ({ top, bottom }: DOMRectReadOnly) => top < innerHeight && bottom > 0;
