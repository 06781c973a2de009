/** A unit for grade 7, written by two schools together: when is a relationship proportional, and what shows it? */
import type { DemoPlan } from './demo-plan.ts';
import { proportionalLessons } from './unit-proportional-lessons.ts';

export const proportionalUnit: DemoPlan = {
  author: 'Mei Tanaka',
  coAuthors: ['Jonas Weller'],
  visibility: 'network',
  status: 'ready',
  collaborators: [
    { name: 'Carmen Ibarra', access: 'edit' },
    { name: 'Kofi Mensah', access: 'comment' },
  ],
  threads: [
    {
      sectionKind: 'lesson',
      words: 'the two plans side by side, without naming either fair',
      comments: [
        {
          by: 'Carmen Ibarra',
          text: 'Our students will ask about the starting fee at once. Do we let them settle it here, or hold it for the graph?',
        },
        { by: 'Jonas Weller', text: 'Hold it. In lesson 3 it becomes the reason why one line misses the origin.' },
      ],
    },
    {
      sectionKind: 'assessment',
      nth: 3,
      words: 'names the number that runs it',
      comments: [
        {
          by: 'Sunniva Berg',
          text: 'I would count an unlabeled constant as approaching: “3 what for each what?” is the point.',
        },
      ],
    },
    {
      sectionKind: 'essentialQuestions',
      words: 'Which stories cannot be proportional?',
      comments: [
        { by: 'Noor Haddad', text: 'Lovely opening for the January table talk. May we borrow it?' },
        { by: 'Mei Tanaka', text: 'Please do.' },
      ],
      resolved: true,
    },
  ],
  json: {
    id: 'unit-proportional',
    kind: 'unit',
    title: 'Proportional or not?',
    grade: 7,
    course: 'Grade 7 Mathematics',
    schoolYear: '2026-27',
    quarter: 2,
    durationPeriods: 6,
    periodMinutes: 45,
    focusStandards: ['7.RP.A.2a', '7.RP.A.2b', '7.RP.A.2c', '7.RP.A.2d'],
    supportingStandards: ['7.RP.A.1'],
    practices: ['MP2', 'MP4', 'MP6'],
    prerequisiteStandards: ['6.RP.A.2', '6.RP.A.3a', '6.EE.C.9'],
    bigIdeas: [
      'Two quantities are proportional when one is always the same multiple of the other: $y=kx$.',
      'The constant $k$ is one number with four faces: a unit rate, a column of a table, the steepness of a line through the origin, a factor in an equation.',
    ],
    essentialQuestions: [
      'Which stories cannot be proportional?',
      'What does one point on a line tell us about all the others?',
    ],
    learningGoals: [
      'Test a table or a graph for proportionality',
      'Find the constant of proportionality and say what it counts',
      'Write and use $y=kx$, and explain the points $(0,0)$ and $(1,k)$',
    ],
    vocabulary: [
      { term: 'proportional', meaning: 'growing together so that $\\frac{y}{x}$ stays the same' },
      { term: 'constant of proportionality', meaning: 'the number $k$ in $y=kx$: how much $y$ goes with 1 of $x$' },
      { term: 'origin', meaning: 'the point $(0,0)$' },
    ],
    languageSupports: [
      'Frame: “For each 1 ___ there are ___”',
      'Every graph is read aloud once as a story, in any language at the table',
    ],
    assessments: [
      {
        type: 'pre',
        title: 'Two tables',
        minutes: 6,
        standards: ['6.RP.A.3a'],
        insideLesson: 1,
        evidence: 'fills one equivalent-ratio table and one that is not',
      },
      {
        type: 'formative',
        title: 'Exit ticket, lesson 3',
        minutes: 6,
        standards: ['7.RP.A.2d'],
        insideLesson: 3,
        evidence: 'what the point above 1 means, with units',
      },
      {
        type: 'summative',
        title: 'Four faces of one number',
        minutes: 40,
        standards: ['7.RP.A.2a', '7.RP.A.2b', '7.RP.A.2c', '7.RP.A.2d'],
        evidence:
          'sorts six relationships; for one of them shows table, line and equation, and names the number that runs it',
      },
    ],
    lessons: proportionalLessons,
    anticipatedMisconceptions: [
      {
        idea: 'Every straight line is proportional',
        respond: 'Double the time on the second bike plan: does the cost double?',
      },
      { idea: 'One equal ratio in the table is enough', respond: 'Ask for the pair that would break it.' },
      {
        idea: 'Takes $\\frac{x}{y}$ for $k$',
        respond: 'Ask “how much for 1 of what?” and put the units beside the number.',
      },
    ],
    differentiation: [
      {
        need: 'Dividing by a fraction is not yet secure',
        support: 'Double number line first, division second; a card with “how many fit?”',
        keepsGradeLevel: true,
      },
      {
        need: 'Reading scales on a graph',
        support: 'Axes with units and the first tick already named',
        keepsGradeLevel: true,
      },
      {
        need: 'Ready for more',
        support: 'Invent a relationship that is proportional for a while and then is not',
        keepsGradeLevel: true,
      },
    ],
    connections: ['Fares, wages and recipes that students know from home'],
    studentAgency: ['Each table chooses which station becomes its poster'],
    materials: ['graph paper', 'station cards', 'prints in four sizes'],
  },
};
