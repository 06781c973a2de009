/** Draws again when a typed field of the section changes, whoever changed it. */
import { useEffect, useReducer } from 'react';
import type { PlacedSection } from '../sections.ts';

export function useFields({ fields }: PlacedSection): void {
  const [, draw] = useReducer((count: number) => count + 1, 0);
  useEffect(() => {
    fields.observeDeep(draw);
    return () => fields.unobserveDeep(draw);
  }, [fields]);
}
