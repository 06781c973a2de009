/**
 * In which section somebody is: the one that has the focus while it is in sight, as the last of a plan never come far up; else the last one
 * that begins above the upper third of the window, or the first.
 */
import type { SectionId } from '@tangram/domain';
import { useEffect, useState } from 'react';

export function useSectionInView(order: readonly SectionId[]): SectionId | null {
  const [now, setNow] = useState<SectionId | null>(null);
  useEffect(() => {
    let asked = false;
    const elementOf = (id: SectionId) => document.getElementById(`section-${id}`);
    const look = () => {
      asked = false;
      const line = innerHeight / 3;
      const focused = order.find((id) => elementOf(id)?.contains(document.activeElement));
      const place = focused && elementOf(focused)?.getBoundingClientRect();
      if (place && place.top < innerHeight && (place.top >= 0 || place.bottom > line)) return setNow(focused);
      const above = order.findLast((id) => (elementOf(id)?.getBoundingClientRect().top ?? line) < line);
      setNow(above ?? order[0] ?? null);
    };
    const soon = () => {
      if (asked) return;
      asked = true;
      requestAnimationFrame(look);
    };
    soon();
    addEventListener('scroll', soon, { passive: true });
    addEventListener('focusin', soon);
    return () => {
      removeEventListener('scroll', soon);
      removeEventListener('focusin', soon);
    };
  }, [order]);
  return now;
}
