/** Each check of DOMAIN part 12 that concerns a unit, a task or an intervention: once where it has something to say, once where not. */
import { type PlanKind, personId, sectionId } from '@tangram/domain';
import type { JSONContent } from '@tiptap/core';
import { describe, expect, test } from 'vitest';
import * as Y from 'yjs';
import { countingIds, openOn, seed } from '../../testing/builders.ts';
import { body, bullets, pairTable, paragraph, part, segment } from '../body/build.ts';
import { figureText } from '../body/figure.ts';
import { findFirstOf } from '../find/first-of-words.ts';
import { newSection, sectionKind } from '../kinds.ts';
import { addSection, findSection, type PlainValue, writeDismissal } from '../plan-document.ts';
import { type CheckCode, checkCodes, dismissalKey, type Where } from './check.ts';
import { type LinkedPlan, linkedAmong, type PlanFacts, readAllFacts } from './facts.ts';
import { glanceAt } from './glance.ts';
import { mend } from './mend.ts';
import { sharingBlocks } from './privacy-checks.ts';
import { allChecks, reviewPlan } from './review.ts';

type Written = Readonly<{
  id?: string;
  title?: string;
  values?: Record<string, PlainValue>;
  lists?: Record<string, readonly Record<string, PlainValue>[]>;
  body?: JSONContent;
}>;
type Sections = readonly (readonly [kind: string, written: Written])[];

/** A plan of these sections; those that every plan has are there too. */
function plan(kind: PlanKind, sections: Sections) {
  const makeId = countingIds('row');
  const made = sections.map(([name, { id = name, title, values = {}, lists = {}, body: text }]) => {
    const described = sectionKind(kind, name);
    if (described === null) throw new Error(`a ${kind} has no ${name}`);
    const rows = Object.entries(lists).map(([list, all]) => [list, all.map((columns) => ({ id: makeId(), columns }))]);
    return newSection(described, {
      id: sectionId(id),
      after: null,
      values,
      lists: Object.fromEntries(rows),
      ...(title !== undefined && { title }),
      ...(text !== undefined && { body: text }),
    });
  });
  const seeds = seed(kind, { title: '', sections: made });
  return { docs: [openOn(1, seeds.open), openOn(2, seeds.authors)], kind };
}

const factsOf = ({ docs, kind }: ReturnType<typeof plan>, more: Partial<PlanFacts> = {}): PlanFacts => ({
  kind,
  sections: docs.flatMap(readAllFacts),
  linked: null,
  today: '2026-11-24',
  taught: false,
  ...more,
});

const codes = (...list: string[]) => list.map((code) => ({ code }));
const lessonAt = (minutes: number, more: Written = {}): Sections[number] => [
  'lesson',
  { id: 'lesson', title: 'Two lines', values: { minutes }, body: body(paragraph('Words')), ...more },
];
const focus = (...list: string[]): Sections[number] => ['standards', { lists: { focusStandards: codes(...list) } }];
const summative = (...list: string[]): Sections[number] => [
  'assessment',
  { id: 'end', title: 'Market day', values: { type: 'summative', minutes: 40 }, lists: { standards: codes(...list) } },
];
const periods = (durationPeriods: number): Sections[number] => ['overview', { values: { durationPeriods } }];
const words = (text: string): Written => ({ body: body(paragraph(text)) });
const rows = (table: Parameters<typeof pairTable>[0], ...cells: [string, string, object?][]): Written => ({
  body: body(
    pairTable(
      table,
      cells.map(([a, b, attrs]) => ({
        cells: [[paragraph(a)], [paragraph(b)]],
        ...(attrs && { attrs: attrs as Record<string, boolean> }),
      })),
    ),
  ),
});
const figure = (more: object): Written => ({
  body: body({
    type: 'figure',
    attrs: { figure: figureText({ type: 'numberLine', title: 'A line', min: 0, max: 4, majorStep: 1, ...more }) },
  }),
});
const pictureOf = (alt: string | null): Written => ({
  body: body({ type: 'picture', attrs: { picture: 'a'.repeat(32), alt } }),
});
const workOf = (...shown: JSONContent[]): Written => ({
  body: body(pairTable('studentWork', [{ cells: [[paragraph('Sample 1')], shown] }])),
});
const photo = { type: 'picture', attrs: { picture: 'a'.repeat(32), alt: 'A table' } };
const ratioTable = (last: number): Written => {
  const cells = (...numbers: number[]) => numbers.map((n) => ({ n, d: 1 }));
  const tableRows = [
    { label: 'ice', cells: cells(3, 6) },
    { label: 'syrup', cells: cells(8, last) },
  ];
  const data = { type: 'ratioTable', title: 'Stand A', altText: 'A table.', rows: tableRows };
  return { body: body({ type: 'figure', attrs: { figure: figureText(data) } }) };
};
const task = (cognitiveDemand: string, title = 'Cards'): LinkedPlan => ({
  id: title,
  title,
  kind: 'task',
  cognitiveDemand,
  standards: [],
});
const goalOf = (more: Record<string, PlainValue> = {}): Sections => [
  ['baseline', { values: { date: '2026-10-23', metric: 'meanPercent', value: 42, countAssessed: 12 } }],
  ['goal', { values: { metric: 'meanPercent', from: 42, to: 75, byDate: '2026-12-04', ...more } }],
  [
    'monitoring',
    {
      lists: {
        points: [
          { date: '2026-11-06', metric: 'meanPercent', value: 51 },
          { date: '2026-11-20', value: 63 },
        ],
      },
    },
  ],
];
const without = (field: string): Sections => {
  const [first, goal, ...others] = goalOf();
  const { [field]: _, ...values } = goal?.[1].values ?? {};
  return [...(first ? [first] : []), ['goal', { values }], ...others];
};

