/** Which section is being read: the last one that begins above the upper third of the window. */
import type { SectionId } from '@tangram/domain';
import { useEffect, useState } from 'react';

export function useSectionInView(order: readonly SectionId[]): SectionId | null {
  const [now, setNow] = useState<SectionId | null>(null);
  useEffect(() => {
    let asked = false;
    const look = () => {
      asked = false;
      const line = innerHeight / 3;
      const above = order.findLast((id) => {
        const element = document.getElementById(`section-${id}`);
        return element !== null && element.getBoundingClientRect().top < line;
      });
      setNow(above ?? null);
    };
    const soon = () => {
      if (asked) return;
      asked = true;
      requestAnimationFrame(look);
    };
    soon();
    addEventListener('scroll', soon, { passive: true });
    return () => removeEventListener('scroll', soon);
  }, [order]);
  return now;
}
