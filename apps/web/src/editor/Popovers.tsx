/** The one popover that may be open beside the text. Their code comes when the first one opens. */
import { lazy, Suspense } from 'react';
import { useStore } from '../ui/store.ts';
import { useWorkbench } from './workbench.ts';

const FormulaPopover = lazy(async () => ({ default: (await import('./FormulaPopover.tsx')).FormulaPopover }));
const LinkPopover = lazy(async () => ({ default: (await import('./LinkPopover.tsx')).LinkPopover }));
const PairRowPopover = lazy(async () => ({ default: (await import('./PairRowPopover.tsx')).PairRowPopover }));

export function Popovers() {
  const { popover } = useWorkbench();
  const open = useStore(popover);
  if (open === null) return null;
  const onClose = () => popover.set(null);
  return (
    <Suspense>
      {open.kind === 'formula' && (
        <FormulaPopover key={open.at} editor={open.editor} at={open.at} focus={open.focus} onClose={onClose} />
      )}
      {open.kind === 'link' && <LinkPopover editor={open.editor} onClose={onClose} />}
      {open.kind === 'pairRow' && <PairRowPopover editor={open.editor} onClose={onClose} />}
    </Suspense>
  );
}
