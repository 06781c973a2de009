/** On a smaller screen: what else stands beside the page, drawn out from its edges, on a phone as a sheet from below. */
import { type ReactNode, useState } from 'react';
import { Drawer } from '../../ui/later-dialogs.ts';
import { words } from '../../words.ts';
import css from './plan.module.css';

export type DeskDrawer = 'outline' | 'comments' | null;

/**
 * Which drawer is open. Where all of it stands side by side none is, nor when the window is made narrower later, unless somebody is
 * writing beside the page then: what they write goes on in its drawer.
 */
export function useDeskDrawer(columns: boolean, isWriting: () => boolean) {
  const [drawer, setDrawer] = useState<DeskDrawer>(null);
  const [hadColumns, setHadColumns] = useState(columns);
  if (columns !== hadColumns) {
    setHadColumns(columns);
    setDrawer(!columns && isWriting() ? 'comments' : null);
  } else if (columns && drawer !== null) setDrawer(null);
  return [drawer, setDrawer] as const;
}

interface DeskDrawersProps {
  readonly drawer: DeskDrawer;
  readonly onClose: () => void;
  readonly outline: ReactNode;
  readonly beside: ReactNode;
  readonly besideName: string;
  /** What is said above it. */
  readonly besideTitle: string;
  readonly small: boolean;
}

export function DeskDrawers({ drawer, onClose, outline, beside, besideName, besideTitle, small }: DeskDrawersProps) {
  return (
    <>
      <Drawer
        opened={drawer === 'outline'}
        onClose={onClose}
        title={words.plan.outline}
        size="min(320px, 90vw)"
        closeButtonProps={{ 'aria-label': words.close }}
      >
        {outline}
      </Drawer>
      <Drawer
        opened={drawer === 'comments'}
        onClose={onClose}
        title={besideTitle}
        position={small ? 'bottom' : 'right'}
        size={small ? 'auto' : '380px'}
        classNames={drawerParts(small)}
        // The words that a comment is about are read beside its sheet.
        overlayProps={{ backgroundOpacity: small ? 0.25 : 0.6 }}
        closeButtonProps={{ 'aria-label': words.close }}
      >
        <aside aria-label={besideName}>{beside}</aside>
      </Drawer>
    </>
  );
}

function drawerParts(isSheet: boolean): Record<string, string> {
  const body = css.drawerBody ?? '';
  return isSheet ? { body, content: css.sheet ?? '', header: css.sheetHead ?? '' } : { body };
}
