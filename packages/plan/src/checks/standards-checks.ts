/** Standards: what a unit means to teach is taught and assessed, belongs to its grade, and has a way in. */

import { covers, prerequisitesOf } from '@tangram/standards';
import { listed } from '../words.ts';
import type { Change, Check, Fix, Where } from './check.ts';
import { codesIn, firstOf, hasWords, nameIn, numberIn, ofKind, type PlanFacts, type SectionFacts } from './facts.ts';

const offeredMax = 4;
/** More than these are suggested to be split. */
const focusMax = 5;

/** True when one of these codes reaches the wanted one: itself, or, for a cluster or a standard, a part of it. */
export function reaches(codes: readonly string[], wanted: string): boolean {
  return codes.some((code) => code === wanted || covers(code, wanted));
}

export function standardsChecks(facts: PlanFacts): readonly Check[] {
  const standards = firstOf(facts, 'standards');
  if (standards === null || facts.kind === 'intervention') return [];
  const offGrade = offGradeChecks(facts, standards);
  if (facts.kind === 'task') return offGrade;
  return [
    ...focusChecks(facts, standards),
    ...manyFocus(standards),
    ...offGrade,
    ...summative(facts),
    ...entry(facts, standards),
  ];
}

function focusChecks(facts: PlanFacts, standards: SectionFacts): Check[] {
  const lessons = ofKind(facts, 'lesson');
  const assessments = ofKind(facts, 'assessment');
  const standardsOf = (sections: readonly SectionFacts[]) =>
    sections.flatMap((section) => codesIn(section, 'standards'));
  const taught = standardsOf(lessons);
  const assessed = standardsOf(assessments);
  const last = assessments.findLast((one) => one.values.type === 'summative') ?? assessments.at(-1);
  return codesIn(standards, 'focusStandards').flatMap((code): Check[] => {
    const where = atFocus(standards, code);
    const lesson = lessonFor(code, lessons);
    const checks: Check[] = [];
    if (!reaches(taught, code)) {
      checks.push({
        code: 'focus-not-taught',
        level: 'attention',
        message: `${code} is a focus of the unit and no lesson names it. Name it in the lesson that teaches it, or keep it as a supporting standard.`,
        where,
        about: code,
        fix: { label: 'Make it a supporting standard', changes: moved(standards, code, 'supportingStandards') },
        ...(lesson !== null && { otherFix: named(lesson, code, 'Teach') }),
      });
    }
    if (!reaches(assessed, code)) {
      checks.push({
        code: 'focus-not-assessed',
        level: 'attention',
        message: `${code} is a focus of the unit and no assessment names it, so nobody will know how it went.`,
        where,
        about: code,
        fix: last === undefined ? addSummative(facts) : named(last, code, 'Assess'),
      });
    }
    return checks;
  });
}

/** The one lesson that teaches what stands beside a standard in its cluster, or the only lesson there is; null where a teacher has to choose. */
function lessonFor(code: string, lessons: readonly SectionFacts[]): SectionFacts | null {
  const cluster = clusterOf(code);
  const near = lessons.filter((lesson) => codesIn(lesson, 'standards').some((one) => clusterOf(one) === cluster));
  const [only, ...others] = near.length > 0 ? near : lessons;
  return only !== undefined && others.length === 0 ? only : null;
}

const clusterOf = (code: string) => code.split('.').slice(0, 3).join('.');

/** Where a focus standard stands. */
function atFocus(standards: SectionFacts, code: string): Where {
  const row = standards.rows.focusStandards?.find(({ columns }) => columns.code === code);
  return {
    section: standards.id,
    field: 'focusStandards',
    ...(row && { spot: { kind: 'row', row: row.id, column: null } }),
  };
}

const named = (section: SectionFacts, code: string, does: 'Teach' | 'Assess'): Fix => ({
  label: `${does} it in “${nameIn(section)}”`,
  changes: [{ kind: 'addRow', section: section.id, list: 'standards', columns: { code } }],
});

/** A unit teaches and assesses a few things. */
function manyFocus(standards: SectionFacts): Check[] {
  const codes = codesIn(standards, 'focusStandards');
  const last = codes.at(-1);
  if (codes.length <= focusMax || last === undefined) return [];
  return [
    {
      code: 'many-focus',
      level: 'idea',
      message: `${codes.length} focus standards are a lot to teach and to assess in one unit. Would two units, or a few of them as supporting standards, give each its time?`,
      where: atFocus(standards, last),
      fix: { label: `Make ${last} a supporting standard`, changes: moved(standards, last, 'supportingStandards') },
    },
  ];
}

