/**
 * A browser tells of a moved selection in a task of its own. On a busy page that task comes after keys that were pressed later, and
 * an editor, which learns only from it where the caret is, would answer them at the old place: a word that was just left
 * would be replaced by a new line, and a colleague's word would put it back to where it was. So the editor is told before whatever
 * asks for the caret, or moves it, next: a key, a button of the mouse, words that come without a key (dictation, an emoji list), a
 * colleague's words (`live/socket.ts`). And of a letter that still waits to be read, with it.
 */
import { readLetter } from './typing/painted-first.ts';

type Ends = readonly [Node | null, number, Node | null, number];

let told: Ends = [null, 0, null, 0];

function ends(): Ends {
  const selection = getSelection();
  if (selection === null) return [null, 0, null, 0];
  return [selection.anchorNode, selection.anchorOffset, selection.focusNode, selection.focusOffset];
}

/** Tells of a letter and of the selection now, if that is still to come. */
export function tellSelection(): void {
  readLetter();
  const now = ends();
  if (now.some((end, index) => end !== told[index])) document.dispatchEvent(new Event('selectionchange'));
}

/** A click comes without a button of the mouse from a screen reader. */
const asking = ['keydown', 'mousedown', 'click', 'beforeinput'] as const;

/** From now on keys, buttons of the mouse and words come after the news of the selection. Returns how to end it. */
export function tellSelectionInTime(): () => void {
  const note = () => {
    // Asking where the selection is lays the page out; nobody has to know while no text has it.
    if (document.activeElement?.classList.contains('ProseMirror')) told = ends();
  };
  document.addEventListener('selectionchange', note, true);
  for (const event of asking) document.addEventListener(event, tellSelection, true);
  // Before what keeps the words when a page goes.
  addEventListener('pagehide', readLetter, true);
  return () => {
    document.removeEventListener('selectionchange', note, true);
    for (const event of asking) document.removeEventListener(event, tellSelection, true);
    removeEventListener('pagehide', readLetter, true);
  };
}
