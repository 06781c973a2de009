/** Since when somebody was away, as a colleague would say it: “9:40 AM”, “yesterday”, “Monday”, “October 14”, “October 14, 2025”. */

const dayMs = 24 * 60 * 60 * 1000;

/** `then` as it reads at `now`, in the reader's own time zone. */
export function sinceWhen(then: Date, now: Date): string {
  const days = Math.round((startOfDay(now) - startOfDay(then)) / dayMs);
  if (days <= 0) return then.toLocaleTimeString('en', { hour: 'numeric', minute: '2-digit' });
  if (days === 1) return 'yesterday';
  if (days < 7) return then.toLocaleDateString('en', { weekday: 'long' });
  const month = then.toLocaleDateString('en', { month: 'long' });
  const year = then.getFullYear() === now.getFullYear() ? '' : `, ${then.getFullYear()}`;
  return `${month} ${then.getDate()}${year}`;
}

function startOfDay(day: Date): number {
  return new Date(day.getFullYear(), day.getMonth(), day.getDate()).getTime();
}
