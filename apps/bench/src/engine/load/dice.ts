/** Chance that comes out the same every time. */

export interface Dice {
  /** 0 to just below 1 */
  next(): number;
  between(least: number, most: number): number;
  /** Does something happen that happens so often? */
  chance(part: number): boolean;
}

export function dice(seed: number): Dice {
  let state = seed >>> 0;
  const next = () => {
    state = (state + 0x9e3779b9) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 16), 0x21f0aaad);
    mixed = Math.imul(mixed ^ (mixed >>> 15), 0x735a2d97);
    return ((mixed ^ (mixed >>> 15)) >>> 0) / 2 ** 32;
  };
  return {
    next,
    between: (least, most) => least + next() * (most - least),
    chance: (part) => next() < part,
  };
}