/** Named apart: a literal with a column of this name reads as a promise. */
const intensify = Object.fromEntries([['then', 'intensify']]);

interface Case {
  readonly kind: PlanKind;
  readonly says: Sections;
  readonly silent: Sections;
  readonly more?: Partial<PlanFacts>;
  readonly silentMore?: Partial<PlanFacts>;
  /** after one tap it is silent */
  readonly mends?: boolean;
  /** after another tap it is silent too */
  readonly mendsOtherwise?: boolean;
}

const cases: Readonly<Record<CheckCode | `${CheckCode} ${string}`, Case>> = {
  'student-identity-suspected': {
    kind: 'unit',
    says: [['bigIdeas', { body: body(bullets(['Write to zoe.park@students.net'])) }]],
    silent: [['bigIdeas', { body: body(bullets(['Zoe has 3/4 cup.'])) }]],
    mends: true,
  },
  'student-identity-suspected in a field': {
    kind: 'intervention',
    says: [['schedule', { values: { when: 'call (267) 555-0199 before' } }]],
    silent: [['schedule', { values: { when: '8:30 to 9:00' } }]],
    mends: true,
  },
  'student-identity-suspected in a row': {
    kind: 'intervention',
    says: [['staffing', { lists: { people: [{ role: 'coach', note: 'ask zoe.park@students.net' }] } }]],
    silent: [['staffing', { lists: { people: [{ role: 'coach', note: 'ask the office' }] } }]],
    mends: true,
  },
  'student-identity-suspected in a title': {
    kind: 'unit',
    says: [lessonAt(60, { title: 'For zoe.park@students.net' })],
    silent: [lessonAt(60)],
    mends: true,
  },
  'student-identity-suspected in a figure': {
    kind: 'unit',
    says: [['bigIdeas', figure({ altText: 'zoe.park@students.net' })]],
    silent: [['bigIdeas', figure({ altText: 'A line.' })]],
  },
  'student-identity-suspected in the words for a picture': {
    kind: 'unit',
    says: [['bigIdeas', pictureOf('Ask zoe.park@students.net')]],
    silent: [['bigIdeas', pictureOf('A table')]],
  },
  'student-identity-suspected in a list, line by line': {
    kind: 'unit',
    says: [['bigIdeas', { body: body(bullets(['Zoe Park', 'Amir Haddad', 'Lena Ortiz', 'Noah Kim'])) }]],
    silent: [['bigIdeas', { body: body(bullets(['Zoe has 3/4 cup.'])) }]],
  },
  'student-identity-suspected in a picture of work': {
    kind: 'task',
    says: [['studentWork', workOf(photo)]],
    silent: [['studentWork', workOf(paragraph('3 : 8'))]],
  },
  'group-too-small': {
    kind: 'intervention',
    says: [['groupSize', { values: { count: 2 } }]],
    silent: [['groupSize', { values: { count: 12 } }]],
  },
  'no-summative': {
    kind: 'unit',
    says: [lessonAt(60), focus('6.RP.A.1')],
    silent: [lessonAt(60), summative()],
    mends: true,
  },
  'time-over': { kind: 'unit', says: [periods(1), lessonAt(90)], silent: [periods(2), lessonAt(90)], mends: true },
  'time-over in a lesson': {
    kind: 'unit',
    says: [periods(1), lessonAt(55, { body: body(segment('explore', 40), segment('discuss', 20)) })],
    silent: [periods(1), lessonAt(60, { body: body(segment('explore', 40), segment('discuss', 20)) })],
    mends: true,
    mendsOtherwise: true,
  },
  'time-under': { kind: 'unit', says: [periods(10), lessonAt(120)], silent: [periods(2), lessonAt(100)], mends: true },
  'focus-not-taught': {
    kind: 'unit',
    says: [focus('6.RP.A.3b'), lessonAt(60, { lists: { standards: codes('6.RP.A.3a') } })],
    silent: [focus('6.RP.A.3'), lessonAt(60, { lists: { standards: codes('6.RP.A.3a') } })],
    mends: true,
    mendsOtherwise: true,
  },
  'focus-not-assessed': {
    kind: 'unit',
    says: [focus('6.RP.A.3b'), summative('6.RP.A.2')],
    silent: [focus('6.RP.A'), summative('6.RP.A.2')],
    mends: true,
  },
  'focus-not-assessed without any assessment': {
    kind: 'unit',
    says: [focus('6.RP.A.3b')],
    silent: [focus('6.RP.A.3'), summative('6.RP.A.3b')],
    mends: true,
  },
  'off-grade-focus': { kind: 'unit', says: [focus('5.NF.B.4')], silent: [focus('6.RP.A.1')], mends: true },
  'many-focus': {
    kind: 'unit',
    says: [focus('6.RP.A.1', '6.RP.A.2', '6.RP.A.3a', '6.RP.A.3b', '6.RP.A.3c', '6.RP.A.3d')],
    silent: [focus('6.RP.A.1', '6.RP.A.2', '6.RP.A.3a', '6.RP.A.3b', '6.RP.A.3c')],
    mends: true,
  },
  'off-grade-focus of a task': { kind: 'task', says: [focus('7.RP.A.2')], silent: [focus('6.RP.A.2')], mends: true },
  'no-entry': {
    kind: 'unit',
    says: [focus('6.RP.A.3b')],
    silent: [focus('6.RP.A.3b'), ['differentiation', rows('differentiation', ['Long prompts', 'Three reads'])]],
    mends: true,
  },
  'demand-low-only': {
    kind: 'unit',
    says: [lessonAt(60)],
    silent: [lessonAt(60)],
    more: { linked: [task('memorization'), task('proceduresWithoutConnections', 'Drill')] },
    silentMore: { linked: [task('memorization'), task('doingMathematics', 'Water ice')] },
  },
  'demand-dok-mismatch': {
    kind: 'task',
    says: [['overview', { values: { cognitiveDemand: 'doingMathematics', dok: 1 } }]],
    silent: [['overview', { values: { cognitiveDemand: 'doingMathematics', dok: 3 } }]],
    mends: true,
    mendsOtherwise: true,
  },
  'scaffold-tells-method': {
    kind: 'task',
    says: [
      ['overview', { values: { cognitiveDemand: 'doingMathematics' } }],
      ['scaffolds', rows('scaffolds', ['Starting', 'First find the cost of 1, then multiply by 7'])],
    ],
    silent: [
      ['overview', { values: { cognitiveDemand: 'doingMathematics' } }],
      ['scaffolds', rows('scaffolds', ['Starting', 'A blank double number line with only the zeros aligned'])],
    ],
  },
  'questions-one-kind': {
    kind: 'task',
    says: [['assessingQuestions', words('What does each tick stand for?')]],
    silent: [
      ['assessingQuestions', words('What does each tick stand for?')],
      ['advancingQuestions', words('Can you compare without 60?')],
    ],
  },
  'task-phases-time': {
    kind: 'task',
    says: [
      ['launch', { values: { minutes: 8 } }],
      ['explore', { values: { minutes: 22 } }],
      ['discuss', { values: { minutes: 25 } }],
    ],
    silent: [
      ['launch', { values: { minutes: 8 } }],
      ['explore', { values: { minutes: 22 } }],
      ['discuss', { values: { minutes: 15 } }],
    ],
    mends: true,
  },
  'no-discussion': {
    kind: 'task',
    says: [['explore', words('In threes')]],
    silent: [
      ['explore', words('In threes')],
      ['discuss', { values: { minutes: 12 } }],
    ],
    mends: true,
  },
  'no-discussion in a lesson': {
    kind: 'unit',
    says: [lessonAt(40, { body: body(part('learningTarget'), segment('explore', 40)) })],
    silent: [lessonAt(60, { body: body(segment('explore', 40), segment('discuss', 20)) })],
    mends: true,
  },
  'no-discussion too short': {
    kind: 'unit',
    says: [lessonAt(45, { body: body(segment('explore', 40), segment('discuss', 3), segment('synthesis', 2)) })],
    silent: [lessonAt(60, { body: body(segment('explore', 40), segment('discuss', 20)) })],
    mends: true,
  },
  'support-lowers-grade': {
    kind: 'unit',
    says: [
      [
        'differentiation',
        rows('differentiation', ['Fractions not secure', 'Grade 4 booklet', { keepsGradeLevel: false }]),
      ],
    ],
    silent: [
      [
        'differentiation',
        rows('differentiation', ['Fractions not secure', 'Fraction strips', { keepsGradeLevel: true }]),
      ],
    ],
    mends: true,
  },
  'goal-not-measurable': { kind: 'intervention', says: without('from'), silent: goalOf(), mends: true },
  'goal-not-measurable target': { kind: 'intervention', says: goalOf({ to: 40 }), silent: goalOf() },
  'goal-not-measurable target the wrong way round': {
    kind: 'intervention',
    says: goalOf({ from: 75, to: 42 }),
    silent: goalOf(),
    mends: true,
  },
  'goal-not-measurable target below a start that the baseline contradicts': {
    kind: 'intervention',
    says: goalOf({ from: 80 }),
    silent: goalOf(),
    mends: true,
  },
  'goal-not-measurable date': { kind: 'intervention', says: goalOf({ byDate: '2026-10-20' }), silent: goalOf() },
  'goal-not-measurable date before the schedule ends': {
    kind: 'intervention',
    says: [...goalOf({ byDate: '2026-10-20' }), ['schedule', { values: { startDate: '2026-10-26', weeks: 6 } }]],
    silent: goalOf(),
    mends: true,
  },
  'goal-not-measurable past': {
    kind: 'intervention',
    says: goalOf(),
    more: { today: '2027-01-10' },
    silent: [...goalOf(), ['decision', { values: { value: 'exit' } }]],
    silentMore: { today: '2027-01-10' },
  },
  'goal-not-measurable past, with rules and a schedule that goes on': {
    kind: 'intervention',
    says: [
      ...goalOf(),
      ['schedule', { values: { startDate: '2026-12-07', weeks: 8 } }],
      ['decisionRules', { lists: { rules: [{ op: '<', value: 75, consecutive: 2, ...intensify }] } }],
    ],
    more: { today: '2027-01-10' },
    silent: [...goalOf(), ['decision', { values: { value: 'exit' } }]],
    silentMore: { today: '2027-01-10' },
    mends: true,
    mendsOtherwise: true,
  },
  'monitoring-mismatch': {
    kind: 'intervention',
    says: [
      ...goalOf().slice(0, 2),
      [
        'monitoring',
        {
          lists: {
            points: [
              { date: '2026-11-06', metric: 'meanScore', value: 8 },
              { date: '2026-11-20', value: 63 },
            ],
          },
        },
      ],
    ],
    silent: goalOf(),
    mends: true,
  },
  'monitoring-mismatch few': {
    kind: 'intervention',
    says: [...goalOf().slice(0, 2), ['monitoring', { lists: { points: [] } }]],
    silent: goalOf(),
    mends: true,
  },
  'monitoring-mismatch few on a short way': {
    kind: 'intervention',
    says: [
      ...goalOf({ byDate: '2026-11-03' }).slice(0, 2),
      ['monitoring', { lists: { points: [{ date: '2026-11-03' }] } }],
    ],
    silent: goalOf(),
    mends: true,
  },
  'monitoring-mismatch beyond the scale': {
    kind: 'intervention',
    says: [
      ...goalOf().slice(0, 2),
      ['monitoring', { lists: { points: [{ date: '2026-11-06', value: 510 }, { date: '2026-11-20' }] } }],
    ],
    silent: goalOf(),
  },
  'replaces-core': {
    kind: 'intervention',
    says: [['schedule', { values: { when: 'In the support room, during the math lesson' } }]],
    silent: [['schedule', { values: { when: 'support block, not during the grade-level lesson' } }]],
  },
  'no-alt-text': {
    kind: 'unit',
    says: [['bigIdeas', figure({ altText: '' })]],
    silent: [['bigIdeas', figure({ altText: 'A line.' })]],
    mends: true,
  },
  'no-alt-text of a picture': {
    kind: 'unit',
    says: [['bigIdeas', pictureOf(null)]],
    silent: [['bigIdeas', pictureOf('')]],
  },
  'not-proportional': {
    kind: 'unit',
    says: [['bigIdeas', ratioTable(15)]],
    silent: [['bigIdeas', ratioTable(16)]],
    mends: true,
    mendsOtherwise: true,
  },
  'no-reflection': {
    kind: 'intervention',
    says: [['schedule', { values: { startDate: '2026-09-07', weeks: 6 } }]],
    silent: [['schedule', { values: { startDate: '2026-11-02', weeks: 6 } }]],
  },
  'no-reflection of a unit': {
    kind: 'unit',
    says: [],
    more: { taught: true },
    silent: [['reflection', { body: body(part('whatWorked', [paragraph('Counters first')])) }]],
    silentMore: { taught: true },
  },
};

