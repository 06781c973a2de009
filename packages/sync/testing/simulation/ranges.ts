/** Clocks of client ids, as ranges that touch or do not. */

export class Ranges {
  readonly #byClient = new Map<number, [from: number, to: number][]>();

  add(client: number, from: number, to: number): void {
    const old = this.#byClient.get(client) ?? [];
    let low = from;
    let high = to;
    const ranges: [number, number][] = [];
    for (const [start, end] of old) {
      if (end < low || start > high) {
        ranges.push([start, end]);
        continue;
      }
      low = Math.min(low, start);
      high = Math.max(high, end);
    }
    ranges.push([low, high]);
    this.#byClient.set(client, ranges);
  }

  /** Is every clock from `from` to below `to` in it? */
  covers(client: number, from: number, to: number): boolean {
    return (this.#byClient.get(client) ?? []).some(([start, end]) => start <= from && to <= end);
  }
}
