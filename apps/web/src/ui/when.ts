/** When something happened, as a colleague would say it: “just now”, “2 h ago”, “Monday”, “12 Nov”, “28 Oct 2025”. */

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
  return `${then.getDate()} ${month}${sameYear ? '' : ` ${then.getFullYear()}`}`;
}

function startOfDay(day: Date): number {
  return new Date(day.getFullYear(), day.getMonth(), day.getDate()).getTime();
}
