/** Do the minutes add up: the unit's in its periods, a lesson's in its segments, a task's in its phases; and is there time to talk? */

import { phaseLabel } from '../body/lesson-segment.ts';
import { quantity } from '../words.ts';
import type { Check } from './check.ts';
import { firstOf, hasWords, nameIn, numberIn, ofKind, type PlanFacts, type SectionFacts } from './facts.ts';

/** A discussion shorter than this is an announcement. Minutes. */
const discussionMin = 8;
const discussionUsual = 10;
/** Less than this is no part of a lesson. Minutes. */
const segmentMin = 5;

/** The class time that is planned, and that there is; null where nobody has said how much there is. Minutes. */
export interface ClassTime {
  readonly planned: number;
  readonly available: number | null;
  readonly periodMinutes: number | null;
}

/** An assessment inside a lesson takes none of the unit's time beside the lesson's own. */
export function classTime(facts: PlanFacts): ClassTime {
  const overview = firstOf(facts, 'overview');
  const periods = numberIn(overview, 'durationPeriods');
  const periodMinutes = numberIn(overview, 'periodMinutes');
  const timed = facts.sections.filter(
    ({ kind, values }) => kind === 'lesson' || (kind === 'assessment' && values.insideLesson === undefined),
  );
  const planned = timed.reduce((sum, section) => sum + Math.max(0, numberIn(section, 'minutes') ?? 0), 0);
  return {
    planned,
    available: periods === null || periodMinutes === null ? null : periods * periodMinutes,
    periodMinutes,
  };
}

export function timeChecks(facts: PlanFacts): readonly Check[] {
  if (facts.kind === 'unit') return [...unitTime(facts), ...ofKind(facts, 'lesson').flatMap(lessonTime)];
  return facts.kind === 'task' ? taskTime(facts) : [];
}

function unitTime(facts: PlanFacts): Check[] {
  const overview = firstOf(facts, 'overview');
  const { planned, available, periodMinutes } = classTime(facts);
  if (overview === null || available === null || periodMinutes === null || periodMinutes <= 0) return [];
  const needed = Math.max(1, Math.ceil(planned / periodMinutes));
  const where = { section: overview.id, field: 'durationPeriods' };
  const change = { kind: 'set', section: overview.id, field: 'durationPeriods', value: needed } as const;
  if (planned > available) {
    return [
      {
        code: 'time-over',
        level: 'attention',
        message: `Lessons and assessments take ${planned} minutes, and the unit has ${available}. Better to decide now what may wait than in its last week.`,
        where,
        fix: { label: `Plan for ${quantity(needed, 'period')}`, changes: [change] },
      },
    ];
  }
  if (planned === 0 || planned >= available * 0.8) return [];
  return [
    {
      code: 'time-under',
      level: 'idea',
      message: `${planned} of ${available} minutes are planned. If the rest is meant to stay open, say so in a lesson that responds to what students show; if not, the unit could be shorter.`,
      where,
      fix: { label: `Plan for ${quantity(needed, 'period')}`, changes: [change] },
    },
  ];
}

