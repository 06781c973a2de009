/** A unit for grade 6, still a private first draft: when do two expressions always agree? */
import type { DemoPlan } from './demo-plan.ts';

export const expressionsUnit: DemoPlan = {
  author: 'Imani Cole',
  visibility: 'authors',
  status: 'draft',
  json: {
    id: 'unit-expressions',
    kind: 'unit',
    title: 'Expressions we can trust',
    grade: 6,
    course: 'Grade 6 Mathematics',
    schoolYear: '2026-27',
    quarter: 3,
    durationPeriods: 5,
    periodMinutes: 60,
    focusStandards: ['6.EE.A.2a', '6.EE.A.3', '6.EE.A.4'],
    supportingStandards: ['6.EE.A.2b', '6.EE.A.2c'],
    practices: ['MP3', 'MP7'],
    prerequisiteStandards: ['3.OA.B.5', '5.OA.A.2', '6.NS.B.4'],
    bigIdeas: [
      'An expression is a way of seeing: $4n+4$ and $4(n+1)$ count the same tiles and tell two stories about them.',
      'Two expressions are equivalent when they agree for every value of the letter. A few values can refute a claim; properties and pictures can prove it.',
    ],
    essentialQuestions: [
      'How many values must we test before we believe it?',
      'What does one form show that the other hides?',
    ],
    learningGoals: [
      'Write an expression for an operation told in words',
      'Use the distributive property in both directions and show it in an area',
      'Decide whether two expressions always agree, and defend the decision',
    ],
    vocabulary: [
      { term: 'expression', meaning: 'numbers, letters and operations without an equals sign, such as $3n+2$' },
      { term: 'term', meaning: 'a part that is added: $3n$ and $2$ are the terms of $3n+2$' },
      { term: 'coefficient', meaning: 'the number that multiplies the letter: $3$ in $3n$' },
      { term: 'equivalent', meaning: 'equal for every value of the letter, such as $2(x+3)$ and $2x+6$' },
    ],
    languageSupports: [
      'Frame: “I see ___ in the picture, so I write ___”',
      'Partners read an expression aloud in two ways before anyone writes',
    ],
    assessments: [
      {
        type: 'pre',
        title: 'Words and symbols',
        minutes: 15,
        standards: ['5.OA.A.2', '6.EE.A.2a'],
        evidence: 'five matches; tells who reads $3(n+2)$ and $3n+2$ alike',
      },
      {
        type: 'formative',
        title: 'Exit ticket, lesson 2',
        minutes: 5,
        standards: ['6.EE.A.4'],
        insideLesson: 2,
        evidence: 'one pair that agrees at a single value, and why that is not enough',
      },
      {
        type: 'summative',
        title: 'True for every number?',
        minutes: 40,
        standards: ['6.EE.A.2a', '6.EE.A.3', '6.EE.A.4'],
        evidence: 'four claims to prove or refute, one of them with a picture',
      },
    ],
    lessons: [
      {
        number: 1,
        title: 'Saying it in symbols',
        minutes: 60,
        purpose: 'introduce',
        standards: ['6.EE.A.2a', '6.EE.A.2b'],
        learningTarget: 'I can turn a phrase into an expression and say what each part counts.',
        segments: [
          {
            phase: 'warmUp',
            minutes: 8,
            activity: 'Number talk: $4 \\times 27$. Who saw $4 \\times 20 + 4 \\times 7$? Who saw something else?',
          },
          {
            phase: 'launch',
            minutes: 7,
            activity: 'A market stall packs $n$ pears in a bag. What could “two more” mean when there are three bags?',
          },
          {
            phase: 'explore',
            minutes: 22,
            activity: 'Match eight phrases with $3(n+2)$, $3n+2$, $n+6$, $2n+3$ and others; two cards stay blank.',
            teacherMoves: 'Ask for a drawing of bags before a decision.',
          },
          {
            phase: 'discuss',
            minutes: 18,
            activity: 'Put $3n+2$ beside $3(n+2)$: where are the extra pears in each?',
          },
          {
            phase: 'exitTicket',
            minutes: 5,
            activity: 'Write “2 less than 5 times a number” and one phrase of your own.',
          },
        ],
        exitTicket: '$5n-2$; look for $2-5n$.',
      },
      {
        number: 2,
        title: 'Always, sometimes, never',
        minutes: 60,
        purpose: 'develop',
        standards: ['6.EE.A.4', '6.EE.A.2c'],
        learningTarget: 'I can test whether two expressions agree and say what a test can and cannot show.',
        segments: [
          { phase: 'warmUp', minutes: 8, activity: 'Evaluate $2x+6$ and $2(x+3)$ at $x=0$, $x=1$, $x=\\frac{1}{2}$.' },
          {
            phase: 'launch',
            minutes: 7,
            activity: 'A claim on the board: “I tried 1, so $2x+3$ and $5x$ are the same.” Vote without talking.',
          },
          {
            phase: 'explore',
            minutes: 25,
            activity:
              'Sort nine pairs into always, sometimes and never equal, among them $4x+8$ and $4(x+2)$, $2x+3$ and $5x$, $x+4$ and $x+7$.',
          },
          { phase: 'discuss', minutes: 15, activity: 'What would convince us that a pair belongs under “always”?' },
          {
            phase: 'exitTicket',
            minutes: 5,
            activity: 'Invent a pair that agrees at $x=2$ and nowhere else you can find.',
          },
        ],
      },
      {
        number: 3,
        title: 'An area says why',
        minutes: 60,
        purpose: 'develop',
        standards: ['6.EE.A.3', '6.EE.A.4'],
        learningTarget: 'I can show with an area why $3(x+4)$ and $3x+12$ always agree.',
        segments: [
          {
            phase: 'warmUp',
            minutes: 8,
            activity: 'Two rectangles, 3 by 10 and 3 by 4, pushed together: one product or two?',
          },
          {
            phase: 'explore',
            minutes: 24,
            activity: 'Draw areas for four products; then start from $8x+20$ and find its sides.',
          },
          {
            phase: 'discuss',
            minutes: 16,
            activity: '$8x+20$ as $4(2x+5)$ and as $2(4x+10)$: are both right? Which one can be factored further?',
          },
          {
            phase: 'practice',
            minutes: 12,
            activity: 'Six to expand or to factor; choose any four and check one with a value.',
          },
        ],
        representations: [
          {
            type: 'areaModel',
            title: 'Three times x plus four',
            altText: 'A rectangle 3 high, split into a part x wide with area 3x and a part 4 wide with area 12.',
            mode: 'distributive',
            rows: [{ label: '3', size: { n: 3, d: 1 } }],
            cols: [
              { label: '$x$', size: null },
              { label: '4', size: { n: 4, d: 1 } },
            ],
          },
        ],
      },
      {
        number: 4,
        title: 'The garden border',
        minutes: 60,
        purpose: 'apply',
        standards: ['6.EE.A.2a', '6.EE.A.4'],
        learningTarget: 'I can write what I see as an expression and prove that it agrees with another.',
        taskRefs: ['task-garden-border'],
        segments: [
          {
            phase: 'warmUp',
            minutes: 7,
            activity: 'Flash a dot picture for three seconds. How many, and how did you see it?',
          },
          { phase: 'launch', minutes: 8, activity: 'Task launch' },
          { phase: 'explore', minutes: 22, activity: 'Task exploration' },
          { phase: 'discuss', minutes: 15, activity: 'Ways of seeing in order; match each with its expression' },
          {
            phase: 'synthesis',
            minutes: 8,
            activity: 'Write: which form do you trust most, and what made you trust it?',
          },
        ],
      },
    ],
    anticipatedMisconceptions: [
      {
        idea: 'Distributes to the first term only: $3(x+4)=3x+4$',
        respond: 'Ask for the area, and where the other 8 squares went.',
      },
      { idea: 'Joins unlike terms: $2x+3=5x$', respond: 'Try $x=1$, then $x=10$. One agreement is not a proof.' },
      { idea: 'Reads “2 less than $5n$” from left to right as $2-5n$', respond: 'Use $n=4$: what is 2 less than 20?' },
    ],
    differentiation: [
      {
        need: 'Multiplication facts still take attention',
        support: 'A product chart at the table, so that the structure gets the thinking',
        keepsGradeLevel: true,
      },
      {
        need: 'The letter is read as a label',
        support: 'Say “the number of pears”, never “p for pears”; test values aloud',
        keepsGradeLevel: true,
      },
      {
        need: 'Ready for more',
        support: 'Find all pairs $a(bx+c)$ with whole numbers that equal $12x+18$',
        keepsGradeLevel: true,
      },
    ],
    connections: ['Tile patterns from students’ own streets and homes'],
    studentAgency: ['Students write two of the claims of the summative assessment'],
    materials: ['phrase and expression cards', 'square tiles', 'grid paper'],
    reflection: { taughtOn: null, whatWorked: '', whatStudentsShowed: '', changeNextTime: '' },
  },
};
