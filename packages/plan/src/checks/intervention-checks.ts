/** An intervention: a goal that can be measured, results on its scale, and time that is not taken from the grade's lesson. */

import { metrics } from '../sections/monitoring.ts';
import { listed } from '../words.ts';
import type { Change, Check } from './check.ts';
import { dateInWords, dateOf, dayOf, isPast, weeksLater } from './dates.ts';
import { firstOf, numberIn, type PlanFacts, type SectionFacts, textIn } from './facts.ts';
import { decisionInWords, type GoalLine, goalLine, progressOf, usualDates } from './progress.ts';

export function interventionChecks(facts: PlanFacts): readonly Check[] {
  if (facts.kind !== 'intervention') return [];
  const goal = firstOf(facts, 'goal');
  return [...(goal === null ? [] : [...measurable(facts, goal), ...monitored(facts, goal)]), ...core(facts)];
}

function measurable(facts: PlanFacts, goal: SectionFacts): Check[] {
  const baseline = firstOf(facts, 'baseline');
  const [from, to] = [numberIn(goal, 'from'), numberIn(goal, 'to')];
  const byDate = textIn(goal, 'byDate');
  const metric = textIn(goal, 'metric');
  const missing = [
    metric === '' ? ['metric', 'how it is measured'] : null,
    from === null ? ['from', 'where the group starts'] : null,
    to === null ? ['to', 'where it should be'] : null,
    dayOf(byDate) === null ? ['byDate', 'by when'] : null,
  ].filter((one) => one !== null);
  const where = (field: string) => ({ section: goal.id, field });
  if (missing.length > 0) {
    const known: Change[] = [];
    const start = numberIn(baseline, 'value');
    const scale = textIn(baseline, 'metric');
    if (from === null && start !== null) known.push({ kind: 'set', section: goal.id, field: 'from', value: start });
    if (metric === '' && scale !== '') known.push({ kind: 'set', section: goal.id, field: 'metric', value: scale });
    return [
      {
        code: 'goal-not-measurable',
        level: 'attention',
        message: `The goal does not say yet ${listed(missing.map(([, says = '']) => says))}. Without it nobody can tell whether it worked.`,
        where: where(missing[0]?.[0] ?? 'metric'),
        about: 'missing',
        ...(known.length > 0 && { fix: { label: 'Take it from the baseline', changes: known } }),
      },
    ];
  }
  if (from !== null && to !== null && to <= from) {
    return [
      {
        code: 'goal-not-measurable',
        level: 'attention',
        message: `The goal goes from ${from} to ${to}. It should lie above where the group starts.`,
        where: where('to'),
        about: 'target',
        ...upwards(goal, from, to, numberIn(baseline, 'value')),
      },
    ];
  }
  const start = textIn(baseline, 'date');
  if (dayOf(start) !== null && byDate <= start) {
    return [
      {
        code: 'goal-not-measurable',
        level: 'attention',
        message: `The goal’s date, ${dateInWords(byDate)}, is not after the baseline’s, ${dateInWords(start)}.`,
        where: where('byDate'),
        about: 'date',
        ...byTheEnd(facts, goal, start),
      },
    ];
  }
  const isDecided = textIn(firstOf(facts, 'decision'), 'value') !== '';
  if (isPast(byDate, facts.today) && !isDecided && !facts.taught) {
    return [
      {
        code: 'goal-not-measurable',
        level: 'attention',
        message: `The goal’s date, ${dateInWords(byDate)}, has passed and nothing is decided. Decide, or give it a new date.`,
        where: where('byDate'),
        about: 'past',
        ...decided(facts, byTheEnd(facts, goal, byDate)),
      },
    ];
  }
  return [];
}

/** Where the group starts is known from the baseline, or the two numbers have changed places. */
function upwards({ id }: SectionFacts, from: number, to: number, baseline: number | null): Pick<Check, 'fix'> {
  const starts = (value: number): Change => ({ kind: 'set', section: id, field: 'from', value });
  if (baseline !== null && baseline < to)
    return { fix: { label: `From ${baseline}, as in the baseline`, changes: [starts(baseline)] } };
  if (to === from || (baseline !== null && baseline !== to)) return {};
  return {
    fix: {
      label: `From ${to} to ${from}`,
      changes: [starts(to), { kind: 'set', section: id, field: 'to', value: from }],
    },
  };
}

/** Offers the end of the schedule as the goal's date, or the last date on which results are planned, where it lies ahead. */
function byTheEnd(facts: PlanFacts, goal: SectionFacts, after: string): Pick<Check, 'fix'> {
  const schedule = firstOf(facts, 'schedule');
  const ahead = (date: string | null): date is string => date !== null && date > after && date > facts.today;
  const end = weeksLater(textIn(schedule, 'startDate'), numberIn(schedule, 'weeks') ?? 0);
  const planned = (firstOf(facts, 'monitoring')?.rows.points ?? []).flatMap(({ columns: { date } }) =>
    typeof date === 'string' && dayOf(date) !== null ? date : [],
  );
  const last = planned.toSorted().at(-1) ?? null;
  const offer = (date: string, what: string): Pick<Check, 'fix'> => ({
    fix: {
      label: `By ${dateInWords(date)}, ${what}`,
      changes: [{ kind: 'set', section: goal.id, field: 'byDate', value: date }],
    },
  });
  if (ahead(end)) return offer(end, 'the end of the schedule');
  return ahead(last) ? offer(last, 'the last planned result') : {};
}

