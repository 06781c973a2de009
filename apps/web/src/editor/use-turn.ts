/** Whether it is this section's turn to become an editor. True at once for a section that somebody wants to write in. */
import type { SectionId } from '@tangram/domain';
import { type RefObject, useEffect, useState } from 'react';
import { useStore } from '../ui/store.ts';
import { takeTurn, turnsChanged } from './turns.ts';
import { useWorkbench } from './workbench.ts';

const nearPx = 600;

export function useTurn(section: SectionId, element: RefObject<HTMLElement | null>): boolean {
  const { wanted, needed } = useWorkbench();
  const want = useStore(wanted);
  const need = useStore(needed);
  const [turn, setTurn] = useState(false);
  // For good: once the caret is in it nobody wants it any more, and it must stay all the same.
  if (!turn && (want?.section === section || need === section)) setTurn(true);
  useEffect(() => {
    const box = element.current;
    if (turn || box === null) return;
    let near = false;
    const sight = new IntersectionObserver(
      (entries) => {
        near = entries.at(-1)?.isIntersecting ?? false;
        if (near) turnsChanged();
      },
      { rootMargin: `${nearPx}px` },
    );
    sight.observe(box);
    const giveUp = takeTurn({ near: () => near, mount: () => setTurn(true) });
    return () => {
      sight.disconnect();
      giveUp();
    };
  }, [turn, element]);
  return turn;
}
