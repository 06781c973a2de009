/** The time that an intervention takes in all. */
import type { SectionView } from './plan-document.ts';
import { readNumber } from './section-fields.ts';

/** Sessions and their minutes in all; null while a part of it is not said. */
export function scheduledTime(schedule: SectionView | null): { sessions: number; minutes: number } | null {
  const [session, weekly, weeks] = ['minutesPerSession', 'sessionsPerWeek', 'weeks'].map((name) =>
    readNumber(schedule, name),
  );
  if (session == null || weekly == null || weeks == null) return null;
  return { sessions: weekly * weeks, minutes: session * weekly * weeks };
}
