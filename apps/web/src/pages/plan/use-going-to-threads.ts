/** Ways to a thread and to the words that it is about: from its card, from its words, by F8, by an address. */
import type { SectionId } from '@tangram/domain';
import { useEffect, useRef } from 'react';
import { filterShowing, passing } from '../../discussion/filters.ts';
import { useLinkedThread } from '../../discussion/thread-link.ts';
import type { PlacedThread, Threads } from '../../discussion/threads.ts';
import { chainIn } from '../../editor/put-caret.ts';
import { useWorkbench } from '../../editor/workbench.ts';
import { threadPlaceWords } from '../../words/thread-places.ts';

interface ThreadsOnPage {
  readonly shared: Threads;
  readonly placed: readonly PlacedThread[];
  /** The threads are here, and it is known where each of them stands. */
  readonly isPlaced: boolean;
  readonly person: string;
  /** All columns stand side by side: no drawer is needed to see a thread. */
  readonly columns: boolean;
  /** Comments come up as a sheet from below. */
  readonly small: boolean;
  readonly showComments: () => void;
  readonly openDrawer: () => void;
  readonly closeDrawer: () => void;
  readonly say: (sentence: string) => void;
}

export interface GoingToThreads {
  /** To the words of a thread. */
  readonly goToThread: (placed: PlacedThread) => void;
  /** From a card, which a drawer may hold, to its words: an editor's caret goes there too. */
  readonly goBack: (placed: PlacedThread) => void;
  /** To a thread's card, by its id. */
  readonly showThread: (id: string) => void;
}

/** Where the words of a thread stand over its sheet. */
const aboveSheetPx = 150;

export function useGoingToThreads(page: ThreadsOnPage): GoingToThreads {
  const { shared, placed: all, isPlaced, person, columns, small, showComments, openDrawer, closeDrawer, say } = page;
  const workbench = useWorkbench();
  const goToThread = (placed: PlacedThread) => {
    if (placed.place.kind === 'plan' || placed.place.kind === 'orphaned') return;
    workbench.reveal(placed.place.section as SectionId);
    const words = wordsOfThread(placed);
    // A sheet covers the lower part of a small screen.
    if (small) scrollBy(0, (words?.getBoundingClientRect().top ?? 0) - aboveSheetPx);
    else words?.scrollIntoView({ block: 'center' });
  };
  const goBack = (placed: PlacedThread) => {
    closeDrawer();
    const editor = 'section' in placed.place ? workbench.mountNow(placed.place.section as SectionId) : null;
    goToThread(placed);
    const words = wordsOfThread(placed);
    if (editor === null || words === null || !editor.view.dom.contains(words)) return;
    chainIn(editor).setTextSelection(editor.view.posAtDOM(words, 0)).run();
  };
  const showThread = (id: string) => {
    const found = all.find(({ thread }) => thread.id === id);
    if (found === undefined) return say(threadPlaceWords.linkGone);
    shared.filter.set(filterShowing(found.thread, shared.filter.get(), person));
    shared.chosen.set(id);
    shared.asked.set(id);
    goToThread(found);
    openDrawer();
  };

  // Whoever chooses a thread in the text wants to read it.
  useEffect(
    () => shared.chosen.subscribe(() => shared.chosen.get() !== null && showComments()),
    [shared.chosen, showComments],
  );
  // Whoever puts a comment on other words has to reach them.
  useEffect(
    () => shared.attaching.subscribe(() => shared.attaching.get() !== null && closeDrawer()),
    [shared.attaching, closeDrawer],
  );
  const onClicked = useRef(() => {});
  onClicked.current = () => {
    const found = all.find(({ thread }) => thread.id === shared.clicked.get()?.thread);
    if (columns || found === undefined) return;
    goToThread(found);
    openDrawer();
  };
  useEffect(() => shared.clicked.subscribe(() => onClicked.current()), [shared.clicked]);
  useLinkedThread(isPlaced, showThread);
  const walk = useRef((_by: 1 | -1) => {});
  walk.current = (by) => {
    const list = passing(all, shared.filter.get(), person);
    const at = list.findIndex(({ thread }) => thread.id === shared.chosen.get());
    const next = list.at(at === -1 ? Math.min(by, 0) : (at + by) % list.length);
    if (!next) return say(threadPlaceWords.noneToWalk);
    shared.chosen.set(next.thread.id);
    shared.asked.set(next.thread.id);
    goToThread(next);
    showComments();
    openDrawer();
  };
  useEffect(() => {
    const keys = (event: KeyboardEvent) => {
      if (event.key !== 'F8') return;
      event.preventDefault();
      walk.current(event.shiftKey ? -1 : 1);
    };
    addEventListener('keydown', keys);
    return () => removeEventListener('keydown', keys);
  }, []);
  return { goToThread, goBack, showThread };
}

/** Where a thread points to on the page: its words, or all of its section. */
function wordsOfThread({ thread, place }: PlacedThread): Element | null {
  const section = 'section' in place ? document.getElementById(`section-${place.section}`) : null;
  return section?.querySelector(`[data-thread~="${CSS.escape(thread.id)}"]`) ?? section;
}
