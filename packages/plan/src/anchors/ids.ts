/** Which characters: Yjs gives each one an id of its own, for as long as the document lives. */

/** Characters or elements that one client made one after another: its id, the clock of the first, and how many. */
export type Ids = readonly [client: number, clock: number, length: number];

/** Ids that follow one another, told as one. */
export function joined(ids: readonly Ids[]): Ids[] {
  const all: Ids[] = [];
  for (const [client, clock, length] of ids) {
    const last = all.at(-1);
    if (last && last[0] === client && last[1] + last[2] === clock)
      all[all.length - 1] = [client, last[1], last[2] + length];
    else all.push([client, clock, length]);
  }
  return all;
}

/** Many ids, to be asked one by one. */
export class IdSet {
  /** of each client the stretches that it made, in order, none touching another */
  readonly #stretches = new Map<number, [from: number, to: number][]>();
  readonly size: number;

  constructor(ids: readonly Ids[]) {
    let size = 0;
    for (const [client, own] of Map.groupBy(ids, ([client]) => client)) {
      const stretches: [number, number][] = [];
      for (const [, from, length] of own.toSorted((one, other) => one[1] - other[1])) {
        const last = stretches.at(-1);
        if (last && from <= last[1]) last[1] = Math.max(last[1], from + length);
        else stretches.push([from, from + length]);
      }
      for (const [from, to] of stretches) size += to - from;
      this.#stretches.set(client, stretches);
    }
    this.size = size;
  }

  has(client: number, clock: number): boolean {
    return this.meets([client, clock, 1]);
  }

  /** Whether any of these is in it. */
  meets([client, clock, length]: Ids): boolean {
    const stretches = this.#stretches.get(client) ?? [];
    let [low, high] = [0, stretches.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((stretches[middle]?.[1] ?? 0) <= clock) low = middle + 1;
      else high = middle;
    }
    return (stretches[low]?.[0] ?? Number.POSITIVE_INFINITY) < clock + length;
  }

  /** Whether any of the others is in it too. */
  shares(other: IdSet): boolean {
    for (const [client, stretches] of other.#stretches) {
      if (stretches.some(([from, to]) => this.meets([client, from, to - from]))) return true;
    }
    return false;
  }
}
