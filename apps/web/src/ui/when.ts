/** When something happened, as a colleague would say it: “just now”, “2 h ago”, “Monday”, “Nov 12”, “Oct 28, 2025”. */

const minuteMs = 60_000;
const hourMs = 60 * minuteMs;
const dayMs = 24 * hourMs;

/** `then` as it reads at `now`, in the reader's own time zone. A moment that has not come yet reads as “just now”. */
export function when(then: Date, now: Date): string {
  const ago = now.getTime() - then.getTime();
  if (ago < minuteMs) return 'just now';
  if (ago < hourMs) return `${Math.floor(ago / minuteMs)} min ago`;
  if (ago < 12 * hourMs) return `${Math.floor(ago / hourMs)} h ago`;
  const days = Math.round((startOfDay(now) - startOfDay(then)) / dayMs);
  if (days === 0) return 'today';
  if (days === 1) return 'yesterday';
  if (days < 7) return then.toLocaleDateString('en', { weekday: 'long' });
  const sameYear = then.getFullYear() === now.getFullYear();
  const month = then.toLocaleDateString('en', { month: 'short' });
  return `${month} ${then.getDate()}${sameYear ? '' : `, ${then.getFullYear()}`}`;
}

function startOfDay(day: Date): number {
  return new Date(day.getFullYear(), day.getMonth(), day.getDate()).getTime();
}

/** A day such as `2026-12-04` as “Dec 4”; no day is no words. */
export function dayAndMonth(day: string): string {
  const date = dateOf(day);
  return date === null ? '' : date.toLocaleDateString('en-US', { month: 'short', day: 'numeric' });
}

/** A day as “Friday, December 4”, and with its year where that is not the reader's. */
export function longDay(day: string, now: Date): string {
  const date = dateOf(day);
  if (date === null) return '';
  const year = date.getFullYear() === now.getFullYear() ? undefined : 'numeric';
  return date.toLocaleDateString('en-US', { weekday: 'long', month: 'long', day: 'numeric', year });
}

/** Today, and a number of days after it, as a day is written. */
export function dayFrom(now: Date, days: number): string {
  const date = new Date(now.getFullYear(), now.getMonth(), now.getDate() + days);
  const two = (count: number) => String(count).padStart(2, '0');
  return `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`;
}

/** Noon of a day as it is written, in the reader's time zone. */
function dateOf(day: string): Date | null {
  const date = new Date(`${day}T12:00:00`);
  return Number.isNaN(date.getTime()) ? null : date;
}