function offGradeChecks(facts: PlanFacts, standards: SectionFacts): Check[] {
  const grade = numberIn(firstOf(facts, 'overview'), 'grade');
  if (grade === null) return [];
  return codesIn(standards, 'focusStandards').flatMap((code): Check[] => {
    const own = /^(\d)\./.exec(code)?.[1];
    if (own === undefined || Number(own) === grade) return [];
    const earlier = Number(own) < grade;
    const prerequisite = earlier && facts.kind === 'unit';
    return [
      {
        code: 'off-grade-focus',
        level: 'idea',
        message: earlier
          ? `${code} is a standard of grade ${own}. As a focus it stands in the place of this grade’s work; as a prerequisite it opens it.`
          : `${code} is a standard of grade ${own}, ahead of this ${facts.kind}’s grade. Going deeper in grade ${grade} usually serves students better.`,
        where: atFocus(standards, code),
        about: code,
        fix: {
          label: prerequisite ? 'Move it to the prerequisites' : 'Make it a supporting standard',
          changes: moved(standards, code, prerequisite ? 'prerequisiteStandards' : 'supportingStandards'),
        },
      },
    ];
  });
}

/** Takes a code out of the focus and into another list, where it may stand already. */
function moved(standards: SectionFacts, code: string, to: string): Change[] {
  const rows = (standards.rows.focusStandards ?? []).filter(({ columns }) => columns.code === code);
  const away = rows.map(
    ({ id }): Change => ({
      kind: 'removeRow',
      section: standards.id,
      list: 'focusStandards',
      row: id,
    }),
  );
  const there = codesIn(standards, to).includes(code);
  return there ? away : [...away, { kind: 'addRow', section: standards.id, list: to, columns: { code } }];
}

function summative(facts: PlanFacts): Check[] {
  const assessments = ofKind(facts, 'assessment');
  const lessons = ofKind(facts, 'lesson');
  const overview = firstOf(facts, 'overview');
  const last = assessments.at(-1);
  if (lessons.length === 0 || overview === null || assessments.some(({ values }) => values.type === 'summative'))
    return [];
  return [
    {
      code: 'no-summative',
      level: 'attention',
      message:
        'The unit has lessons and nothing at its end that shows what students learned. Knowing it early keeps the lessons pointed at it.',
      where: last ? { section: last.id, field: 'type' } : { section: lessons.at(-1)?.id ?? overview.id },
      fix: addSummative(facts),
    },
  ];
}

/** An assessment at the end, of every focus standard. */
function addSummative(facts: PlanFacts): Fix {
  const focus = codesIn(firstOf(facts, 'standards'), 'focusStandards');
  const before = ofKind(facts, 'assessment').at(-1) ?? ofKind(facts, 'lesson').at(-1);
  return {
    label: 'Add a summative assessment',
    changes: [
      {
        kind: 'addSection',
        sectionKind: 'assessment',
        after: before?.id ?? null,
        title: 'At the end of the unit',
        values: { type: 'summative', minutes: numberIn(firstOf(facts, 'overview'), 'periodMinutes') ?? 60 },
        lists: { standards: focus.map((code) => ({ code })) },
      },
    ],
  };
}

function entry(facts: PlanFacts, standards: SectionFacts): Check[] {
  const focus = codesIn(standards, 'focusStandards');
  const differentiation = firstOf(facts, 'differentiation');
  if (focus.length === 0 || codesIn(standards, 'prerequisiteStandards').length > 0 || hasWords(differentiation))
    return [];
  const earlier = prerequisitesOf(focus)
    .slice(0, offeredMax)
    .map(({ code }) => code);
  return [
    {
      code: 'no-entry',
      level: 'idea',
      message:
        'Nothing says yet what this unit rests on, or how a student with unfinished learning gets into it. One prerequisite or one support is a start.',
      where: { section: standards.id, field: 'prerequisiteStandards' },
      ...(earlier.length > 0 && {
        fix: {
          label: `Add ${listed(earlier)}`,
          changes: earlier.map(
            (code): Change => ({
              kind: 'addRow',
              section: standards.id,
              list: 'prerequisiteStandards',
              columns: { code },
            }),
          ),
        },
      }),
    },
  ];
}
