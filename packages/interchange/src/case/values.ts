/**
 * Values out of the records of a CASE package. Each is read as the kind it should be or not at all; only a record's own keys are
 * looked at, so a key called `__proto__` is one like any other.
 */

export type CaseRecord = Readonly<Record<string, unknown>>;

export function isRecord(value: unknown): value is CaseRecord {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

export function valueIn(record: CaseRecord, name: string): unknown {
  return Object.hasOwn(record, name) ? record[name] : undefined;
}

/** A text with something in it, without blanks around it. */
export function textIn(record: CaseRecord, name: string): string | null {
  const value = valueIn(record, name);
  return typeof value === 'string' && value.trim() !== '' ? value.trim() : null;
}

export function listIn(record: CaseRecord, name: string): readonly unknown[] | null {
  const value = valueIn(record, name);
  return Array.isArray(value) ? value : null;
}

/** A number, also where it is written as text. */
export function numberIn(record: CaseRecord, name: string): number | null {
  const value = valueIn(record, name);
  if (typeof value === 'number') return Number.isFinite(value) ? value : null;
  if (typeof value !== 'string' || !/^\s*-?\d{1,15}(?:\.\d{1,15})?\s*$/.test(value)) return null;
  return Number(value);
}

/** The day of an instant or a day; null where there is none. */
export function dayIn(record: CaseRecord, name: string): string | null {
  return /^\d{4}-\d{2}-\d{2}/.exec(textIn(record, name) ?? '')?.[0] ?? null;
}

/** Grades as numbers, kindergarten 0: a list (`educationLevel`) or one text (`educationalLevel`: "06", "06,07", "06-08"). */
export function gradesIn(record: CaseRecord): readonly number[] {
  const written = ['educationLevel', 'educationalLevel'].flatMap((name) => {
    const value = valueIn(record, name);
    return (Array.isArray(value) ? value : [value]).filter((one) => typeof one === 'string').slice(0, 30);
  });
  const grades = written.flatMap((text) => text.slice(0, 200).split(/[,;\s]+/)).flatMap(gradesOf);
  return [...new Set(grades)].sort((a, b) => a - b);
}

function gradesOf(written: string): number[] {
  const [first, last] = written.split('-', 2).map(gradeOf);
  if (first === undefined || first === null) return [];
  if (last === undefined || last === null || last < first) return [first];
  return Array.from({ length: last - first + 1 }, (_, step) => first + step);
}

function gradeOf(written: string): number | null {
  if (/^kg?$/i.test(written)) return 0;
  return /^(?:0?\d|1[0-2])$/.test(written) ? Number(written) : null;
}
