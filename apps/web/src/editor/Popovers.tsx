/** The one popover that may be open beside the text. Their code comes when the first one opens. */
import { whenOpened } from '../ui/later.tsx';
import { useStore } from '../ui/store.ts';
import { useWorkbench } from './workbench.ts';

const FormulaPopover = whenOpened(async () => ({
  default: (await import('./formula/FormulaPopover.tsx')).FormulaPopover,
}));
const LinkPopover = whenOpened(async () => ({ default: (await import('./LinkPopover.tsx')).LinkPopover }));
const PicturePopover = whenOpened(async () => ({
  default: (await import('./pictures/PicturePopover.tsx')).PicturePopover,
}));
const PairRowPopover = whenOpened(async () => ({ default: (await import('./PairRowPopover.tsx')).PairRowPopover }));

const keys = new WeakMap<object, number>();
let lastKey = 0;

/** One popover for each opening of a formula. */
function keyOf(place: object): number {
  const known = keys.get(place);
  if (known !== undefined) return known;
  lastKey += 1;
  keys.set(place, lastKey);
  return lastKey;
}

export function Popovers() {
  const { popover } = useWorkbench();
  const open = useStore(popover);
  if (open === null) return null;
  const onClose = () => popover.set(null);
  return (
    <>
      {open.kind === 'formula' && (
        <FormulaPopover
          key={keyOf(open.place)}
          editor={open.editor}
          place={open.place}
          point={open.point}
          fresh={open.fresh}
          early={open.early}
          onClose={() => popover.get() === open && onClose()}
        />
      )}
      {open.kind === 'link' && <LinkPopover editor={open.editor} onClose={onClose} />}
      {open.kind === 'picture' && <PicturePopover key={open.at} editor={open.editor} at={open.at} onClose={onClose} />}
      {open.kind === 'pairRow' && <PairRowPopover editor={open.editor} onClose={onClose} />}
    </>
  );
}
