/**
 * Dates as people type and copy them. A field of the browser takes 12/4/26 for a day of the year 26, gives each digit of a year out as a
 * year of its own, and takes nothing that is pasted.
 */

/** The first year that is one, as long as somebody types: 2, 20 and 202 are the beginning of another. */
const yearMin = 1_000;

type DateInput = Pick<HTMLInputElement, 'value' | 'validity'>;

/** A day that does not exist, a part that nobody has typed, or a year that is not typed to its end. */
export function isBegunDate({ value, validity }: DateInput): boolean {
  return validity.badInput || (value !== '' && Number(value.slice(0, 4)) < yearMin);
}

/** The date that somebody has left in the field, a year of two digits as one of this century; null where it is none. */
export function leftDate({ value, validity }: DateInput): string | null {
  return validity.badInput || !value.startsWith('00') ? null : `20${value.slice(2)}`;
}

const months = 'january february march april may june july august september october november december'.split(' ');

/** A date in a text that was copied: `12/4/2026`, `12/4/26`, `2026-12-04`, `Friday, December 4, 2026`; null for any other. */
export function pastedDate(text: string): string | null {
  const pasted = text.trim();
  const [, year, month, day] = /^(\d{4})-(\d{1,2})-(\d{1,2})$/.exec(pasted) ?? [];
  if (year !== undefined) return dateOf(Number(year), Number(month), Number(day));
  const [, m, d, y] = /^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4}|\d{2})$/.exec(pasted) ?? [];
  if (y !== undefined) return dateOf(Number(y.padStart(4, '20')), Number(m), Number(d));
  const [, name = '', dayOfMonth, inYear] =
    /^(?:[a-z]+,? )?([a-z]{3,9})\.? (\d{1,2})(?:st|nd|rd|th)?,? (\d{4})$/i.exec(pasted) ?? [];
  return dateOf(
    Number(inYear),
    months.findIndex((one) => name.length > 2 && one.startsWith(name.toLowerCase())) + 1,
    Number(dayOfMonth),
  );
}

/** Year-month-day; null for a day that does not exist. */
function dateOf(year: number, month: number, day: number): string | null {
  const date = new Date(Date.UTC(year, month - 1, day));
  const isThere = date.getUTCFullYear() === year && date.getUTCMonth() === month - 1 && year >= yearMin;
  return isThere ? date.toISOString().slice(0, 10) : null;
}
