/**
 * Puts a thread's suggestion into the plan, as a change of whoever uses it, with their undo. Two who press at once would put it in
 * twice: the server says first whose it is.
 */
import type { SectionId } from '@tangram/domain';
import { useWorkbench, type Workbench } from '../editor/workbench.ts';
import type { Trouble } from '../words.ts';
import { markedWords, replaceMarked } from './suggestion.ts';

interface Suggested {
  readonly thread: string;
  readonly section: SectionId;
  readonly quote: string;
  readonly words: string;
}

/**
 * `changed`: what stands there now. `apart`, `gone`: there is no one place for it any more. `taken`: somebody else puts it in.
 * `late`: the words changed while the server was asked. `failed`: the server could not be asked. Nothing was put in for any of these.
 */
export type Put =
  | { readonly kind: 'put' | 'apart' | 'gone' | 'taken' | 'late' }
  | { readonly kind: 'changed'; readonly now: string }
  | { readonly kind: 'failed'; readonly trouble: Trouble };

/** Asks for the right to put a suggestion in; then gives it back, or says that the words are in, which the server hears once it has them. */
export interface Right {
  ask(): Promise<Exclude<Put, { readonly kind: 'put' | 'changed' }> | null>;
  giveBack(): Promise<void>;
  isPut(): void;
}

/** `anyway`: although the words have changed. */
export function useSuggestion(): (suggested: Suggested, anyway: boolean, right: Right) => Promise<Put> {
  const workbench = useWorkbench();
  return async ({ thread, section, quote, words }, anyway, right) => {
    const { view } = await editorFor(workbench, section);
    const before = markedWords(view.state.doc, thread, quote);
    if (typeof before === 'string') return { kind: before };
    if (before.words !== quote && before.words !== words && !anyway) return { kind: 'changed', now: before.words };
    const refused = await right.ask();
    if (refused !== null) return refused;
    // While the server was asked a colleague may have written there.
    const found = markedWords(view.state.doc, thread, quote);
    if (typeof found === 'string' || found.words !== before.words) {
      await right.giveBack();
      return { kind: 'late' };
    }
    // Put in before, when an answer was lost.
    if (found.words !== words) {
      workbench.undo.step();
      view.dispatch(replaceMarked(view.state, found, words));
      workbench.undo.step();
    }
    right.isPut();
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