const of = (name: string) => name.split(' ')[0];

/** What a check leads to, read from the document as the page reads it; `nowhere` for what is not there. */
function landingOf({ docs, kind }: ReturnType<typeof plan>, { section, field, spot }: Where): string {
  const view = docs.map((doc) => findSection(doc, section)).find(Boolean);
  const described = view ? sectionKind(kind, view.kind) : null;
  if (!view || !described) return 'nowhere';
  if (field !== undefined && !described.fields.some(({ name }) => name === field)) return 'nowhere';
  if (spot === undefined) return field !== undefined || view.body !== null ? 'a field or the text' : 'nowhere';
  const facts = docs.flatMap(readAllFacts).find(({ id }) => id === section);
  const { pairs = [], figures = [], pictures = [], segments = [] } = facts?.body ?? {};
  switch (spot.kind) {
    case 'words': {
      return findFirstOf(spot.text, view, described.fields) ? 'the words, selected' : 'nowhere';
    }
    case 'row': {
      const list = described.fields.find(({ name }) => name === field);
      const row = facts?.rows[field ?? '']?.some(({ id }) => id === spot.row);
      const isColumn = list?.type === 'list' && list.columns.some(({ name }) => name === spot.column);
      return row && (spot.column === null || isColumn) ? 'the row' : 'nowhere';
    }
    case 'pair':
      return pairs.some(({ index }) => index === spot.index) ? 'the cell' : 'nowhere';
    case 'figure':
      return figures.some(({ source }) => source === spot.source) ? 'the figure’s editor' : 'nowhere';
    case 'picture':
      return pictures[spot.index] ? 'the box of its description' : 'nowhere';
    case 'segment':
      return segments[spot.index] ? 'its minutes' : 'nowhere';
  }
}

