/** Do the minutes add up? Planned lessons and assessments beside the class time of the unit. */
import { readField, type SectionView } from '@tangram/plan';

export interface Pacing {
  readonly planned: number;
  /** Class time of the unit; null while periods or their length are not said. */
  readonly available: number | null;
  readonly periodMinutes: number | null;
  /** What fills the time, in order, as percents of the longer of the two. */
  readonly pieces: readonly { readonly id: string; readonly kind: string; readonly percent: number }[];
}

/** An assessment inside a lesson takes none of the unit's time beside the lesson's own. */
export function pacingOf(sections: readonly SectionView[]): Pacing {
  const overview = sections.find(({ kind }) => kind === 'overview');
  const periods = numberOf(overview, 'durationPeriods');
  const periodMinutes = numberOf(overview, 'periodMinutes');
  const timed = sections.flatMap((section) => {
    if (section.kind !== 'lesson' && section.kind !== 'assessment') return [];
    if (section.kind === 'assessment' && section.fields.has('insideLesson')) return [];
    return [{ id: section.id, kind: section.kind, minutes: numberOf(section, 'minutes') ?? 0 }];
  });
  const planned = timed.reduce((sum, { minutes }) => sum + minutes, 0);
  const available = periods === null || periodMinutes === null ? null : periods * periodMinutes;
  const whole = Math.max(planned, available ?? 0, 1);
  const pieces = timed.map(({ id, kind, minutes }) => ({ id, kind, percent: (minutes / whole) * 100 }));
  return { planned, available, periodMinutes, pieces };
}

function numberOf(section: SectionView | undefined, name: string): number | null {
  const value = section && readField(section, name);
  return typeof value === 'number' && value >= 0 ? value : null;
}
