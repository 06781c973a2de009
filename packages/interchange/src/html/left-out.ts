/** What a body cannot hold of a pasted text, counted by kind, so that a page can say so in a sentence. */

export type KindLeftOut =
  | 'pictures'
  | 'media'
  | 'links'
  | 'nestedTables'
  | 'wideTables'
  | 'longTables'
  | 'deepLists'
  | 'longFormulas';
export type LeftOut = Readonly<Partial<Record<KindLeftOut, number>>>;

export class Tally {
  readonly #counts: Partial<Record<KindLeftOut, number>> = {};

  add(kind: KindLeftOut): void {
    this.#counts[kind] = (this.#counts[kind] ?? 0) + 1;
  }

  get counts(): LeftOut {
    return { ...this.#counts };
  }
}