/** What the agreed rules suggest, to be decided by a tap; then the new date that is offered. */
function decided(facts: PlanFacts, newDate: Pick<Check, 'fix'>): Pick<Check, 'fix' | 'otherFix'> {
  const section = firstOf(facts, 'decision');
  const decision = progressOf(facts)?.suggestion?.decision ?? '';
  if (section === null || decision === '') return newDate;
  const set = (field: string, value: string): Change => ({ kind: 'set', section: section.id, field, value });
  return {
    fix: {
      label: `Decide as the rules suggest: ${decisionInWords(decision)}`,
      changes: [set('value', decision), set('date', facts.today)],
    },
    ...(newDate.fix && { otherFix: newDate.fix }),
  };
}

function monitored(facts: PlanFacts, goal: SectionFacts): Check[] {
  const monitoring = firstOf(facts, 'monitoring');
  if (monitoring === null) return [];
  const metric = textIn(goal, 'metric');
  const named = metrics.find(({ value }) => value === metric)?.label.toLowerCase() ?? metric;
  const rows = monitoring.rows.points ?? [];
  const where = { section: monitoring.id, field: 'points' };
  const checks: Check[] = [];
  const others = rows.filter(({ columns }) => {
    const own = columns.metric;
    return metric !== '' && typeof own === 'string' && own !== '' && own !== metric;
  });
  if (others.length > 0) {
    checks.push({
      code: 'monitoring-mismatch',
      level: 'attention',
      message: `${others.length === 1 ? 'One point is' : `${others.length} points are`} measured otherwise than the goal, which is ${named}. They cannot stand on its line.`,
      where: { ...where, ...(others[0] && { spot: { kind: 'row', row: others[0].id, column: 'metric' } }) },
      about: 'metric',
      fix: {
        label: `They are ${named} too`,
        changes: others.map(
          ({ id }): Change => ({
            kind: 'setRow',
            section: monitoring.id,
            list: 'points',
            row: id,
            column: 'metric',
            value: metric,
          }),
        ),
      },
    });
  }
  const top = metric === 'meanPercent' || metric === 'percentAtGoal' ? 100 : numberIn(goal, 'outOf');
  const beyond = rows.filter(({ columns }) => top !== null && typeof columns.value === 'number' && columns.value > top);
  if (beyond.length > 0) {
    checks.push({
      code: 'monitoring-mismatch',
      level: 'attention',
      message: `${listed(beyond.map(({ columns }) => String(columns.value)))} is more than the scale of the goal, which ends at ${top}.`,
      where: { ...where, ...(beyond[0] && { spot: { kind: 'row', row: beyond[0].id, column: 'value' } }) },
      about: 'scale',
    });
  }
  const line = goalLine({
    date: textIn(firstOf(facts, 'baseline'), 'date'),
    from: numberIn(goal, 'from'),
    to: numberIn(goal, 'to'),
    byDate: textIn(goal, 'byDate'),
  });
  if (rows.length < 2 && line !== null) {
    const held = rows.map(({ columns }) => columns.date);
    const dates = plannedDates(line).filter((date) => !held.includes(date));
    checks.push({
      code: 'monitoring-mismatch',
      level: 'attention',
      message:
        'Fewer than two points are planned on the way. With two or more there is still time to change something.',
      where,
      about: 'few',
      ...(rows.length + dates.length > 1 && {
        fix: {
          label:
            line.toDay - line.fromDay > 14 ? 'Add a date every two weeks' : 'Add a date halfway and one at the end',
          changes: dates.map(
            (date): Change => ({
              kind: 'addRow',
              section: monitoring.id,
              list: 'points',
              columns: metric === '' ? { date } : { date, metric },
            }),
          ),
        },
      }),
    });
  }
  return checks;
}

/** Every two weeks; where the way is shorter than that, halfway and at its end. */
function plannedDates(line: GoalLine): readonly string[] {
  const dates = usualDates(line);
  const half = Math.floor((line.fromDay + line.toDay) / 2);
  return dates.length > 1 || half === line.fromDay ? dates : [dateOf(half), ...dates];
}

/** Words for the lesson that nobody should miss; and those that keep a sentence from meaning it. */
const coreLesson =
  /\b(?:core|grade[- ]level|regular|main|math(?:ematics)?|tier 1) (?:lesson|class|instruction|block|period|time)s?\b/i;
const during = /\b(?:during|in(?:stead of)?|replac\w*|in place of|pulled? (?:out )?(?:of|from)|out of|within)\b/i;
const notDuring = /\b(?:not|never|outside|in addition|on top|apart|besides?|before|after|without|except)\b/i;

function core(facts: PlanFacts): Check[] {
  const schedule = firstOf(facts, 'schedule');
  const when = textIn(schedule, 'when');
  const replaces = when
    .split(/[.;,]/)
    .find((part) => coreLesson.test(part) && during.test(part) && !notDuring.test(part));
  if (schedule === null || replaces === undefined) return [];
  return [
    {
      code: 'replaces-core',
      level: 'attention',
      message: `“${when.slice(0, 120)}” sounds as if the group would miss the grade’s lesson. It helps on top of that lesson; in its place the distance grows.`,
      where: { section: schedule.id, field: 'when', spot: { kind: 'words', text: replaces.trim() } },
    },
  ];
}
