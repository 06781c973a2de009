/**
 * How far down a page the lines are that threads are about. What a section draws is measured once, and again only when it changed; a
 * section that is far from view is not drawn for it, and its lines are guessed.
 */

/** The card of what is being begun, which has no thread yet. */
export const begunCard = 'new';

/** Finds the card of a thread, wherever it stands. */
export const cardOf = (thread: string): string => `[data-thread-card="${CSS.escape(thread)}"]`;

const atMarks = '[data-thread], [data-begun]';

/** `onSection` is called once with each section that is looked at. */
export function createSectionLines(onSection: (section: HTMLElement) => void) {
  /** How far below its section's top each line is. */
  const lines = new Map<string, number>();
  const stale = new Set<string>();
  const known = new WeakSet<Element>();

  const read = (section: HTMLElement, top: number, threads: readonly string[]): boolean => {
    const marks = new Map<string, Element>();
    for (const mark of section.querySelectorAll<HTMLElement>(atMarks)) {
      // One thing can bear several.
      const borne = mark.dataset.begun === undefined ? (mark.dataset.thread ?? '').split(' ') : [begunCard];
      for (const thread of borne) if (!marks.has(thread)) marks.set(thread, mark);
    }
    let hasMoved = false;
    for (const thread of threads) {
      // Without a mark, or folded away, it is about all of its section.
      const box = marks.get(thread)?.getClientRects()[0];
      const line = box === undefined ? 0 : box.top - top;
      if (line !== lines.get(thread)) hasMoved = true;
      lines.set(thread, line);
    }
    return hasMoved;
  };

  /** Reads a section that changed, if it is drawn; whether lines stand elsewhere in it than before. */
  const readAgain = (section: string, element: HTMLElement, top: number, threads: readonly string[]): boolean => {
    if (!stale.has(section)) return false;
    if (!element.firstElementChild?.checkVisibility({ contentVisibilityAuto: true })) return false;
    stale.delete(section);
    return read(element, top, threads);
  };

  return {
    /** Something in a section changed. */
    changed: (section: string) => void stale.add(section),

    /** Whether a section changed so that a line of these threads stands elsewhere in it. Nothing is asked of a section that did not change. */
    hasMoved(section: string, threads: readonly string[]): boolean {
      const element = stale.has(section) ? document.getElementById(`section-${section}`) : null;
      return element !== null && readAgain(section, element, element.getBoundingClientRect().top, threads);
    },

    /** The tops of the lines of one section's threads, given in their order, from the top of the window. */
    measure(section: string, threads: readonly string[]): readonly number[] | null {
      const element = document.getElementById(`section-${section}`);
      if (element === null) return null;
      if (!known.has(element)) onSection(element);
      known.add(element);
      const { top, height } = element.getBoundingClientRect();
      readAgain(section, element, top, threads);
      return threads.map((thread, at) => top + (lines.get(thread) ?? (height * at) / threads.length));
    },
  };
}
