/**
 * A letter is painted before it is read. The browser puts what is typed into the text by itself; what the editor makes of it, its own
 * document, the shared text, the plan's numbers and the words for the server, takes longer on a slow computer than the whole frame, and
 * comes right behind it.
 *
 * Until then the editor is one letter behind what is seen, and nobody may work with that: whoever asks an editor for its state has the
 * letter read first, and so has whatever changes the shared text, what a person does next and a page that goes (`readLetter`). Only letters,
 * digits and spaces among written words wait. What may become something else as it is typed is read at once, and what a browser composes
 * of several keys when the browser says so.
 */
import { Extension } from '@tiptap/core';
import { type EditorState, Plugin, TextSelection } from '@tiptap/pm/state';
import type { EditorView } from '@tiptap/pm/view';
import { afterFrame } from '../../ui/after-frame.ts';
import { createStore } from '../../ui/store.ts';

/** What ProseMirror's view reads its text with. It has this wait of its own for a browser that told of letters before they were there. */
interface TextReader {
  /** Not negative while reading is put off. */
  flushingSoon: number;
  /** Reads what was put off. */
  forceFlush(): void;
}

/** Whether a letter stands in the page that no editor knows of yet. */
export const letterWaits = createStore(false);

let reader: TextReader | null = null;

/**
 * Has the letter read that stands in the page and in no editor, if there is one. What fails of it is told and stops nobody, as where a
 * browser has it read: a transaction that is about to begin would never end, and a colleague's words would be left out.
 */
export function readLetter(): void {
  const waiting = reader;
  if (waiting === null) return;
  reader = null;
  try {
    waiting.forceFlush();
  } catch (failure) {
    reportError(failure);
  }
  // Nothing says “saved” in between: the words are on their way before the letter has stopped to wait.
  letterWaits.set(false);
}

function putOff(view: EditorView): void {
  const own = readerOf(view);
  if (own === null || own.flushingSoon > -1) return;
  own.flushingSoon = 0;
  reader = own;
  letterWaits.set(true);
  afterFrame(() => {
    if (reader === own) readLetter();
  });
}

function readerOf(view: EditorView): TextReader | null {
  const own: unknown = Reflect.get(view, 'domObserver');
  return isReader(own) ? own : null;
}

const isReader = (one: unknown): one is TextReader =>
  typeof one === 'object' && one !== null && 'flushingSoon' in one && 'forceFlush' in one;

/** Puts the reading of a letter off until it is painted. One editor at a time has such a letter: whoever types in another has it read. */
export const paintedFirst = Extension.create({
  name: 'paintedFirst',
  // After those who take what is typed for something else.
  priority: 1,
  onDestroy: readLetter,
  addProseMirrorPlugins: () => [
    new Plugin({
      props: {
        handleDOMEvents: {
          beforeinput: (view, event) => {
            if (isTried && !view.composing && isLetter(event) && isAmongWords(view.state)) putOff(view);
            return false;
          },
        },
      },
      view: readWhenAsked,
    }),
  ],
});

/** Browsers on whose way of writing into a text this was tried. A keyboard on the screen composes words and tells of no keys. */
const isTried = /Chrome\//.test(navigator.userAgent) && !/Android|Mobile/.test(navigator.userAgent);

/** Signs may become others: quotation marks, dashes, a formula, a list of names. */
const isLetter = ({ inputType, data }: InputEvent) =>
  inputType === 'insertText' && data !== null && /^[\p{L}\p{N} ]$/u.test(data);

/** Not in an empty line, which says what belongs there until something does, and not at the end of a link, which does not go on. */
export function isAmongWords({ selection, storedMarks }: EditorState): boolean {
  if (!(selection instanceof TextSelection) || storedMarks !== null) return false;
  const { $cursor } = selection;
  if ($cursor === null) return false;
  const { textOffset, nodeBefore } = $cursor;
  return textOffset > 0 || (nodeBefore?.isText === true && nodeBefore.marks.length === 0);
}

type LookUp = (name: never, act?: (prop: never) => unknown) => unknown;

/** From now on the view reads a letter that waits before it tells its state. That it looks its own plugins up there asks for nothing. */
function readWhenAsked(view: EditorView): { destroy(): void } {
  let { state } = view;
  let looksUp = false;
  Object.defineProperty(view, 'state', {
    configurable: true,
    get: () => {
      if (reader !== null && !looksUp) readLetter();
      return state;
    },
    set: (next: EditorState) => {
      state = next;
    },
  });
  const lookUp: LookUp = view.someProp.bind(view);
  view.someProp = ((name, act) => {
    if (reader === null || looksUp) return lookUp(name, act);
    looksUp = true;
    try {
      return lookUp(name, act && ((prop) => withLetter(act, prop)));
    } finally {
      looksUp = false;
    }
  }) satisfies LookUp as typeof view.someProp;
  // What a plugin is asked to do is no looking up any more.
  const withLetter = (act: (prop: never) => unknown, prop: never) => {
    looksUp = false;
    try {
      return act(prop);
    } finally {
      looksUp = true;
    }
  };
  return {
    destroy() {
      Reflect.deleteProperty(view, 'someProp');
      Object.defineProperty(view, 'state', { configurable: true, enumerable: true, writable: true, value: state });
    },
  };
}
