/** Finding by words: what a teacher remembers of a standard, in whatever form of the word. */

/** Something that is found by its words. */
interface Worded {
  readonly statement: string;
}

/** Words that a sentence needs and a search does not. */
const filling = new Set('a an and as by for from in into is of on or that the their to two with'.split(' '));

/** The words of what was searched before: a list of thousands is looked through with every key. */
const known = new WeakMap<Worded, readonly string[]>();

/** Those that have the most of the typed words; with `all`, only if it is every one. They keep their order. */
export function bestByWords<Thing extends Worded>(
  things: readonly Thing[],
  typed: string,
  { all: every }: { readonly all: boolean },
): Thing[] {
  const all = wordsOf(typed);
  const telling = all.filter((word) => !filling.has(word));
  const wanted = (telling.length > 0 ? telling : all).map(stemOf);
  if (wanted.length === 0) return [];
  const scored = things.map((thing) => {
    const words = knownWordsOf(thing);
    return { thing, hits: wanted.filter((word) => words.some((own) => own.startsWith(word))).length };
  });
  const most = scored.reduce((max, { hits }) => Math.max(max, hits), 0);
  if (most < (every ? wanted.length : 1)) return [];
  return scored.filter(({ hits }) => hits === most).map(({ thing }) => thing);
}

/** A word without the ending that a plural, a verb or its noun puts on it: dividing, divides and division begin alike. */
function stemOf(word: string): string {
  const stem = word.replace(/(?:ing|ion|ions|es|ed|e|s)$/, '');
  return stem.length >= 4 ? stem : word;
}

function knownWordsOf(thing: Worded): readonly string[] {
  const words = known.get(thing) ?? wordsOf(thing.statement);
  known.set(thing, words);
  return words;
}

function wordsOf(text: string): string[] {
  return text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
}