describe.each(Object.entries(cases))('%s', (name, { kind, says, silent, more, silentMore, mends = false }) => {
  test('says so, in a sentence and with its place', () => {
    const made = plan(kind, says);
    const found = allChecks(factsOf(made, more)).filter(({ code }) => code === of(name));
    expect(found).toHaveLength(1);
    expect(found[0]?.message).toMatch(/^\S.{20,}[.?]$/s);
    expect(made.docs.some((doc) => findSection(doc, found[0]?.where.section ?? sectionId('')) !== null)).toBe(true);
    expect(found[0]?.fix !== undefined).toBe(mends);
  });

  test('leads to where whoever is led there goes on typing', () => {
    const made = plan(kind, says);
    for (const { where } of allChecks(factsOf(made, more)).filter(({ code }) => code === of(name))) {
      expect(landingOf(made, where)).not.toBe('nowhere');
    }
  });

  test('is silent where there is nothing to say', () => {
    const facts = factsOf(plan(kind, silent), silentMore);
    expect(allChecks(facts).filter(({ code }) => code === of(name))).toEqual([]);
  });
});

const mended = Object.entries(cases).flatMap(([name, one]) => [
  ...(one.mends ? [{ name, way: 'fix' as const, ...one }] : []),
  ...(one.mendsOtherwise ? [{ name, way: 'otherFix' as const, ...one }] : []),
]);

