/** A unit for grade 7, taught this fall and reflected upon: adding and subtracting on both sides of zero. */
import type { DemoPlan } from './demo-plan.ts';

export const integersUnit: DemoPlan = {
  author: 'Priya Raman',
  visibility: 'school',
  status: 'taught',
  collaborators: [
    { name: 'Fatou Diallo', access: 'edit' },
    { name: 'Imani Cole', access: 'comment' },
    { name: 'Dmitri Sokol', access: 'view' },
  ],
  threads: [
    {
      sectionKind: 'lesson',
      nth: 3,
      words: 'a distance has no sign, a change has one',
      comments: [
        {
          by: 'Theo Brandt',
          text: 'This sentence carried the lesson when I visited. Could it go on the wall from lesson 2 on?',
        },
        { by: 'Priya Raman', text: 'Yes, with the two arrows drawn under it.' },
      ],
    },
    {
      sectionKind: 'differentiation',
      words: 'Integer block on the number line',
      comments: [
        { by: 'Fatou Diallo', text: 'We moved our block one week earlier, so that it leads into your lesson 2.' },
      ],
    },
  ],
  json: {
    id: 'unit-integers',
    kind: 'unit',
    title: 'Above and below zero',
    grade: 7,
    course: 'Grade 7 Mathematics',
    schoolYear: '2026-27',
    quarter: 1,
    durationPeriods: 5,
    periodMinutes: 50,
    focusStandards: ['7.NS.A.1a', '7.NS.A.1b', '7.NS.A.1c'],
    supportingStandards: ['7.NS.A.1d'],
    practices: ['MP2', 'MP5', 'MP8'],
    prerequisiteStandards: ['5.NF.A.1', '6.NS.C.5', '6.NS.C.6c', '6.NS.C.7c'],
    bigIdeas: [
      'A signed number is a place on the line and also a move along it; adding puts moves one after the other.',
      'Subtracting asks for the move from one place to another, so $a-b=a+(-b)$ for every pair of numbers.',
    ],
    essentialQuestions: [
      'How can taking away make something larger?',
      'What is the same about $5-8$ with and without a story?',
    ],
    learningGoals: [
      'Show a sum of signed numbers as moves on a number line',
      'Explain subtraction as adding the opposite',
      'Find the distance between two numbers as $|a-b|$',
    ],
    vocabulary: [
      { term: 'opposite', meaning: 'the number as far from 0 on the other side: $-4$ and $4$' },
      { term: 'zero pair', meaning: 'a $1$ and a $-1$ that cancel' },
      { term: 'absolute value', meaning: 'distance from 0: $|-4|=4$' },
    ],
    languageSupports: [
      'Say “negative four” for the number, “minus” for the operation',
      'Gestures: left, right, face the other way',
    ],
    assessments: [
      {
        type: 'pre',
        title: 'Where is it?',
        minutes: 8,
        standards: ['6.NS.C.6c', '6.NS.C.7c'],
        insideLesson: 1,
        evidence: 'places six numbers, fractions among them, on an open line',
      },
      {
        type: 'formative',
        title: 'Exit ticket, lesson 2',
        minutes: 5,
        standards: ['7.NS.A.1b'],
        insideLesson: 2,
        evidence: 'one sum with a drawing and one without',
      },
      {
        type: 'summative',
        title: 'A week on the river',
        minutes: 40,
        standards: ['7.NS.A.1a', '7.NS.A.1b', '7.NS.A.1c'],
        evidence: 'water levels over a week: three changes, one distance, and an error to explain',
      },
    ],
    lessons: [
      {
        number: 1,
        title: 'Opposites cancel',
        minutes: 50,
        purpose: 'introduce',
        standards: ['7.NS.A.1a'],
        learningTarget: 'I can tell when two amounts make zero and build the same number in many ways.',
        segments: [
          {
            phase: 'warmUp',
            minutes: 8,
            activity: 'Place $-3$, $\\frac{5}{2}$, $0$, $-1.5$, $4$ and $-\\frac{1}{4}$ on an open line',
          },
          {
            phase: 'launch',
            minutes: 6,
            activity: 'An elevator goes up 4 floors and down 4 floors. What else ends where it began?',
          },
          { phase: 'explore', minutes: 18, activity: 'Build $-2$ with chips of two colors in four ways' },
          {
            phase: 'discuss',
            minutes: 13,
            activity: 'All have two more of one color: what may be added without changing the number?',
          },
          { phase: 'exitTicket', minutes: 5, activity: 'A story for $7+(-7)$' },
        ],
      },
      {
        number: 2,
        title: 'Adding is moving',
        minutes: 50,
        purpose: 'develop',
        standards: ['7.NS.A.1b', '7.NS.A.1d'],
        learningTarget: 'I can show any sum as two moves and predict its sign.',
        segments: [
          { phase: 'warmUp', minutes: 7, activity: 'Number talk: $8+7+(-8)$. What may we do first?' },
          {
            phase: 'explore',
            minutes: 22,
            activity: 'Arrows for $-3+5$, $2+(-6)$, $-1.5+(-2)$ and $-\\frac{1}{2}+\\frac{3}{4}$',
          },
          { phase: 'discuss', minutes: 16, activity: 'When is the sum negative? Write a rule, then try to break it.' },
          { phase: 'exitTicket', minutes: 5, activity: '$-4+9$ with a drawing, $-2.5+1$ without' },
        ],
        exitTicket: '$5$ and $-1.5$.',
        representations: [
          {
            type: 'numberLine',
            title: 'Negative three plus five',
            altText:
              'A number line from negative 5 to 5. An arrow starts at negative 3, goes 5 to the right and ends at 2.',
            min: { n: -5, d: 1 },
            max: { n: 5, d: 1 },
            majorStep: { n: 1, d: 1 },
            labels: 'auto',
            points: [
              { at: { n: -3, d: 1 }, label: 'start', style: 'filled' },
              { at: { n: 2, d: 1 }, label: 'end', style: 'filled' },
            ],
            jumps: [{ from: { n: -3, d: 1 }, to: { n: 2, d: 1 }, label: '+5' }],
          },
        ],
      },
      {
        number: 3,
        title: 'From here to there',
        minutes: 50,
        purpose: 'develop',
        standards: ['7.NS.A.1c'],
        learningTarget: 'I can find a difference as a move and a distance as its size.',
        segments: [
          { phase: 'warmUp', minutes: 7, activity: 'Which is farther from $-2$: $3$ or $-6$?' },
          {
            phase: 'explore',
            minutes: 22,
            activity:
              'Temperatures $-6$ and $5$: the change one way, the change the other way, the distance. Then $4-(-3)$ as a move.',
          },
          {
            phase: 'discuss',
            minutes: 16,
            activity: 'Collect examples until someone says it: a distance has no sign, a change has one',
          },
          { phase: 'exitTicket', minutes: 5, activity: 'Write $-3-4$ as a sum and draw it' },
        ],
        exitTicket: '$-3+(-4)=-7$.',
      },
      {
        number: 4,
        title: 'What our tickets asked for',
        minutes: 50,
        purpose: 'respond',
        standards: ['7.NS.A.1b', '7.NS.A.1c'],
        learningTarget: 'I can find and repair an error in signed arithmetic.',
        segments: [
          {
            phase: 'warmUp',
            minutes: 8,
            activity: 'Three answers to $-3-4$ from the tickets, rewritten: which would a thermometer believe?',
          },
          { phase: 'practice', minutes: 24, activity: 'Stations chosen by the tickets: moves, opposites, distances' },
          { phase: 'discuss', minutes: 12, activity: 'One error each station wants the others to know' },
          { phase: 'synthesis', minutes: 6, activity: 'Write: how can taking away make something larger?' },
        ],
      },
    ],
    anticipatedMisconceptions: [
      {
        idea: '“Two negatives make a positive”, so $-3-4=7$',
        respond: 'Stand at $-3$ and face left; where do four steps lead?',
      },
      {
        idea: 'A larger number after the minus cannot be taken away: $5-8$ “does not go”',
        respond: 'Add zero pairs until it does.',
      },
      { idea: '$|a-b|$ and $a-b$ are the same', respond: 'Ask for both orders of the two temperatures.' },
    ],
    differentiation: [
      {
        need: 'Placing negative numbers is not yet secure',
        support: 'Integer block on the number line, linked below; an open line taped to the table',
        keepsGradeLevel: true,
      },
      {
        need: 'Fractions make the moves hard to see',
        support: 'A line with the fourths marked; same questions',
        keepsGradeLevel: true,
      },
      { need: 'Ready for more', support: 'For which $a$ and $b$ is $|a-b|=|a|+|b|$?', keepsGradeLevel: true },
    ],
    connections: ['River levels, elevations and game scores that students follow'],
    studentAgency: ['Students choose their station in lesson 4 from their own ticket'],
    materials: ['two-color chips', 'floor number line', 'open number lines'],
    interventionRefs: ['plan-integers-on-the-line'],
    reflection: {
      taughtOn: '2026-10-15',
      whatWorked: 'Walking on the floor line before any rule. The response lesson was the best of the four.',
      whatStudentsShowed: 'Sums were secure. In $-3-4$ many still looked for a rule; those who drew were right.',
      changeNextTime: 'Bring subtraction as a move into lesson 2 with one example.',
    },
  },
};
