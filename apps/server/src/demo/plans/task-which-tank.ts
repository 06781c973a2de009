/** A task for grade 8: three draining tanks in three ways of showing a function; the fastest is not the first. */
import type { DemoPlan } from './demo-plan.ts';

export const whichTankTask: DemoPlan = {
  author: 'Elena Marchetti',
  coAuthors: ['Owen Gallagher'],
  visibility: 'network',
  status: 'ready',
  collaborators: [{ name: 'Ruth Okonkwo', access: 'edit' }],
  threads: [
    {
      sectionKind: 'launch',
      words: 'Ask what “first” could depend on',
      comments: [
        {
          by: 'Aaliyah Brooks',
          text: 'Would you show the numbers at all before this question? Mine start to compute at once.',
        },
        { by: 'Owen Gallagher', text: 'Only the three pictures. I’ll say so here.' },
      ],
    },
  ],
  json: {
    id: 'task-which-tank',
    kind: 'task',
    title: 'Which tank drains first?',
    grade: 8,
    focusStandards: ['8.F.A.2'],
    supportingStandards: ['8.F.B.4', '8.EE.C.7b'],
    practices: ['MP2', 'MP3', 'MP4'],
    cognitiveDemand: 'proceduresWithConnections',
    dok: 2,
    estimatedMinutes: 45,
    grouping: 'pairs',
    prompt: [
      'Three tanks are drained, each at its own steady rate.',
      'Tank A: after 0, 4 and 10 minutes it holds $110$, $94$ and $70$ gallons.',
      'Tank B: its graph is a straight line through $(0,60)$ and $(10,35)$, with minutes across and gallons up.',
      'Tank C: it holds $75$ gallons at the start and loses $3$ gallons every minute.',
      '(a) Which tank drains fastest? Say how each way of showing it tells you the rate.',
      '(b) In which order are the tanks empty? Why is it not the order of their rates?',
      '(c) Is there a moment, while both still hold water, when tanks A and C hold the same amount? Show it in two ways.',
    ],
    answer: [
      '(a) A loses $\\frac{110-70}{10}=4$ gallons per minute, C loses $3$, B loses $\\frac{60-35}{10}=2.5$. A is fastest.',
      '(b) B after $60 \\div 2.5=24$ minutes, C after $75 \\div 3=25$, A after $110 \\div 4=27.5$. The start matters as much as the rate: A is fastest and last.',
      '(c) No. $110-4t=75-3t$ gives $t=35$, but C is empty after 25 minutes and A after 27.5. On the graph the two lines meet below the axis, so A holds more than C as long as C holds any water.',
    ],
    representations: [
      {
        type: 'coordinatePlane',
        title: 'Tank B',
        altText: 'A falling line from 60 gallons at 0 minutes through 35 gallons at 10 minutes.',
        quadrants: 1,
        x: { min: { n: 0, d: 1 }, max: { n: 30, d: 1 }, step: { n: 5, d: 1 }, label: 'minutes' },
        y: { min: { n: 0, d: 1 }, max: { n: 120, d: 1 }, step: { n: 10, d: 1 }, label: 'gallons' },
        points: [
          { x: { n: 0, d: 1 }, y: { n: 60, d: 1 }, label: '$(0,60)$' },
          { x: { n: 10, d: 1 }, y: { n: 35, d: 1 }, label: '$(10,35)$' },
        ],
        lines: [{ slope: { n: -5, d: 2 }, intercept: { n: 60, d: 1 } }],
      },
    ],
    anticipatedStrategies: [
      {
        label: 'One table for all',
        description: 'Extends every tank by 5 minutes until it reads 0 or less.',
        share: 1,
      },
      {
        label: 'Three lines on one grid',
        description: 'Reads the order off the horizontal axis; cannot read 24 and 25 apart.',
        share: 2,
      },
      { label: 'Three equations', description: '$110-4t$, $60-2.5t$, $75-3t$, each set equal to $0$.', share: 3 },
    ],
    misconceptions: [
      { idea: 'The fastest is empty first', respond: 'Ask how much each has left after 20 minutes: 30, 10 and 15.' },
      {
        idea: 'Reads the change of 16 gallons in 4 minutes as 16 per minute',
        respond: 'Ask for the amount after 1 minute.',
      },
      { idea: 'Trusts $t=35$ without a look at the tanks', respond: 'Ask what $110-4 \\times 35$ would mean.' },
    ],
    assessingQuestions: [
      'Where do you see the rate in a table, on a line, in words?',
      'What does the number 60 tell about tank B?',
    ],
    advancingQuestions: [
      'How could you know the order without finding any time exactly?',
      'Which start would make tank A empty together with tank C?',
    ],
    launch: {
      minutes: 8,
      plan: 'Show the three tanks as pictures only. Ask what “first” could depend on; collect start, rate, size of the hole. Then read the prompt three times.',
    },
    explore: {
      minutes: 20,
      plan: 'Pairs choose how to compare. Monitor for units beside the rates, and for who checks that $t=35$ makes sense.',
    },
    discuss: {
      minutes: 17,
      plan: 'Share in the order 1 to 3. Connect: where is 2.5 in the graph, where in the equation? Close with (c): an answer of algebra that the story refuses.',
    },
    scaffolds: [
      { for: 'starting', support: 'An empty grid with labeled axes' },
      { for: 'language', support: 'Frame: “Every minute tank ___ loses ___, so after ___ minutes it holds ___”' },
    ],
    extensions: ['Invent a tank D that is slower than B and still empty before it.'],
    studentWork: [
      {
        label: 'Sample 1',
        source: 'teacherMade',
        text: 'A is empty first because 4 is the biggest.',
        shows: 'rate without start',
      },
      {
        label: 'Sample 2',
        source: 'teacherMade',
        text: 't = 35, so they are the same at 35 minutes.',
        shows: 'solution not checked against the story',
      },
    ],
    materials: ['graph paper'],
  },
};