describe.each(mended)('$name, $way', ({ name, way, kind, says, more }) => {
  test('one tap mends it, one step of undo brings it back', () => {
    const made = plan(kind, says);
    const managers = made.docs.map(
      (doc) => new Y.UndoManager(doc.getMap('sections'), { trackedOrigins: new Set(['me']) }),
    );
    const open = () => allChecks(factsOf(made, more)).filter(({ code }) => code === of(name));
    const [check] = open();
    const fix = check?.[way];
    if (fix === undefined) throw new Error('nothing to tap');
    const [doc] = made.docs;
    mend(fix, {
      docs: made.docs,
      makeId: countingIds('new'),
      origin: 'me',
      addSection: ({ sectionKind: wanted, after, title, values, lists }) => {
        const described = sectionKind(kind, wanted);
        const makeId = countingIds('made');
        const filled = Object.entries(lists).map(([list, all]) => [
          list,
          all.map((columns) => ({ id: makeId(), columns })),
        ]);
        if (described && doc)
          addSection(
            doc,
            newSection(described, { id: sectionId('made'), after, title, values, lists: Object.fromEntries(filled) }),
            'me',
          );
      },
    });
    expect(open()).toEqual([]);
    for (const manager of managers) manager.undo();
    expect(open()).toEqual([check]);
  });
});

