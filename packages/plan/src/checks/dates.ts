/** Dates as they stand in a plan: year-month-day, without a clock and without a time zone. */

const dayMs = 86_400_000;

/** Days since 1970; null for a text that is no date. */
export function dayOf(date: string): number | null {
  const parts = /^(\d{4})-(\d{2})-(\d{2})$/.exec(date);
  if (parts === null) return null;
  const [year, month, day] = [Number(parts[1]), Number(parts[2]), Number(parts[3])];
  const ms = Date.UTC(year, month - 1, day);
  const read = new Date(ms);
  return read.getUTCMonth() === month - 1 && read.getUTCDate() === day ? ms / dayMs : null;
}

/** The date of a day. */
export function dateOf(day: number): string {
  return new Date(day * dayMs).toISOString().slice(0, 10);
}

/** True when a date lies before today; false for what is no date. */
export function isPast(date: string, today: string): boolean {
  const [then, now] = [dayOf(date), dayOf(today)];
  return then !== null && now !== null && then < now;
}

/** The same weekday some weeks later; null for what is no date. */
export function weeksLater(date: string, weeks: number): string | null {
  const day = dayOf(date);
  return day === null ? null : dateOf(day + 7 * weeks);
}

const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

/** A date as people say it, as “Dec 4, 2026”; a text that is no date stays as it is. */
export function dateInWords(date: string): string {
  const [year, month, day] = date.split('-');
  return dayOf(date) === null ? date : `${months[Number(month) - 1]} ${Number(day)}, ${year}`;
}
