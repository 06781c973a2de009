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

  const read = (section: HTMLElement, top: number, threads: readonly string[]) => {
    const marks = new Map<string, Element>();
    for (const mark of section.querySelectorAll<HTMLElement>(atMarks)) {
      // One thing can bear several.
      const borne = mark.dataset.begun === undefined ? (mark.dataset.thread ?? '').split(' ') : [begunCard];
      for (const thread of borne) if (!marks.has(thread)) marks.set(thread, mark);
    }
    for (const thread of threads) {
      // Without a mark, or folded away, it is about all of its section.
      const box = marks.get(thread)?.getClientRects()[0];
      lines.set(thread, box === undefined ? 0 : box.top - top);
    }
  };

  return {
    /** Something in a section changed. */
    changed: (section: string) => void stale.add(section),

    /** The tops of the lines of one section's threads, given in their order, from the top of the window. */
    measure(section: string, threads: readonly string[]): readonly number[] | null {
      const element = document.getElementById(`section-${section}`);
      if (element === null) return null;
      if (!known.has(element)) onSection(element);
      known.add(element);
      const { top, height } = element.getBoundingClientRect();
      const isDrawn = element.firstElementChild?.checkVisibility({ contentVisibilityAuto: true }) ?? false;
      if (isDrawn && stale.delete(section)) read(element, top, threads);
      return threads.map((thread, at) => top + (lines.get(thread) ?? (height * at) / threads.length));
    },
  };
}
