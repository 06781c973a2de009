/** Opens the card for finding from its key, and holds it; its code comes when it is first opened. */
import { useEffect } from 'react';
import { onMac } from '../../ui/key-names.ts';
import { whenOpened } from '../../ui/later.tsx';
import { useStore } from '../../ui/store.ts';
import type { PlacedSection } from '../sections.ts';
import { useWorkbench, type Workbench } from '../workbench.ts';

interface FindBarProps {
  readonly sections: readonly PlacedSection[];
  readonly onClose: () => void;
}

const FindBar = whenOpened<FindBarProps>(() => import('./FindBar.tsx'));
const charactersMax = 100;

export function Find({ sections }: { sections: readonly PlacedSection[] }) {
  const workbench = useWorkbench();
  const finding = useStore(workbench.finding);
  useEffect(() => {
    const keys = (event: KeyboardEvent) => {
      const key = event.key.toLowerCase();
      // On a Mac ⌘ H hides the window and Ctrl H deletes; other editors use ⌘ ⇧ H.
      const asked = onMac ? event.metaKey && event.shiftKey : event.ctrlKey && !event.shiftKey;
      if (key !== 'h' || event.altKey || !asked) return;
      event.preventDefault();
      // It would open behind a dialog, and take the focus out of it.
      if (document.activeElement?.closest('[role="dialog"]')) return;
      openFind(workbench);
    };
    addEventListener('keydown', keys);
    return () => removeEventListener('keydown', keys);
  }, [workbench]);
  return finding && <FindBar sections={sections} onClose={() => workbench.finding.set(null)} />;
}

/** Begins with the words that are selected, when they are few. */
export function openFind({ active, finding }: Workbench): void {
  const state = active.get()?.editor.state;
  const { from, to, $from, $to } = state?.selection ?? { from: 0, to: 0 };
  const words =
    state && $from?.sameParent($to ?? $from) && to - from <= charactersMax ? state.doc.textBetween(from, to) : '';
  const open = finding.get();
  const before = open === null ? document.activeElement : open.before;
  // What is typed before the card is there must not go into the plan.
  if (open === null && before instanceof HTMLElement) before.blur();
  finding.set({ text: words, before });
}