test('a check leads to the very row, cell or picture that it is about', () => {
  const nested = {
    type: 'pairRow',
    content: ['Reading', 'Audio'].map((text) => ({ type: 'pairCell', content: [paragraph(text)] })),
  };
  const inner = { type: 'pairTable', attrs: { kind: 'pairs' }, content: [nested] };
  const supports = pairTable('differentiation', [
    { cells: [[paragraph('Long prompts')], [inner]] },
    { cells: [[paragraph('Fractions')], [paragraph('Booklet')]], attrs: { keepsGradeLevel: false } },
  ]);
  const shown = { type: 'picture', attrs: { picture: 'a'.repeat(32), alt: 'A table' } };
  const bare = { type: 'picture', attrs: { picture: 'b'.repeat(32), alt: null } };
  const made = plan('unit', [
    ['differentiation', { body: body(supports) }],
    ['bigIdeas', { body: body(shown, bare) }],
  ]);
  const spotOf = (code: CheckCode) => allChecks(factsOf(made)).find((check) => check.code === code)?.where.spot;
  // The rows before it are counted as they stand: the outer one, and the one in its cell.
  expect(spotOf('support-lowers-grade')).toEqual({ kind: 'pair', index: 2, cell: 1 });
  expect(spotOf('no-alt-text')).toEqual({ kind: 'picture', index: 1 });
});

test('what is not there yet leads to where it is chosen or would stand', () => {
  const made = plan('unit', [
    ['assessment', { values: { type: 'formative' } }],
    lessonAt(45, { body: body(part('learningTarget'), segment('launch', 5), segment('explore', 40)) }),
  ]);
  const whereOf = (code: CheckCode) => allChecks(factsOf(made)).find((check) => check.code === code)?.where;
  expect(whereOf('no-summative')?.field).toBe('type');
  expect(whereOf('no-discussion')?.spot).toEqual({ kind: 'segment', index: 1 });
});

