/**
 * What a folded section hides. The browser's own find still looks into it, and unfolds it where it finds something; on paper it
 * stands as if it were open.
 */
import { type ReactNode, useLayoutEffect, useRef } from 'react';

interface FoldedPartProps {
  readonly id: string;
  readonly folded: boolean;
  readonly onFound: () => void;
  readonly children: ReactNode;
}

export function FoldedPart({ id, folded, onFound, children }: FoldedPartProps) {
  const box = useRef<HTMLDivElement>(null);
  // By hand, because React knows `hidden` as yes or no.
  useLayoutEffect(() => {
    if (folded) box.current?.setAttribute('hidden', 'until-found');
    else box.current?.removeAttribute('hidden');
  }, [folded]);
  useLayoutEffect(() => {
    const element = box.current;
    element?.addEventListener('beforematch', onFound);
    return () => element?.removeEventListener('beforematch', onFound);
  }, [onFound]);
  return (
    <div ref={box} id={id} className="section-inside">
      {children}
    </div>
  );
}
