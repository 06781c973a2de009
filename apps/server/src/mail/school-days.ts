/**
 * When a digest goes out: on the afternoon of a school day, Monday to Friday, by the clock on the wall where the network is.
 * Pure: the moment is handed in, and the calendar knows when the clocks change.
 */

/** Half past three: the students have left and most teachers have not. */
const digestTime = new Temporal.PlainTime(15, 30);
/** A digest that is late, because the server was down, still goes out before this. */
const lateTime = new Temporal.PlainTime(20, 0);
const friday = 5;

/** How people read it. */
export const digestAt = '3:30 pm';

/** The first afternoon after this moment. */
export function nextDigest(now: number, timeZone: string): number {
  let day = here(now, timeZone).toPlainDate();
  for (;;) {
    const at = day.toZonedDateTime({ timeZone, plainTime: digestTime }).epochMilliseconds;
    if (isSchoolDay(day) && at > now) return at;
    day = day.add({ days: 1 });
  }
}

/** Whether a digest may go out now. */
export function isDigestTime(now: number, timeZone: string): boolean {
  const local = here(now, timeZone);
  const time = local.toPlainTime();
  return (
    isSchoolDay(local.toPlainDate()) &&
    Temporal.PlainTime.compare(time, digestTime) >= 0 &&
    Temporal.PlainTime.compare(time, lateTime) < 0
  );
}

/** When the day began, where the network is. */
export function startOfDay(now: number, timeZone: string): number {
  return here(now, timeZone).startOfDay().epochMilliseconds;
}

/** A moment as it is said in a mail, such as “Thu 9:14 AM”. */
export function dayAndTime(at: number, timeZone: string): string {
  return new Intl.DateTimeFormat('en-US', { timeZone, weekday: 'short', hour: 'numeric', minute: '2-digit' })
    .format(at)
    .replaceAll('\u202f', ' ');
}

/** A day such as `2026-12-04` as it is said in a mail. */
export function dayInWords(day: string): string {
  const options = { weekday: 'long', month: 'long', day: 'numeric' } as const;
  return Temporal.PlainDate.from(day).toLocaleString('en-US', options);
}

function here(now: number, timeZone: string): Temporal.ZonedDateTime {
  return Temporal.Instant.fromEpochMilliseconds(now).toZonedDateTimeISO(timeZone);
}

function isSchoolDay(day: Temporal.PlainDate): boolean {
  return day.dayOfWeek <= friday;
}
