/** Values of a figure's JSON by their path: read, set, removed. Nothing is changed in place, and keys that nobody knows stay. */

export type Json = null | boolean | number | string | readonly Json[] | JsonObject;

export interface JsonObject {
  readonly [key: string]: Json;
}

/** Keys and places in lists, from the figure on: `['points', 2, 'at']`. */
export type Path = readonly (string | number)[];

export function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

export const isList = (value: unknown): value is readonly Json[] => Array.isArray(value);

/** A number such as {n, d} is one value, not an object with two. */
export function isNumberObject(value: unknown): boolean {
  return isObject(value) && 'n' in value && 'd' in value;
}

/** Are two values the same, whatever the order of their keys? */
export function sameJson(a: Json | undefined, b: Json | undefined): boolean {
  if (a === b) return true;
  if (isList(a) && isList(b)) return a.length === b.length && a.every((item, index) => sameJson(item, b[index]));
  if (!isObject(a) || !isObject(b)) return false;
  const keys = Object.keys(a);
  return (
    keys.length === Object.keys(b).length && keys.every((key) => Object.hasOwn(b, key) && sameJson(a[key], b[key]))
  );
}

/** What stands at a path; undefined where nothing does. */
export function valueAt(value: Json | undefined, path: Path): Json | undefined {
  return path.reduce<Json | undefined>((inner, key) => {
    if (typeof key === 'number') return isList(inner) ? inner[key] : undefined;
    return isObject(inner) && Object.hasOwn(inner, key) ? inner[key] : undefined;
  }, value);
}

/** The same value with another one at a path; objects that are missing on the way are made. Undefined takes the key away. */
export function withValue(value: Json | undefined, path: Path, next: Json | undefined): Json {
  const [key, ...rest] = path;
  if (key === undefined) return next ?? null;
  if (typeof key === 'number') {
    const list = isList(value) ? value : [];
    if (rest.length === 0 && next === undefined) return list.filter((_, index) => index !== key);
    // A place beyond the end is reached over empty ones.
    const gap = Array.from({ length: Math.max(0, key + 1 - list.length) }, () =>
      typeof rest[0] === 'number' ? [] : null,
    );
    return [...list, ...gap].map((item, index) => (index === key ? withValue(item, rest, next) : item));
  }
  const object = isObject(value) ? value : {};
  if (rest.length > 0 || next !== undefined) return { ...object, [key]: withValue(object[key], rest, next) };
  return Object.fromEntries(Object.entries(object).filter(([name]) => name !== key));
}

/** What names a row, apart from all others that look like it. Nobody else asks for it. */
const rowKey = 'row';

/** A row that is added to a list, with a name of its own: of two people who add the same at once, both rows stay. A number may have one too. */
export function namedRow(row: Json, id: string): Json {
  return isObject(row) ? { ...row, [rowKey]: id.slice(0, 8) } : row;
}

/** The same with a list's item put in at a place. */
export function withInserted(value: Json, path: Path, at: number, item: Json): Json {
  const list = valueAt(value, path);
  const items = isList(list) ? list : [];
  return withValue(value, path, [...items.slice(0, at), item, ...items.slice(at)]);
}

/** The same with a list's item moved to another place. */
export function withMoved(value: Json, path: Path, from: number, to: number): Json {
  const list = valueAt(value, path);
  if (!isList(list) || to < 0 || to >= list.length) return value;
  const rest = list.filter((_, index) => index !== from);
  return withValue(value, path, [...rest.slice(0, to), list[from] ?? null, ...rest.slice(to)]);
}

/** A path as figures name it where something is wrong: `points[2].at`. */
export function pathText(path: Path): string {
  return path.reduce<string>((text, key) => {
    if (typeof key === 'number') return `${text}[${key}]`;
    return text === '' ? key : `${text}.${key}`;
  }, '');
}
