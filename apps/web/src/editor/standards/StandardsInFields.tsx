/** Standards offered in titles and plain fields (FieldStandards.tsx): nothing until something like the beginning of a code is typed in one. */
import { type ComponentType, useEffect, useState } from 'react';

const mayBegin = /\w\.\w|#\w/;

export function StandardsInFields() {
  const [Offered, setOffered] = useState<ComponentType | null>(null);
  useEffect(() => {
    if (Offered !== null) return;
    const typed = ({ target }: Event) => {
      const { dataset, value } = target as HTMLInputElement;
      if (dataset.offers === undefined || !mayBegin.test(value)) return;
      import('./FieldStandards.tsx').then(
        ({ FieldStandards }) => setOffered(() => FieldStandards),
        // Without a connection nothing is offered; the next key asks again.
        () => {},
      );
    };
    addEventListener('input', typed);
    return () => removeEventListener('input', typed);
  }, [Offered]);
  return Offered && <Offered />;
}
