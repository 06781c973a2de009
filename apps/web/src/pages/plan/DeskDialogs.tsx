/** The dialogs of an open plan: who can see it, and what its authors ask of others. */
import { whenOpened } from '../../ui/later.tsx';
import type { OpenDialog } from './use-desk-dialog.ts';

const ShareDialog = whenOpened(() => import('./ShareDialog.tsx'));
const AskDialog = whenOpened(() => import('../../requests/AskDialog.tsx'));

interface DeskDialogsProps extends Pick<OpenDialog, 'dialog' | 'setDialog'> {
  readonly planId: string;
  readonly onReview: () => void;
}

export function DeskDialogs({ dialog, setDialog, planId, onReview }: DeskDialogsProps) {
  const onClose = () => setDialog(null);
  if (dialog === null) return null;
  if (dialog.kind === 'share') {
    return <ShareDialog planId={planId} person={dialog.person} onReview={onReview} onClose={onClose} />;
  }
  return <AskDialog onShare={() => setDialog({ kind: 'share', person: null })} onClose={onClose} />;
}