function lessonTime(lesson: SectionFacts): Check[] {
  const checks: Check[] = [];
  const minutes = numberIn(lesson, 'minutes');
  const { segments } = lesson.body;
  const sum = segments.reduce((total, segment) => total + (segment.minutes ?? 0), 0);
  if (minutes !== null && sum > 0 && sum !== minutes) {
    const over = sum > minutes;
    checks.push({
      code: over ? 'time-over' : 'time-under',
      level: over ? 'attention' : 'idea',
      message: over
        ? `The parts of “${nameIn(lesson)}” add up to ${sum} minutes, and the lesson has ${minutes}. The last part is usually the one that is lost.`
        : `The parts of “${nameIn(lesson)}” add up to ${sum} of its ${minutes} minutes.`,
      where: { section: lesson.id, field: 'minutes' },
      fix: {
        label: `Give the lesson ${sum} minutes`,
        changes: [{ kind: 'set', section: lesson.id, field: 'minutes', value: sum }],
      },
      ...(over && trimmed(lesson, sum - minutes)),
    });
  }
  const explores = segments.some(({ phase, minutes: time }) => phase === 'explore' && time !== 0);
  const talk = segments.filter(({ phase }) => phase === 'discuss' || phase === 'synthesis');
  const talked = talk.reduce((total, segment) => total + (segment.minutes ?? 0), 0);
  const short = talk.find((one) => one.minutes !== null);
  // Where nobody talks yet, talk comes behind what students explored.
  const place = short ?? segments.findLast(({ phase }) => phase === 'explore');
  if (explores && (talk.length === 0 || (talk.some((one) => one.minutes !== null) && talked < discussionMin))) {
    checks.push({
      code: 'no-discussion',
      level: 'idea',
      message: `In “${nameIn(lesson)}” students explore, and there ${talk.length === 0 ? 'is no time' : `are ${talked} minutes`} to talk about what they found. That is where most of the learning happens.`,
      where: {
        section: lesson.id,
        ...(place !== undefined && { spot: { kind: 'segment', index: segments.indexOf(place) } }),
      },
      ...(short !== undefined && {
        fix: {
          label: `Give “${phaseLabel(short.phase)}” ${(short.minutes ?? 0) + discussionUsual - talked} minutes`,
          changes: [
            {
              ...{ kind: 'setSegment', section: lesson.id, phase: short.phase, minutes: short.minutes ?? 0 },
              next: (short.minutes ?? 0) + discussionUsual - talked,
            },
          ],
        },
      }),
      ...(talk.length === 0 && {
        fix: {
          label: `Add ${discussionUsual} minutes to discuss`,
          changes: [
            { kind: 'addSegment', section: lesson.id, phase: 'discuss', minutes: discussionUsual, behind: 'explore' },
          ],
        },
      }),
    });
  }
  return checks;
}

/** Takes the minutes that are too many from the longest part, where enough of it is left. */
function trimmed(lesson: SectionFacts, tooMany: number): Pick<Check, 'otherFix'> {
  const [longest] = lesson.body.segments.toSorted((a, b) => (b.minutes ?? 0) - (a.minutes ?? 0));
  const minutes = longest?.minutes ?? 0;
  const next = minutes - tooMany;
  if (!longest || next < segmentMin) return {};
  const { phase } = longest;
  return {
    otherFix: {
      label: `Trim “${phaseLabel(phase)}” to ${next} minutes`,
      changes: [{ kind: 'setSegment', section: lesson.id, phase, minutes, next }],
    },
  };
}

function taskTime(facts: PlanFacts): Check[] {
  const checks: Check[] = [];
  const overview = firstOf(facts, 'overview');
  const estimated = numberIn(overview, 'estimatedMinutes');
  const phases = ['launch', 'explore', 'discuss'].flatMap((kind) => firstOf(facts, kind) ?? []);
  const timed = phases.filter((phase) => numberIn(phase, 'minutes') !== null);
  const sum = timed.reduce((total, phase) => total + (numberIn(phase, 'minutes') ?? 0), 0);
  if (overview !== null && estimated !== null && timed.length === phases.length && sum > 0 && sum !== estimated) {
    checks.push({
      code: 'task-phases-time',
      level: 'attention',
      message: `Launch, explore and discuss take ${sum} minutes, and the task says ${estimated}. Whoever puts it into a lesson plans with that number.`,
      where: { section: overview.id, field: 'estimatedMinutes' },
      fix: {
        label: `Say ${sum} minutes`,
        changes: [{ kind: 'set', section: overview.id, field: 'estimatedMinutes', value: sum }],
      },
    });
  }
  const explore = firstOf(facts, 'explore');
  const discuss = firstOf(facts, 'discuss');
  const explored = hasWords(explore) || (numberIn(explore, 'minutes') ?? 0) > 0;
  const talk = numberIn(discuss, 'minutes');
  if (discuss !== null && explored && (talk === null ? !hasWords(discuss) : talk < discussionMin)) {
    checks.push({
      code: 'no-discussion',
      level: 'idea',
      message: `Students explore, and ${talk === null ? 'nothing is planned for' : `${talk} minutes are left for`} the discussion. Comparing their strategies is what the task is for.`,
      where: { section: discuss.id, field: 'minutes' },
      fix: {
        label: `Give it ${discussionUsual} minutes`,
        changes: [{ kind: 'set', section: discuss.id, field: 'minutes', value: discussionUsual }],
      },
    });
  }
  return checks;
}
