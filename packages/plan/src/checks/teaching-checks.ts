/** What a task asks of students and how they are helped into it: demand, scaffolds, questions, supports, looking back. */

import type { PlainValue } from '../plan-document.ts';
import type { Check, Fix } from './check.ts';
import { isPast, weeksLater } from './dates.ts';
import { firstOf, hasWords, numberIn, ofKind, type PlanFacts, type SectionFacts, textIn } from './facts.ts';

const low = ['memorization', 'proceduresWithoutConnections'];
const high = ['proceduresWithConnections', 'doingMathematics'];

export const isLowDemand = (demand: string | null): boolean => demand !== null && low.includes(demand);
export const isHighDemand = (demand: string | null): boolean => demand !== null && high.includes(demand);

export function teachingChecks(facts: PlanFacts): readonly Check[] {
  return [
    ...(facts.kind === 'unit' ? demandOfTasks(facts) : []),
    ...(facts.kind === 'task' ? taskChecks(facts) : []),
    ...supports(facts),
    ...reflection(facts),
  ];
}

/** The tasks that a unit or its lessons link. */
export function linkedTasks({ linked }: PlanFacts) {
  return (linked ?? []).filter(({ kind }) => kind === 'task');
}

function demandOfTasks(facts: PlanFacts): Check[] {
  const known = linkedTasks(facts).filter(({ cognitiveDemand }) => cognitiveDemand !== null);
  const first = ofKind(facts, 'lesson')[0];
  if (known.length === 0 || first === undefined || !known.every((task) => isLowDemand(task.cognitiveDemand))) return [];
  return [
    {
      code: 'demand-low-only',
      level: 'idea',
      message: `${known.length === 1 ? 'The task of this unit asks' : `All ${known.length} tasks of this unit ask`} students to recall or to follow steps. Which one lesson could open up, so that they have something to decide?`,
      where: { section: whereTasksStand(facts)?.id ?? first.id, field: 'taskRefs' },
    },
  ];
}

/** The section, of the links or of a lesson, that links a task. */
const whereTasksStand = ({ sections }: PlanFacts) => sections.find(({ rows }) => (rows.taskRefs ?? []).length > 0);

function taskChecks(facts: PlanFacts): Check[] {
  const checks: Check[] = [];
  const overview = firstOf(facts, 'overview');
  const demand = textIn(overview, 'cognitiveDemand');
  const dok = numberIn(overview, 'dok');
  if (overview !== null && dok !== null) {
    const flat = demand === 'doingMathematics' && dok === 1;
    const steep = demand === 'memorization' && dok >= 3;
    if (flat || steep) {
      checks.push({
        code: 'demand-dok-mismatch',
        level: 'idea',
        message: flat
          ? 'The task is doing mathematics, and its depth of knowledge is 1, recall. The two are different scales, but these two rarely go together.'
          : `The task is memorization, and its depth of knowledge is ${dok}. One of the two is probably meant otherwise.`,
        where: { section: overview.id, field: 'dok' },
        fix: said(overview, 'dok', flat ? 3 : 1, flat ? 'Depth 3, strategic thinking' : 'Depth 1, recall'),
        otherFix: said(
          overview,
          'cognitiveDemand',
          flat ? 'memorization' : 'doingMathematics',
          flat ? 'Demand: memorization' : 'Demand: doing mathematics',
        ),
      });
    }
  }
  const scaffolds = firstOf(facts, 'scaffolds');
  const telling = scaffolds?.body.pairs.filter((pair) => pair.cells.some(tellsMethod)) ?? [];
  if (scaffolds !== null && isHighDemand(demand)) {
    for (const { cells, index } of telling) {
      const [who = '', support = ''] = cells;
      checks.push({
        code: 'scaffold-tells-method',
        level: 'idea',
        message: `The scaffold “${short(support || who)}” gives the steps. What is left for students to decide?`,
        where: { section: scaffolds.id, spot: { kind: 'pair', index, cell: 1 } },
        about: short(support || who),
      });
    }
  }
  const assessing = firstOf(facts, 'assessingQuestions');
  const advancing = firstOf(facts, 'advancingQuestions');
  const missing = hasWords(assessing) ? advancing : assessing;
  if (missing !== null && hasWords(assessing) !== hasWords(advancing)) {
    checks.push({
      code: 'questions-one-kind',
      level: 'idea',
      message:
        missing === advancing
          ? 'There are questions that find out what students think, and none yet that move their thinking on.'
          : 'There are questions that move students on, and none yet that find out what they think now.',
      where: { section: missing.id },
    });
  }
  return checks;
}

const said = ({ id }: SectionFacts, field: string, value: PlainValue, label: string): Fix => ({
  label,
  changes: [{ kind: 'set', section: id, field, value }],
});

/** Words with which somebody tells the steps: at the beginning, or one after the other. */
function tellsMethod(words: string): boolean {
  const said = words.toLowerCase();
  if (/\b(?:use|apply|remember) the (?:formula|rule|algorithm|steps)\b/.test(said)) return true;
  if (
    /^(?:step 1\b|first,? (?:you |we )?(?:find|multiply|divide|add|subtract|write|set up|cross|convert|draw))/.test(
      said,
    )
  )
    return true;
  return /\bfirst\b/.test(said) && /\bthen\b/.test(said);
}

function supports(facts: PlanFacts): Check[] {
  const section = firstOf(facts, 'differentiation');
  return (section?.body.pairs ?? []).flatMap(({ cells, keepsGradeLevel, index }): Check[] => {
    if (keepsGradeLevel || section === null) return [];
    const need = short(cells[0] || cells[1] || 'one of the supports');
    return [
      {
        code: 'support-lowers-grade',
        level: 'idea',
        message: `“${need}” leaves the grade’s work for a while. What brings these students back to it?`,
        where: { section: section.id, spot: { kind: 'pair', index, cell: 1 } },
        about: need,
        fix: {
          label: 'It keeps the grade’s work',
          changes: [{ kind: 'clearPair', section: section.id, index, attribute: 'keepsGradeLevel', old: false }],
        },
      },
    ];
  });
}

/** Asked for once the teaching is over, and not before. */
function reflection(facts: PlanFacts): Check[] {
  const section = firstOf(facts, 'reflection');
  if (section === null || hasWords(section) || !(facts.taught || isOver(facts))) return [];
  return [
    {
      code: 'no-reflection',
      level: 'idea',
      message:
        'This has been taught. Two minutes on what worked and what students showed are what a colleague looks for first next year.',
      where: { section: section.id },
    },
  ];
}

function isOver(facts: PlanFacts): boolean {
  const taughtOn = textIn(firstOf(facts, 'reflection'), 'taughtOn');
  if (isPast(taughtOn, facts.today)) return true;
  const schedule = firstOf(facts, 'schedule');
  const end = weeksLater(textIn(schedule, 'startDate'), numberIn(schedule, 'weeks') ?? 0);
  return facts.kind === 'intervention' && end !== null && isPast(end, facts.today);
}

function short(words: string): string {
  return words.length > 60 ? `${words.slice(0, 57).trimEnd()}…` : words;
}
