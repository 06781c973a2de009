/** Says below an intervention's schedule how much time that is in all. */
import { scheduledTime } from '@tangram/plan';
import { scheduleWords } from '../words/schedule.ts';
import { useFields } from './fields/use-fields.ts';
import type { PlacedSection } from './sections.ts';

export default function ScheduleTime({ section }: { section: PlacedSection }) {
  useFields(section);
  const time = scheduledTime(section);
  return time && <p className="quiet">{scheduleWords.total(time)}</p>;
}