test('of two figures with the same data one is told of, then the other; of two samples with the same photo likewise', () => {
  const wrong = ratioTable(17).body?.content ?? [];
  const sample = workOf(photo).body?.content ?? [];
  const made = plan('task', [['prompt', { body: body(...wrong, ...wrong, ...sample, ...sample) }]]);
  const found = () => allChecks(factsOf(made)).filter(({ where }) => where.section === 'prompt');
  const keys = found().map(dismissalKey);
  expect(new Set(keys).size).toBe(keys.length);
  expect(sharingBlocks(factsOf(made), [], 10)).toHaveLength(1);
  const ofTable = () => found().find(({ code }) => code === 'not-proportional');
  for (const _table of wrong.concat(wrong)) {
    const { fix } = ofTable() ?? {};
    if (!fix) throw new Error('nothing offers to mend it');
    mend(fix, { docs: made.docs, makeId: () => 'new', origin: 'me', addSection: () => {} });
  }
  expect(ofTable()).toBeUndefined();
});

test('a focus that no lesson names is offered to the one lesson of its cluster, and to none where two could teach it', () => {
  const lessons = (...taught: string[]) =>
    taught.map((code, i): Sections[number] => [
      'lesson',
      { id: `l${i}`, title: `Lesson of ${code}`, lists: { standards: codes(code) } },
    ]);
  const offered = (...taught: string[]) =>
    allChecks(factsOf(plan('unit', [focus('6.RP.A.3b'), ...lessons(...taught)]))).find(
      ({ code }) => code === 'focus-not-taught',
    )?.otherFix?.label;
  expect(offered('6.RP.A.2', '6.NS.A.1')).toBe('Teach it in “Lesson of 6.RP.A.2”');
  expect(offered('6.RP.A.2', '6.RP.A.1')).toBeUndefined();
  expect(offered('6.NS.A.1', '6.NS.B.2')).toBeUndefined();
});

test('every code has its case', () => {
  const covered = new Set(Object.keys(cases).map(of));
  expect(checkCodes.filter((code) => !covered.has(code))).toEqual([]);
});

describe('putting aside', () => {
  const dismissal = { reason: 'We teach it in unit 4.', by: personId('ana'), at: 0 as never };

  test('stays put aside, and comes back', () => {
    const made = plan('unit', [focus('6.RP.A.3b')]);
    const [check] = reviewPlan(factsOf(made)).open.filter(({ code }) => code === 'no-entry');
    const [doc] = made.docs;
    if (!check || !doc) throw new Error('nothing to put aside');
    writeDismissal(doc, check.where.section, dismissalKey(check), dismissal, 'me');
    const after = reviewPlan(factsOf(made));
    expect(after.open.map(({ code }) => code)).not.toContain('no-entry');
    expect(after.putAside.map(({ check: { code }, dismissal: { reason } }) => [code, reason])).toEqual([
      ['no-entry', 'We teach it in unit 4.'],
    ]);
    writeDismissal(doc, check.where.section, dismissalKey(check), null, 'me');
    expect(reviewPlan(factsOf(made)).putAside).toEqual([]);
  });

  test('two people who put two things aside at once both do', () => {
    const made = plan('unit', [focus('6.RP.A.3b', '6.RP.A.2')]);
    const [ana] = made.docs;
    if (!ana) throw new Error('no plan');
    const ben = openOn(7, Y.encodeStateAsUpdate(ana));
    const checks = allChecks(factsOf(made)).filter(({ code }) => code === 'focus-not-taught');
    const [first, second] = checks;
    if (!first || !second) throw new Error('two are needed');
    writeDismissal(ana, first.where.section, dismissalKey(first), dismissal, 'me');
    writeDismissal(ben, second.where.section, dismissalKey(second), dismissal, 'me');
    Y.applyUpdate(ana, Y.encodeStateAsUpdate(ben));
    expect(reviewPlan(factsOf(made)).putAside).toHaveLength(2);
  });
});

