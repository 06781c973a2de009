/**
 * The question whose work a picture shows, where it stands in student work: which pictures of a plan it is open for,
 * by the documents that this page has, and how it is asked. The server decides for itself.
 */
import type { InPlaceOf } from '@tangram/plan/body';
import { inPlaceOf, type PictureStanding, readPictures } from '@tangram/plan/pictures';
import type { Editor } from '@tiptap/core';
import type * as Y from 'yjs';
import { whenQuiet } from '../../ui/when-quiet.ts';
import { whoseWorkWords } from '../../words/whose-work.ts';
import type { WaitingWords } from './kept-words.ts';
import { isInQuestion } from './whose-work.ts';
import { describedInQuestion, wordsLeave } from './words-leave.ts';

/** What is said to an editor below a picture that is in question. */
interface Question {
  readonly says: string;
  readonly answer: string;
}

export interface PictureQuestions {
  readonly inPlaceOf: InPlaceOf;
  readonly asked: (editor: Editor, at: number) => Question | null;
  readonly close: () => void;
}

/** An answer shows the picture so soon, also while people go on typing. */
const answeredWithinMs = 1_000;

interface Page {
  readonly docs: readonly Y.Doc[];
  readonly waiting: WaitingWords;
  readonly mayEdit: () => boolean;
  /** Is called a moment after a picture came into question or was answered. */
  readonly changed: () => void;
}

export function pictureQuestions({ docs, waiting, mayEdit, changed }: Page): PictureQuestions {
  // A text that is drawn asks, so what is known is made anew after every change.
  let known: ReadonlyMap<string, PictureStanding> | null = null;
  // A text that was drawn meanwhile may show what has been taken back since.
  let drawnWith: ReadonlySet<string> = new Set();
  const asText = (pictures: ReadonlyMap<string, PictureStanding>) => JSON.stringify([...pictures]);
  const read = () => {
    if (known === null) {
      known = new Map(docs.flatMap((doc) => [...readPictures(doc)]));
      drawnWith = new Set([...drawnWith, asText(known)]);
    }
    return known;
  };
  const inQuestion = () =>
    [...read().values()].includes('inQuestion') ? describedInQuestion(docs) : new Set<string>();
  // Words that were there when the page came stay: whoever wrote them would not have them.
  let spared = inQuestion();
  const quiet = whenQuiet(() => {
    const now = asText(read());
    const isOld = [...drawnWith].some((one) => one !== now);
    drawnWith = new Set([now]);
    if (isOld) changed();
    const described = inQuestion();
    const come = [...described].filter((one) => !spared.has(one));
    if (mayEdit() && come.length > 0) wordsLeave(docs, new Set(come), waiting);
    spared = new Set([...described].filter((one) => !come.includes(one)));
  }, answeredWithinMs);
  const forget = () => {
    known = null;
    quiet.ask();
  };
  // Before the texts draw what changed.
  for (const doc of docs) doc.on('beforeObserverCalls', forget);
  return {
    inPlaceOf: (picture) => inPlaceOf(read())(picture),
    asked: (editor, at) => {
      const picture = String(editor.state.doc.nodeAt(at)?.attrs.picture);
      if (!isInQuestion(editor, picture)) return null;
      const { says, answer, wordsWait } = whoseWorkWords;
      return { says: waiting.of(picture) === null ? says : `${says} ${wordsWait}`, answer };
    },
    close() {
      quiet.stop();
      for (const doc of docs) doc.off('beforeObserverCalls', forget);
    },
  };
}
