/**
 * Keeps cards beside the lines that they are about while people type, scroll and answer. Everything is read in one pass, when the
 * page is laid out already, and only what moved is written, as a transform that lays nothing out again. The cards of a section stand in
 * an element of their own, so that the browser asks in each frame of a few dozen elements whether they are near, and not of every card.
 */
import { type CardToPlace, outOfReach, placeCards } from './place-cards.ts';
import { begunCard, createSectionLines } from './section-lines.ts';

interface AlongParts {
  /**
   * Holds an element for each section, and in it one for each card: `data-along` is its thread, `data-along-section` the section that it
   * is about.
   */
  readonly column: HTMLElement;
  /** Holds the sections, which carry the marks. */
  readonly page: HTMLElement;
  /** Told how many cards are pressed out above the column. */
  readonly onOutOfReach: (count: number) => void;
}

export interface Along {
  /** The cards were drawn anew, or another is in focus. */
  drawn(focused: string | null): void;
  /** Scrolls the page so that a card is in view, once it stands at its line. */
  bringIntoView(card: string): void;
  close(): void;
}

const gapPx = 2;
/** What stands above a card within its element, as its style says. */
const padPx = 4;
/** What a card takes up before it was ever drawn. */
const guessPx = 180;
/** A little longer than the style lets it take. */
const glideMs = 220;