test('at a glance: the demand of the tasks that a unit links, and which prerequisites have a support', () => {
  const made = plan('unit', [
    ['standards', { lists: { prerequisiteStandards: codes('5.NF.B.4', '5.NF.B.6', '4.OA.A.2') } }],
    ['differentiation', rows('differentiation', ['4.OA.A.2 is not secure', 'Fraction strips'])],
    lessonAt(60, {
      lists: { standards: codes('6.RP.A.2'), taskRefs: [{ target: 'water-ice' }, { target: 'unseen' }] },
    }),
    ['links', { lists: { taskRefs: [{ target: 'drill' }], interventionRefs: [{ target: 'fractions' }] } }],
  ]);
  const seen: LinkedPlan[] = [
    { ...task('doingMathematics'), id: 'water-ice' },
    { ...task('memorization'), id: 'drill' },
    { ...task('memorization'), id: 'not linked' },
    { id: 'fractions', title: 'Fractions', kind: 'intervention', cognitiveDemand: null, standards: ['5.NF.B.4a'] },
  ];
  const facts = factsOf(made);
  const glance = glanceAt({ ...facts, linked: linkedAmong(facts.sections, seen) });
  expect(glance.demand).toEqual({ high: 1, low: 1, unsaid: 0 });
  expect(glance.prerequisites).toEqual([
    { code: '5.NF.B.4', supported: true },
    { code: '5.NF.B.6', supported: false },
    { code: '4.OA.A.2', supported: true },
  ]);
  expect(glanceAt(facts).demand).toBeNull();
});

describe('sharing', () => {
  const written = (text: string) => plan('unit', [['bigIdeas', words(text)]]);
  const blocks = (made: ReturnType<typeof plan>) => sharingBlocks(factsOf(made), ['ana'], 10).map(({ code }) => code);

  test('is blocked by what may name a student, until an author says that it does not; a new one blocks again', () => {
    const made = written('Write to zoe.park@students.net');
    expect(blocks(made)).toEqual(['student-identity-suspected']);
    const [check] = sharingBlocks(factsOf(made), ['ana'], 10);
    const [doc] = made.docs;
    if (!check || !doc) throw new Error('nothing to confirm');
    const confirm = (by: string) =>
      writeDismissal(
        doc,
        check.where.section,
        dismissalKey(check),
        { reason: 'The office', by: personId(by), at: 0 as never },
        'me',
      );
    confirm('a stranger');
    expect(blocks(made)).toEqual(['student-identity-suspected']);
    confirm('ana');
    expect(blocks(made)).toEqual([]);
    const changed = written('Write to amir.h@students.net');
    expect(blocks(changed)).toEqual(['student-identity-suspected']);
  });

  test('the key of a confirmation tells nothing of the words', () => {
    const [check] = sharingBlocks(factsOf(written('Write to zoe.park@students.net')), [], 10);
    expect(check && dismissalKey(check)).toMatch(/^student-identity-suspected:[0-9a-z]{5,12}$/);
  });

  test('is blocked for a group of two, whatever is said about it, and not for a group of seven', () => {
    const group = (count: number) => plan('intervention', [['groupSize', { values: { count } }]]);
    expect(blocks(group(2))).toEqual(['group-too-small']);
    expect(blocks(group(7))).toEqual([]);
  });
});

test('a drawing without words of its author is an idea, and is called by its title, or by its kind and number', () => {
  const drawing = (type: string, title: string) => ({
    type: 'figure',
    attrs: { figure: figureText({ type, title, altText: '', ...drawings[type] }) },
  });
  const drawings: Readonly<Record<string, object>> = {
    numberLine: { min: 0, max: 4, majorStep: 1 },
    dotPlot: { data: [1, 1, 2] },
  };
  const made = plan('unit', [
    lessonAt(60, {
      body: body(
        drawing('numberLine', 'Quarters'),
        drawing('numberLine', ''),
        drawing('dotPlot', ''),
        drawing('numberLine', ' '),
      ),
    }),
  ]);
  const said = allChecks(factsOf(made)).filter(({ code }) => code === 'no-alt-text');
  expect(said.map(({ level }) => level)).toEqual(Array(4).fill('idea'));
  expect(said.map(({ message }) => message.split(' is read out')[0])).toEqual([
    '“Quarters” in “Two lines”',
    'The number line 1 in “Two lines”',
    'The dot plot in “Two lines”',
    'The number line 2 in “Two lines”',
  ]);
});
