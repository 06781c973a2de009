/** A unit for grade 8, a draft of one school's team with a guest: linear functions as stories of a start and a change. */
import type { DemoPlan } from './demo-plan.ts';

export const linearUnit: DemoPlan = {
  author: 'Ruth Okonkwo',
  coAuthors: ['Elena Marchetti'],
  visibility: 'team',
  status: 'draft',
  collaborators: [
    { name: 'Owen Gallagher', access: 'edit' },
    { name: 'Noor Haddad', access: 'comment' },
  ],
  threads: [
    {
      sectionKind: 'lesson',
      nth: 2,
      words: 'two readings of a meter, the rest has faded',
      comments: [
        {
          by: 'Kofi Mensah',
          text: 'What would tell you, while they work, that they see the change and not just a formula?',
        },
        {
          by: 'Elena Marchetti',
          text: 'That they ask “how much in how long?” before they subtract. I’ll write it as a teacher move.',
        },
      ],
    },
    {
      sectionKind: 'bigIdeas',
      words: 'Four ways to show a function are four views of one thing',
      comments: [{ by: 'Owen Gallagher', text: 'I added a task for this in lesson 3. Change anything you like.' }],
    },
  ],
  json: {
    id: 'unit-linear',
    kind: 'unit',
    title: 'Lines that tell a story',
    grade: 8,
    course: 'Grade 8 Mathematics',
    schoolYear: '2026-27',
    quarter: 3,
    durationPeriods: 5,
    periodMinutes: 60,
    focusStandards: ['8.F.A.2', '8.F.A.3', '8.F.B.4'],
    supportingStandards: ['8.EE.B.5', '8.EE.B.6'],
    practices: ['MP2', 'MP4', 'MP7'],
    prerequisiteStandards: ['6.EE.C.9', '7.RP.A.2'],
    bigIdeas: [
      'A linear function has a start and a steady change: $y=mx+b$.',
      'Four ways to show a function are four views of one thing, and a question is often easy in one of them.',
    ],
    essentialQuestions: ['What must we know to know the whole line?', 'When is a straight line a bad story?'],
    learningGoals: [
      'Find rate of change and initial value in a story, a table, a graph or two points',
      'Compare two functions that are shown in different ways',
      'Give an example of a function that is not linear and say how we know',
    ],
    vocabulary: [
      { term: 'rate of change', meaning: 'how much $y$ changes when $x$ grows by 1' },
      { term: 'initial value', meaning: 'the value of $y$ when $x=0$' },
      { term: 'slope', meaning: 'the rate of change, seen on a graph as rise over run' },
    ],
    languageSupports: ['Frame: “It starts at ___ and changes by ___ every ___”', 'Three reads for every story'],
    assessments: [
      {
        type: 'formative',
        title: 'Exit ticket, lesson 2',
        minutes: 6,
        standards: ['8.F.B.4'],
        insideLesson: 2,
        evidence: 'an equation from two points, with the meaning of both numbers',
      },
      {
        type: 'formative',
        title: 'Comparison note, lesson 3',
        minutes: 8,
        standards: ['8.F.A.2'],
        insideLesson: 3,
        evidence: 'which tank is slower, which is empty first, and why these differ',
      },
      {
        type: 'summative',
        title: 'Write me a line',
        minutes: 45,
        standards: ['8.F.A.2', '8.F.A.3', '8.F.B.4'],
        evidence:
          'a story of one’s own with table, graph and equation; one comparison; one function that is not linear',
      },
    ],
    lessons: [
      {
        number: 1,
        title: 'Two candles',
        minutes: 60,
        purpose: 'introduce',
        standards: ['8.F.B.4', '8.EE.B.5'],
        learningTarget: 'I can read start and change from a story and write the function.',
        segments: [
          {
            phase: 'warmUp',
            minutes: 8,
            activity: 'A graph without numbers falls in a straight line. What could it be about?',
          },
          {
            phase: 'launch',
            minutes: 7,
            activity: 'One candle is 20 cm tall and burns 2 cm an hour; another is 16 cm and burns 1 cm an hour.',
          },
          { phase: 'explore', minutes: 24, activity: 'Which is taller, and until when? Use two ways of showing it.' },
          {
            phase: 'discuss',
            minutes: 16,
            activity: 'At 4 hours both are 12 cm. Find this moment in the table, the graph and in $20-2t$ and $16-t$.',
          },
          { phase: 'exitTicket', minutes: 5, activity: 'What do the 20 and the $-2$ mean?' },
        ],
        representations: [
          {
            type: 'coordinatePlane',
            title: 'Two candles',
            altText:
              'Two falling lines: one from 20 centimeters, the other from 16. They cross at 4 hours and 12 centimeters.',
            quadrants: 1,
            x: { min: { n: 0, d: 1 }, max: { n: 10, d: 1 }, step: { n: 1, d: 1 }, label: 'hours' },
            y: { min: { n: 0, d: 1 }, max: { n: 20, d: 1 }, step: { n: 2, d: 1 }, label: 'height (cm)' },
            points: [{ x: { n: 4, d: 1 }, y: { n: 12, d: 1 }, label: '$(4,12)$' }],
            lines: [
              { slope: { n: -2, d: 1 }, intercept: { n: 20, d: 1 } },
              { slope: { n: -1, d: 1 }, intercept: { n: 16, d: 1 }, dashed: true },
            ],
          },
        ],
      },
      {
        number: 2,
        title: 'Two points are enough',
        minutes: 60,
        purpose: 'develop',
        standards: ['8.F.B.4', '8.EE.B.6'],
        learningTarget: 'I can find a linear function from two of its points and explain its numbers.',
        segments: [
          {
            phase: 'warmUp',
            minutes: 8,
            activity: 'How many lines pass through $(2,5)$? Through $(2,5)$ and $(4,9)$?',
          },
          {
            phase: 'launch',
            minutes: 6,
            activity:
              'A pool is being filled. There are two readings of a meter, the rest has faded: after 2 hours 140, after 5 hours 260 gallons.',
          },
          {
            phase: 'explore',
            minutes: 24,
            activity: 'Recover the missing readings for 0, 1, 3 and 8 hours and a rule for all of them',
          },
          {
            phase: 'discuss',
            minutes: 16,
            activity: '$\\frac{260-140}{5-2}=40$: what is 40, and where does the 60 in $y=40x+60$ come from?',
          },
          { phase: 'exitTicket', minutes: 6, activity: 'The function through $(1,7)$ and $(4,1)$, with a story' },
        ],
        exitTicket: '$y=-2x+9$.',
      },
      {
        number: 3,
        title: 'Which tank drains first?',
        minutes: 60,
        purpose: 'apply',
        standards: ['8.F.A.2'],
        learningTarget: 'I can compare functions that are shown in different ways.',
        taskRefs: ['task-which-tank'],
        segments: [
          { phase: 'warmUp', minutes: 8, activity: 'Fast or first? Two runners, one with a head start' },
          { phase: 'launch', minutes: 7, activity: 'Task launch' },
          { phase: 'explore', minutes: 20, activity: 'Task exploration' },
          { phase: 'discuss', minutes: 17, activity: 'Ordered sharing; link the three ways of showing a rate' },
          { phase: 'synthesis', minutes: 8, activity: 'Comparison note' },
        ],
      },
      {
        number: 4,
        title: 'Linear or not?',
        minutes: 60,
        purpose: 'connect',
        standards: ['8.F.A.3'],
        learningTarget: 'I can decide whether a function is linear and defend it.',
        segments: [
          {
            phase: 'warmUp',
            minutes: 8,
            activity: 'Squares with sides 1 to 5: perimeters in one row, areas in the other',
          },
          {
            phase: 'explore',
            minutes: 24,
            activity: 'Sort eight functions, among them $P=4s$, $A=s^2$, $y=3$ and a bus fare that rises by zones',
          },
          {
            phase: 'discuss',
            minutes: 18,
            activity: 'Equal steps in $s$ give 3, 5, 7, 9 more in $A$: what would the graph do?',
          },
          { phase: 'practice', minutes: 10, activity: 'Make one that looks linear for three points and is not' },
        ],
      },
    ],
    anticipatedMisconceptions: [
      {
        idea: 'Takes the first value in the table for the initial value',
        respond: 'Ask what $x$ is there, and what would come before.',
      },
      { idea: 'Divides run by rise', respond: 'Ask for “how much in one hour” with units.' },
      { idea: 'Steeper means larger', respond: 'Compare the two candles at 5 hours.' },
    ],
    differentiation: [
      {
        need: 'Solving two-step equations is not yet secure',
        support: 'Equation block, linked below; in class, tables and backtracking on the same questions',
        keepsGradeLevel: true,
      },
      {
        need: 'Long stories in a second language',
        support: 'Three reads, a sketch for each sentence, partner retelling',
        keepsGradeLevel: true,
      },
    ],
    taskRefs: ['task-which-tank'],
    interventionRefs: ['plan-two-step-equations'],
    materials: ['graph paper', 'story cards', 'function sort'],
  },
};
