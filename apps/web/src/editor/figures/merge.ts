/**
 * What two people made of one figure, as one figure. Both began with the same one. What only one of them changed is theirs;
 * where both changed the same value, one side stands and the other yields. Rows that were added stay, and a row that one removed
 * while the other wrote in it stays too. To bring in again what is there already changes nothing, so two pages may do it: a row
 * that both added, equal and in the same place, is one row. A row that somebody adds has a name of its own (json.ts), so that two people
 * who add the same have two.
 */
import { isList, isNumberObject, isObject, type Json, type JsonObject, sameJson } from './json.ts';

/** What both began with, and what became of it on either side. */
interface Sides {
  readonly began: Json | undefined;
  readonly yields: Json | undefined;
  readonly stands: Json | undefined;
}

/** The two sides together. */
export function mergeJson({ began, yields, stands }: Sides): Json | undefined {
  if (sameJson(yields, began)) return stands;
  if (sameJson(stands, began) || sameJson(yields, stands)) return yields;
  // A key or row that one took away stays when the other changed what is in it.
  if (stands === undefined) return yields;
  if (yields === undefined) return stands;
  if ([yields, stands].some(isNumberObject)) return stands;
  if (isObject(yields) && isObject(stands)) return mergeObjects(isObject(began) ? began : {}, yields, stands);
  if (isList(yields) && isList(stands)) return mergeLists(isList(began) ? began : [], yields, stands);
  return stands;
}

function mergeObjects(began: JsonObject, yields: JsonObject, stands: JsonObject): JsonObject {
  const keys = new Set([...Object.keys(stands), ...Object.keys(yields)]);
  const merged = [...keys].flatMap((key) => {
    const value = mergeJson({ began: own(began, key), yields: own(yields, key), stands: own(stands, key) });
    return value === undefined ? [] : [[key, value] as const];
  });
  return Object.fromEntries(merged);
}

const own = (object: JsonObject, key: string) => (Object.hasOwn(object, key) ? object[key] : undefined);

function mergeLists(began: readonly Json[], yields: readonly Json[], stands: readonly Json[]): Json[] {
  const [inYields, inStands] = [placesOf(began, yields), placesOf(began, stands)];
  const merged: Json[] = [];
  for (let index = 0; index <= began.length; index += 1) {
    const added = addedBefore(stands, inStands, index);
    merged.push(...added, ...without(addedBefore(yields, inYields, index), added));
    if (index === began.length) break;
    const at = (list: readonly Json[], place: number | undefined) => (place === undefined ? undefined : list[place]);
    const value = mergeJson({
      began: began[index],
      yields: at(yields, inYields[index]),
      stands: at(stands, inStands[index]),
    });
    if (value !== undefined) merged.push(value);
  }
  return merged;
}

/** The rows of a list that are not in another, each as often as it is there more often. */
function without(list: readonly Json[], others: readonly Json[]): Json[] {
  const left = [...others];
  return list.filter((row) => {
    const at = left.findIndex((other) => sameJson(other, row));
    if (at >= 0) left.splice(at, 1);
    return at < 0;
  });
}

/** What was added right before a row of the beginning, or at the end for the place after the last. */
function addedBefore(list: readonly Json[], places: readonly (number | undefined)[], index: number): readonly Json[] {
  const until = places.slice(index).find((place) => place !== undefined) ?? list.length;
  const from = places.slice(0, index).findLast((place) => place !== undefined) ?? -1;
  // Several rows that were removed have one gap between them: what was added there comes before the first of them.
  const first = index === 0 || places[index - 1] !== undefined;
  return first ? list.slice(from + 1, until) : [];
}

/**
 * Where each row of a list stands in the list that became of it; undefined for one that is gone. Equal rows are the same row;
 * between them, rows in the same place are taken for one row that was changed.
 */
export function placesOf(before: readonly Json[], after: readonly Json[]): (number | undefined)[] {
  const places = commonPlaces(before, after);
  let from = 0;
  while (from < before.length) {
    if (places[from] !== undefined) {
      from += 1;
      continue;
    }
    const next = places.findIndex((place, index) => index > from && place !== undefined);
    const end = next < 0 ? before.length : next;
    const start = (from === 0 ? -1 : (places[from - 1] ?? -1)) + 1;
    const stop = next < 0 ? after.length : (places[next] ?? after.length);
    // As many rows as before: they were changed. Fewer or more: those at the start were, as far as they are alike.
    for (let step = 0; from + step < end && start + step < stop; step += 1) {
      if (end - from === stop - start || alike(before[from + step], after[start + step]))
        places[from + step] = start + step;
      else break;
    }
    from = end;
  }
  return places;
}

/** Do two rows share a value other than what most rows share? One of them may have become the other. */
function alike(a: Json | undefined, b: Json | undefined): boolean {
  if (!isObject(a) || !isObject(b) || isNumberObject(a) || isNumberObject(b)) return false;
  return Object.entries(a).some(([key, value]) => value !== '' && sameJson(value, b[key]));
}

/** The longest run of equal rows in both lists, in order. */
function commonPlaces(before: readonly Json[], after: readonly Json[]): (number | undefined)[] {
  const [rows, columns] = [before.length, after.length];
  const lengths = Array.from({ length: rows + 1 }, () => new Array<number>(columns + 1).fill(0));
  const at = (row: number, column: number) => lengths[row]?.[column] ?? 0;
  for (let row = rows - 1; row >= 0; row -= 1) {
    for (let column = columns - 1; column >= 0; column -= 1) {
      const line = lengths[row];
      if (line === undefined) continue;
      line[column] = sameJson(before[row], after[column])
        ? at(row + 1, column + 1) + 1
        : Math.max(at(row + 1, column), at(row, column + 1));
    }
  }
  const places: (number | undefined)[] = new Array<number | undefined>(rows).fill(undefined);
  let [row, column] = [0, 0];
  while (row < rows && column < columns) {
    if (sameJson(before[row], after[column])) {
      places[row] = column;
      row += 1;
      column += 1;
    } else if (at(row + 1, column) >= at(row, column + 1)) row += 1;
    else column += 1;
  }
  return places;
}

/** Three figures as texts, merged; null where one of them is none. */
export function mergedText(texts: Record<keyof Sides, string>): string | null {
  const [began, yields, stands] = [readText(texts.began), readText(texts.yields), readText(texts.stands)];
  if (began === null || yields === null || stands === null) return null;
  const merged = mergeJson({ began, yields, stands });
  return sameJson(merged, stands) ? texts.stands : JSON.stringify(merged);
}

/** The figure in a text, as JSON; null when there is none. */
export function readText(text: string | undefined): JsonObject | null {
  try {
    const value: unknown = JSON.parse(text ?? '');
    return isObject(value) ? value : null;
  } catch {
    return null;
  }
}
