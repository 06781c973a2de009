/**
 * How an intervention goes: the straight line from baseline to goal, which points reach it, and what the rules that were
 * agreed beforehand suggest. Software suggests; people decide.
 */

import type { SectionId } from '@tangram/domain';
import { metrics } from '../sections/monitoring.ts';
import { dateInWords, dateOf, dayOf } from './dates.ts';
import { firstOf, numberIn, type PlanFacts, textIn } from './facts.ts';

export interface ProgressPoint {
  /** the row it stands in; null for the baseline */
  readonly row: string | null;
  readonly date: string;
  readonly day: number;
  readonly value: number;
  readonly countAssessed: number | null;
  readonly metric: string;
  /** what the line asks for on this day, to one decimal; null where there is no line */
  readonly expected: number | null;
  readonly onTrack: boolean | null;
}

export interface GoalLine {
  readonly fromDay: number;
  readonly toDay: number;
  readonly from: number;
  readonly to: number;
}

export interface DecisionRule {
  /** the row it stands in */
  readonly row: string;
  readonly metric: string;
  readonly op: '>=' | '<' | null;
  readonly value: number | null;
  readonly consecutive: number;
  /** `exit`, `continue` or `intensify` */
  readonly decision: string;
}

export interface Suggestion {
  /** `exit`, `continue` or `intensify` */
  readonly decision: string;
  /** which rule, from 0 */
  readonly rule: number;
  /** the results that it rests on, oldest first; none for a rule without a condition */
  readonly because: readonly ProgressPoint[];
}

export interface Progress {
  readonly monitoring: SectionId | null;
  readonly metric: string;
  readonly outOf: number | null;
  readonly groupCount: number | null;
  readonly baseline: ProgressPoint | null;
  readonly line: GoalLine | null;
  /** in the order of their dates */
  readonly points: readonly ProgressPoint[];
  readonly rules: readonly DecisionRule[];
  readonly suggestion: Suggestion | null;
}

/** The progress of an intervention plan; null where its authors' part is not at hand. */
export function progressOf(facts: PlanFacts): Progress | null {
  const goal = firstOf(facts, 'goal');
  const start = firstOf(facts, 'baseline');
  const monitoring = firstOf(facts, 'monitoring');
  if (goal === null || start === null || monitoring === null) return null;
  const metric = textIn(goal, 'metric') || textIn(start, 'metric');
  const line = goalLine({
    date: textIn(start, 'date'),
    from: numberIn(goal, 'from') ?? numberIn(start, 'value'),
    to: numberIn(goal, 'to'),
    byDate: textIn(goal, 'byDate'),
  });
  const point = (row: string | null, at: Record<string, unknown>): ProgressPoint[] => {
    const date = typeof at.date === 'string' ? at.date : '';
    const day = dayOf(date);
    if (day === null || typeof at.value !== 'number') return [];
    const own = typeof at.metric === 'string' && at.metric !== '' ? at.metric : metric;
    const compares = line !== null && own === metric;
    return [
      {
        row,
        date,
        day,
        value: at.value,
        countAssessed: typeof at.countAssessed === 'number' ? at.countAssessed : null,
        metric: own,
        expected: compares ? Math.round(expectedOn(line, day) * 10) / 10 : null,
        onTrack: compares ? isOnTrack(line, day, at.value) : null,
      },
    ];
  };
  const points = (monitoring.rows.points ?? [])
    .flatMap(({ id, columns }) => point(id, columns))
    .sort((a, b) => a.day - b.day);
  const rules = (firstOf(facts, 'decisionRules')?.rows.rules ?? []).map(({ id, columns }) => readRule(id, columns));
  return {
    monitoring: monitoring.id,
    metric,
    outOf: numberIn(goal, 'outOf') ?? numberIn(start, 'outOf'),
    groupCount: numberIn(firstOf(facts, 'groupSize'), 'count'),
    baseline: point(null, start.values)[0] ?? null,
    line,
    points,
    rules,
    suggestion: suggest(rules, points, metric),
  };
}

