/** How words and list items look: what is told of a change that no word shows. */
import * as Y from 'yjs';

/** Words of one look, from one place in a line to another. */
export interface Run {
  readonly from: number;
  readonly to: number;
  readonly marks: object;
}

/** The marks that are seen, in the order in which they are told. A comment is none of the words' looks. */
const seen = ['bold', 'italic', 'underline', 'strike', 'code', 'superscript', 'subscript', 'link'];

/** Of words put together of runs, how those from one place to another look: a word that is half bold is bold in part. */
export function looksOf(runs: readonly Run[]): (from: number, to: number) => string {
  let first = 0;
  return (from, to) => {
    while (first < runs.length && (runs[first]?.to ?? 0) <= from) first += 1;
    const looks = new Set<string>();
    for (let at = first; at < runs.length && (runs[at]?.from ?? to) < to; at += 1)
      looks.add(lookOf(runs[at]?.marks ?? {}));
    if (looks.size < 2) return [...looks][0] ?? '';
    return [...looks]
      .filter((look) => look !== '')
      .map((look) => `partly ${look}`)
      .sort()
      .join(' ');
  };
}

/** Overlapping marks of one name carry a suffix of their own. */
function lookOf(marks: object): string {
  const names = new Set(Object.keys(marks).map((name) => name.split('--')[0] ?? ''));
  return seen.filter((name) => names.has(name)).join(' ');
}

/** How an item of a list looks: by its list, and whether it is ticked. */
export function lookOfItem(item: Y.XmlElement): string {
  if (item.nodeName === 'taskItem') return String(item.getAttribute('checked')) === 'true' ? 'ticked' : 'unticked';
  return item.parent instanceof Y.XmlElement && item.parent.nodeName === 'orderedList' ? 'numbered' : '';
}
