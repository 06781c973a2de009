/** Puts a thread's suggestion into the plan, as a change of whoever uses it, with their undo. */
import type { SectionId } from '@tangram/domain';
import { useWorkbench, type Workbench } from '../editor/workbench.ts';
import { markedWords, replaceMarked } from './suggestion.ts';

interface Suggested {
  readonly thread: string;
  readonly section: SectionId;
  readonly quote: string;
  readonly words: string;
}

/** `changed`: what stands there now; nothing was put in. `apart`, `gone`: there is no one place for it any more. */
export type Put = { readonly kind: 'put' | 'apart' | 'gone' } | { readonly kind: 'changed'; readonly now: string };

/** `anyway`: although the words have changed. */
export function useSuggestion(): (suggested: Suggested, anyway: boolean) => Promise<Put> {
  const workbench = useWorkbench();
  return async ({ thread, section, quote, words }, anyway) => {
    const { view } = await editorFor(workbench, section);
    const found = markedWords(view.state.doc, thread, quote);
    if (typeof found === 'string') return { kind: found };
    // Put in before, when the answer of the server was lost.
    if (found.words === words) return { kind: 'put' };
    if (found.words !== quote && !anyway) return { kind: 'changed', now: found.words };
    workbench.undo.step();
    view.dispatch(replaceMarked(view.state, found, words));
    workbench.undo.step();
    return { kind: 'put' };
  };
}

/** A section's editor, mounted first when it is far from view. */
async function editorFor(workbench: Workbench, section: SectionId) {
  workbench.reveal(section);
  workbench.needed.set(section);
  for (;;) {
    const editor = workbench.editorOf(section);
    if (editor !== null) return editor;
    await new Promise<void>((resolve) => {
      const end = workbench.mounted.subscribe(() => {
        end();
        resolve();
      });
    });
  }
}