/** The straight line from the baseline's day to the goal's; null while one of its ends is not said. */
export function goalLine(goal: {
  date: string;
  from: number | null;
  to: number | null;
  byDate: string;
}): GoalLine | null {
  const [fromDay, toDay] = [dayOf(goal.date), dayOf(goal.byDate)];
  if (fromDay === null || toDay === null || toDay <= fromDay || goal.from === null || goal.to === null) return null;
  return { fromDay, toDay, from: goal.from, to: goal.to };
}

/** What the line asks for on a day; before it and behind it, its ends. */
export function expectedOn({ fromDay, toDay, from, to }: GoalLine, day: number): number {
  const at = Math.min(Math.max(day, fromDay), toDay);
  return from + ((to - from) * (at - fromDay)) / (toDay - fromDay);
}

/** True for a value at or above the line. A difference that only a computer's arithmetic makes is none. */
export function isOnTrack(line: GoalLine, day: number, value: number): boolean {
  return value >= expectedOn(line, day) - 1e-9;
}

/** What the first rule that holds suggests; null without a result or where none holds. `metric` is the goal's. */
export function suggest(
  rules: readonly DecisionRule[],
  points: readonly ProgressPoint[],
  metric: string,
): Suggestion | null {
  if (points.length === 0) return null;
  for (const [index, rule] of rules.entries()) {
    const { op, value } = rule;
    if (op === null || value === null) return { decision: rule.decision, rule: index, because: [] };
    const last = points.slice(-rule.consecutive);
    const holds = ({ value: result, metric: own }: ProgressPoint) =>
      own === (rule.metric || metric) && (op === '>=' ? result >= value : result < value);
    if (last.length === rule.consecutive && last.every(holds))
      return { decision: rule.decision, rule: index, because: last };
  }
  return null;
}

function readRule(row: string, columns: Readonly<Record<string, unknown>>): DecisionRule {
  const times = columns.consecutive;
  return {
    row,
    metric: typeof columns.metric === 'string' ? columns.metric : '',
    op: columns.op === '>=' || columns.op === '<' ? columns.op : null,
    value: typeof columns.value === 'number' ? columns.value : null,
    consecutive: typeof times === 'number' && times >= 1 ? Math.floor(times) : 1,
    decision: typeof columns.then === 'string' ? columns.then : '',
  };
}

const decisions: Readonly<Record<string, string>> = {
  exit: 'exit',
  continue: 'go on as planned',
  intensify: 'intensify',
};

/** What a rule or a decision says, in words. */
export const decisionInWords = (decision: string): string => decisions[decision] ?? decision;

/** A rule as people would say it: “below 50 twice in a row: intensify”. */
export function ruleInWords({ op, value, consecutive, decision }: DecisionRule, isLast: boolean): string {
  const what = decisionInWords(decision) || 'nothing chosen yet';
  if (op === null || value === null) return `${isLast ? 'otherwise' : 'always'}: ${what}`;
  const times = consecutive === 1 ? 'once' : consecutive === 2 ? 'twice in a row' : `${consecutive} times in a row`;
  return `${op === '>=' ? 'at or above' : 'below'} ${value} ${times}: ${what}`;
}

/** What the rules suggest, with what it rests on. */
export function suggestionInWords({ suggestion, rules, points }: Progress): string {
  if (points.length === 0) return 'No result yet.';
  if (rules.length === 0) return 'No rule is agreed yet.';
  if (suggestion === null) return 'None of the rules holds yet.';
  const { because, decision } = suggestion;
  const results = because.map(({ value, date }) => `${value} on ${dateInWords(date)}`).join(', ');
  const why = results === '' ? 'no other rule holds' : results;
  return `The rules suggest: ${decisionInWords(decision)} (${why}). You decide.`;
}

/** The scale in words, such as “mean percent” or “mean score out of 20”. */
export function scaleInWords({ metric, outOf }: Pick<Progress, 'metric' | 'outOf'>): string {
  const label = metrics.find((known) => known.value === metric)?.label.toLowerCase() ?? '';
  return metric === 'meanScore' && outOf !== null ? `${label} out of ${outOf}` : label;
}

/** Every second week after the baseline, up to the goal's date: when one would look. */
export function usualDates(line: GoalLine): readonly string[] {
  const dates: string[] = [];
  for (let day = line.fromDay + 14; day < line.toDay; day += 14) dates.push(dateOf(day));
  return [...dates, dateOf(line.toDay)];
}
