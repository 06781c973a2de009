/**
 * The numbers of an intervention, and what the circle beyond its authors may know of them.
 *
 * A group below the smallest cell is "fewer than 10", and its results, goal and changes are hidden. A result of fewer
 * students than that is hidden alone. How many were assessed is not told where it would reveal how few were not.
 * Nothing of a group reads as none or all: 0 percent is "few" and 100 percent "nearly all".
 */

import type * as Y from 'yjs';
import { dateInWords } from './checks/dates.ts';
import { findSectionOfKind } from './plan-document.ts';
import { readNumber, readRows, readText } from './section-fields.ts';
import { metrics } from './sections/monitoring.ts';

/** One measurement: so many students, on this scale, with this result. */
interface Measurement {
  readonly date: string;
  readonly countAssessed: number | null;
  readonly metric: string;
  readonly value: number | null;
}

export interface InterventionNumbers {
  readonly count: number | null;
  readonly baseline: Measurement;
  readonly goal: {
    readonly metric: string;
    readonly from: number | null;
    readonly to: number | null;
    readonly byDate: string;
  };
  readonly points: readonly Measurement[];
}

/** A number as it may be shown: its name and a text. */
export interface ShownNumber {
  readonly label: string;
  readonly value: string;
}

/** The numbers in the authors' part of an intervention plan. */
export function readNumbers(authors: Y.Doc): InterventionNumbers {
  const baseline = findSectionOfKind(authors, 'baseline');
  const goal = findSectionOfKind(authors, 'goal');
  const monitoring = findSectionOfKind(authors, 'monitoring');
  const number = (value: unknown) => (typeof value === 'number' ? value : null);
  const text = (value: unknown) => (typeof value === 'string' ? value : '');
  return {
    count: readNumber(findSectionOfKind(authors, 'groupSize'), 'count'),
    baseline: {
      date: readText(baseline, 'date'),
      countAssessed: readNumber(baseline, 'countAssessed'),
      metric: readText(baseline, 'metric'),
      value: readNumber(baseline, 'value'),
    },
    goal: {
      metric: readText(goal, 'metric'),
      from: readNumber(goal, 'from'),
      to: readNumber(goal, 'to'),
      byDate: readText(goal, 'byDate'),
    },
    points: (monitoring ? readRows(monitoring, 'points') : []).map(({ columns }) => ({
      date: text(columns.date),
      countAssessed: number(columns.countAssessed),
      metric: text(columns.metric),
      value: number(columns.value),
    })),
  };
}

/** What everyone in the plan's circle may know. `minCell` is the smallest group, in students, whose numbers are shown. */
export function maskNumbers(numbers: InterventionNumbers, minCell: number): readonly ShownNumber[] {
  const { count, baseline, goal, points } = numbers;
  if (count === null) return [];
  if (count < minCell) return [{ label: 'Group size', value: `fewer than ${minCell}` }];
  const shown: ShownNumber[] = [{ label: 'Group size', value: String(count) }];
  const measured = (label: string, at: Measurement) => {
    if (at.value === null) return;
    const assessed = at.countAssessed;
    const value = assessed !== null && assessed >= minCell ? shownValue(at.value, at.metric) : 'hidden, a small group';
    const missing = assessed === null ? 0 : count - assessed;
    const told = assessed !== null && assessed >= minCell && (missing <= 0 || missing >= minCell);
    shown.push({
      label: at.date === '' ? label : `${label}, ${dateInWords(at.date)}`,
      value: told ? `${value} (${assessed} assessed)` : value,
    });
  };
  measured('Baseline', baseline);
  if (goal.from !== null && goal.to !== null) {
    const change = `${shownValue(goal.from, goal.metric)} to ${shownValue(goal.to, goal.metric)}`;
    // The goal starts from what the baseline group showed.
    const small = baseline.countAssessed !== null && baseline.countAssessed < minCell;
    shown.push({
      label: goal.byDate === '' ? 'Goal' : `Goal by ${dateInWords(goal.byDate)}`,
      value: small ? 'hidden, a small group' : change,
    });
  }
  for (const point of points) measured('Monitoring', point);
  return shown;
}

function shownValue(value: number, metric: string): string {
  const percent = metric === 'meanPercent' || metric === 'percentAtGoal';
  if (percent && value <= 0) return 'few';
  if (percent && value >= 100) return 'nearly all';
  const scale = metrics.find((known) => known.value === metric)?.label.toLowerCase() ?? '';
  return percent ? `${value} percent${metric === 'percentAtGoal' ? ' at goal' : ''}` : `${value} ${scale}`.trim();
}
