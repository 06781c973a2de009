/** What was peculiar about a file, each kind of peculiarity once, with how many items it is about and the first few of their names. */

export interface CaseNote {
  readonly what: string;
  readonly count: number;
  readonly about: readonly string[];
}

const namedMax = 10;

const standards = (count: number, one: string, many: string) =>
  count === 1 ? `1 standard ${one}` : `${count} standards ${many}`;

const sentences = {
  noPlace: (count: number) => `${standards(count, 'is', 'are')} in no tree, and listed at the top.`,
  noParent: (count: number) =>
    `${standards(count, 'belongs', 'belong')} under something that is not in this file, and listed at the top.`,
  circle: (count: number) =>
    `${standards(count, 'stood below itself', 'stood below themselves')}. The circle was cut there.`,
  places: (count: number) => `${standards(count, 'has', 'have')} several places; one is shown.`,
  twice: (count: number) => `${standards(count, 'comes', 'come')} twice in this file; the first one counts.`,
  long: (count: number) => `${standards(count, 'is', 'are')} very long; the beginning is shown.`,
  nothing: (count: number) => `${standards(count, 'has', 'have')} neither a name nor words, and cannot be shown.`,
  looseEnd: (count: number) =>
    count === 1 ? '1 connection lacks one of its ends.' : `${count} connections lack one of their ends.`,
} satisfies Record<string, (count: number) => string>;

export class Notes {
  readonly #kinds = new Map<keyof typeof sentences, string[]>();

  /** `about` is the name of the item, '' where there is none. */
  add(kind: keyof typeof sentences, about: string): void {
    const names = this.#kinds.get(kind);
    if (names === undefined) this.#kinds.set(kind, [about]);
    else names.push(about);
  }

  all(): readonly CaseNote[] {
    return [...this.#kinds].map(([kind, names]) => ({
      what: sentences[kind](names.length),
      count: names.length,
      about: names.filter((name) => name !== '').slice(0, namedMax),
    }));
  }
}
