/**
 * Where cards stand beside a page: each at the line that it is about, and below one another where lines are closer than cards are
 * tall. The one in focus stands exactly at its line, and the others make room. Pure.
 */

export interface CardToPlace {
  /** The top of its line, from the top of the column. */
  readonly wanted: number;
  readonly height: number;
}

/**
 * The top of each card, in the order given, which is kept. With a focused card those before it may stand above the column's top:
 * there is no room for them between it and their lines.
 */
export function placeCards(cards: readonly CardToPlace[], focused: number | null, gap: number): readonly number[] {
  const tops: number[] = [];
  let free = 0;
  cards.forEach(({ wanted, height }, at) => {
    const top = at === focused ? Math.max(0, wanted) : Math.max(free, wanted);
    tops.push(top);
    free = top + height + gap;
  });
  // Those before the focused one: no lower than it leaves room for.
  for (let at = (focused ?? 0) - 1; at >= 0; at -= 1) {
    const below = tops[at + 1] ?? 0;
    tops[at] = Math.min(tops[at] ?? 0, below - gap - (cards[at]?.height ?? 0));
  }
  return tops;
}

/** How many cards, from the first, stand above the column's top and cannot be scrolled to. */
export function outOfReach(cards: readonly CardToPlace[], tops: readonly number[]): number {
  const first = cards.findIndex((_, at) => (tops[at] ?? 0) >= 0);
  return first === -1 ? cards.length : first;
}