export function createAlong({ column, page, onOutOfReach }: AlongParts): Along {
  const heights = new Map<Element, number>();
  /** How far down each section's cards stand in the column, and each card in those of its section. */
  const written = new WeakMap<Element, number>();
  const tall = new WeakMap<Element, number>();
  const sections = createSectionLines((section) => sizes.observe(section));
  let cards: HTMLElement[] = [];
  let focused: string | null = null;
  let asked = false;
  /** Sections have come, gone or changed places: no line need have moved in its own, and nothing need have another size. */
  let isAnew = false;
  let width = 0;
  let height = 0;
  let unreachable = 0;
  let gliding: ReturnType<typeof setTimeout> | undefined;
  let sought: string | null = null;
  /** What was brought into view last, and where the page stood then. */
  let found: { readonly card: string; readonly scrolled: number } | null = null;
  const head = column.parentElement?.querySelector('[data-along-head]') ?? null;

  const place = () => {
    asked = false;
    isAnew = false;
    // Reading, all of it before anything is written.
    const top = column.getBoundingClientRect().top;
    const wantedOf = new Map(
      [...Map.groupBy(cards, sectionOf)].flatMap(([section, own]) => {
        const lines = sections.measure(section, own.map(nameOf));
        return own.map((card, at) => [card, (lines?.[at] ?? top) - top - padPx] as const);
      }),
    );
    const order = inOrder(cards, wantedOf);
    const toPlace = order.map(
      (card): CardToPlace => ({ wanted: wantedOf.get(card) ?? 0, height: heights.get(card) ?? guessPx }),
    );
    const at = order.findIndex((card) => card.dataset.along === focused);
    const tops = placeCards(toPlace, at === -1 ? null : at, gapPx);
    // Writing.
    const bottoms = tops.map((one, index) => Math.round(one + (toPlace[index]?.height ?? 0)));
    for (const [section, own] of Map.groupBy(order.keys(), (index) => order[index]?.parentElement ?? column)) {
      const from = Math.round(tops[own[0] ?? 0] ?? 0);
      write(section, from);
      const height = (bottoms[own.at(-1) ?? 0] ?? 0) - from;
      if (tall.get(section) !== height) section.style.height = `${height}px`;
      tall.set(section, height);
      for (const index of own) {
        const card = order[index];
        if (card !== undefined) write(card, Math.round(tops[index] ?? 0) - from);
      }
    }
    // Without a card it is nothing.
    const bottom = bottoms.at(-1) ?? 0;
    if (bottom !== height) column.style.minHeight = `${bottom}px`;
    height = bottom;
    const out = outOfReach(toPlace, tops);
    if (out !== unreachable) onOutOfReach(out);
    unreachable = out;
  };

  /** A letter moves lines of its own section at most. What makes room for others is told as a size. */
  const placeIfMoved = () => {
    asked = false;
    const bySection = Map.groupBy(cards, sectionOf);
    if (isAnew || [...bySection].some(([section, own]) => sections.hasMoved(section, own.map(nameOf)))) place();
  };

  const write = (element: HTMLElement, top: number) => {
    if (written.get(element) === top) return;
    written.set(element, top);
    element.style.transform = `translateY(${top}px)`;
  };

  const topOf = (card: HTMLElement) => (written.get(card.parentElement ?? column) ?? 0) + (written.get(card) ?? 0);

  /** Cards are seen to go when another comes into focus; while somebody types they just stand there. */
  const glide = () => {
    column.dataset.glides = '';
    clearTimeout(gliding);
    gliding = setTimeout(() => delete column.dataset.glides, glideMs);
  };

  const ask = () => {
    if (asked) return;
    asked = true;
    // After the frame: what a key has changed is painted first, and the layout that is read is there already.
    requestAnimationFrame(() =>
      setTimeout(() => {
        if (asked) placeIfMoved();
        if (sought !== null) show(sought);
      }),
    );
  };

  const show = (name: string) => {
    sought = null;
    const card = cards.find((one) => nameOf(one) === name);
    if (card === undefined) return;
    const top = column.getBoundingClientRect().top + topOf(card);
    const bottom = top + (heights.get(card) ?? guessPx);
    const above = head?.getBoundingClientRect().bottom ?? 0;
    // The top of a card that is taller than the window is worth more than its end.
    if (bottom > innerHeight) scrollBy(0, Math.min(bottom - innerHeight + gapPx, top - above));
    else if (top < above) scrollBy(0, top - above);
    found = { card: name, scrolled: scrollY };
  };

  // What is told here was laid out and is not painted yet: reading costs nothing, and cards move in the same frame.
  const sizes = new ResizeObserver((entries) => {
    let isCovered = false;
    for (const { target, contentRect, borderBoxSize } of entries) {
      if (target === head) isCovered = true;
      else if (target === page) {
        if (contentRect.width !== width) staleAll();
        width = contentRect.width;
      } else if (target instanceof HTMLElement && target.dataset.section !== undefined) {
        sections.changed(target.dataset.section);
      } else heights.set(target, borderBoxSize[0]?.blockSize ?? target.clientHeight);
    }
    place();
    // What stands over the cards has grown: one that was brought into view stays in it, unless somebody has scrolled since.
    if (isCovered && found !== null && found.scrolled === scrollY) show(found.card);
  });
  const changes = new MutationObserver((records) => {
    for (const { target, type } of records) {
      const element = target instanceof Element ? target : target.parentElement;
      const section = element?.closest<HTMLElement>('[data-section]')?.dataset.section;
      if (section !== undefined) sections.changed(section);
      else if (type === 'childList') isAnew = true;
    }
    ask();
  });
  const nowDrawn = (event: Event) => {
    if (event.target instanceof HTMLElement && event.target.dataset.section !== undefined) {
      sections.changed(event.target.dataset.section);
      ask();
    }
  };
  const staleAll = () => {
    for (const card of cards) sections.changed(sectionOf(card));
  };

  sizes.observe(page);
  if (head !== null) sizes.observe(head);
  const marks = ['data-thread', 'data-begun'];
  changes.observe(page, { subtree: true, childList: true, characterData: true, attributeFilter: marks });
  page.addEventListener('contentvisibilityautostatechange', nowDrawn);
  return {
    drawn(nowFocused) {
      const now = [...column.querySelectorAll<HTMLElement>('[data-along]')];
      const isSame = now.length === cards.length && now.every((card, at) => card === cards[at]);
      if (isSame && focused === nowFocused) return;
      if (isSame) glide();
      for (const card of cards) {
        if (now.includes(card)) continue;
        sizes.unobserve(card);
        heights.delete(card);
      }
      for (const card of now) {
        if (!cards.includes(card)) sizes.observe(card);
        sections.changed(sectionOf(card));
      }
      cards = now;
      focused = nowFocused;
      place();
    },
    bringIntoView(name) {
      sought = name;
      ask();
    },
    close() {
      sought = null;
      asked = false;
      clearTimeout(gliding);
      sizes.disconnect();
      changes.disconnect();
      page.removeEventListener('contentvisibilityautostatechange', nowDrawn);
    },
  };
}

const nameOf = (card: HTMLElement): string => card.dataset.along ?? '';
const sectionOf = (card: HTMLElement): string => card.dataset.alongSection ?? '';

/** In the order of the page; what is being begun stands where its line is. */
function inOrder(cards: readonly HTMLElement[], wanted: ReadonlyMap<HTMLElement, number>): HTMLElement[] {
  const begun = cards.find((card) => nameOf(card) === begunCard);
  if (begun === undefined) return [...cards];
  const others = cards.filter((card) => card !== begun);
  const after = others.findIndex((card) => (wanted.get(card) ?? 0) > (wanted.get(begun) ?? 0));
  return others.toSpliced(after === -1 ? others.length : after, 0, begun);
}
