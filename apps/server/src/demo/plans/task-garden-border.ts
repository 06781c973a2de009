/** A task for grade 6: many ways of seeing one border, and the expressions they become. */
import type { DemoPlan } from './demo-plan.ts';

export const gardenBorderTask: DemoPlan = {
  author: 'Lucía Ramos',
  visibility: 'network',
  status: 'taught',
  collaborators: [
    { name: 'Imani Cole', access: 'edit' },
    { name: 'Halima Farouk', access: 'view' },
  ],
  threads: [
    {
      sectionKind: 'prompt',
      words: 'Show how you see it.',
      comments: [
        {
          by: 'Fatou Diallo',
          text: 'This line makes the task. Half of my class wanted to count all the tiles of the large one.',
        },
      ],
    },
    {
      sectionKind: 'extensions',
      words: 'How far does your way of seeing still work?',
      comments: [
        { by: 'Theo Brandt', text: 'Could a table choose its own shape here?' },
        { by: 'Lucía Ramos', text: 'Good, an L-shape came up by itself. Added.' },
      ],
      resolved: true,
    },
  ],
  json: {
    id: 'task-garden-border',
    kind: 'task',
    title: 'The garden border',
    grade: 6,
    focusStandards: ['6.EE.A.4'],
    supportingStandards: ['6.EE.A.2a', '6.EE.A.3'],
    practices: ['MP1', 'MP3', 'MP7'],
    cognitiveDemand: 'doingMathematics',
    dok: 3,
    estimatedMinutes: 45,
    grouping: 'think alone, then pairs, then tables of four',
    prompt: [
      'A square garden has $n$ square beds along each side. One row of stone tiles, each as large as a bed, runs all the way around it, corners included.',
      '(a) Draw the garden with $3$ beds along each side. How many tiles does its border need?',
      '(b) A larger garden has $10$ beds along each side. Find its number of tiles without counting them one by one. Show how you see it.',
      '(c) Write an expression for the border of a garden with $n$ beds along each side, so that a reader can tell how you see it.',
      '(d) Four students wrote $4n+4$, $4(n+1)$, $2n+2(n+2)$ and $4(n+2)$. Which of these always agree? Show in the drawing where each one comes from, and what happened to the one that does not fit.',
    ],
    answer: [
      '(a) $4 \\times 3 + 4 = 16$ tiles.',
      '(b) $4 \\times 10 + 4 = 44$ tiles: four sides of 10 and four corners.',
      '(c) Any form equivalent to $4n+4$ that fits the drawing.',
      '(d) The first three always agree: $4(n+1)=4n+4$ and $2n+2(n+2)=2n+2n+4=4n+4$. The last is $4(n+2)=4n+8$: it counts each of the four corners twice, so it is 4 too many in every garden.',
    ],
    representations: [
      {
        type: 'figure2d',
        title: 'A garden of three by three with its border',
        altText:
          'A square five tiles wide. The inner three-by-three square is the beds; the one-tile-wide ring around it is the border.',
        vertices: [
          { x: { n: 0, d: 1 }, y: { n: 0, d: 1 } },
          { x: { n: 5, d: 1 }, y: { n: 0, d: 1 } },
          { x: { n: 5, d: 1 }, y: { n: 5, d: 1 } },
          { x: { n: 0, d: 1 }, y: { n: 5, d: 1 } },
        ],
        sideLabels: ['$n+2$', '$n+2$', '$n+2$', '$n+2$'],
      },
    ],
    anticipatedStrategies: [
      {
        label: 'Counts and looks for a pattern',
        description: 'A table 8, 12, 16, 20 for $n=1,2,3,4$; sees “plus 4 each time”.',
        share: 1,
      },
      { label: 'Sides and corners', description: 'Four sides of $n$, then the corners: $4n+4$.', share: 2 },
      { label: 'Pinwheel', description: 'Four strips of $n+1$, each with one corner: $4(n+1)$.', share: 3 },
      {
        label: 'Top and bottom first',
        description: 'Two full rows of $n+2$ and two sides of $n$: $2(n+2)+2n$.',
        share: 4,
      },
    ],
    misconceptions: [
      {
        idea: 'Takes four full outer sides and counts every corner twice',
        respond: 'Ask to color the tiles of each side in the drawing for $n=1$.',
      },
      {
        idea: 'Scales up: 3 beds need 16 tiles, so 9 beds need 48',
        respond: 'Ask for the corners of the larger garden.',
      },
      { idea: 'One test value is a proof', respond: 'Offer $8n$, which agrees at $n=1$.' },
    ],
    assessingQuestions: ['Where in the drawing is the 4 of your expression?', 'What does $n$ count here?'],
    advancingQuestions: [
      'Can you see it another way that needs fewer words?',
      'Two forms look different. How could a picture settle that they agree for every garden?',
    ],
    launch: {
      minutes: 8,
      plan: 'Show a photo of a tiled border with the center covered. Collect what students notice. Draw $n=1$ together and agree on what counts as a corner. No table yet.',
    },
    explore: {
      minutes: 22,
      plan: 'Five minutes alone on (a) and (b), then pairs. Monitor for ways of seeing; ask pairs to mark theirs in color before they write symbols.',
    },
    discuss: {
      minutes: 15,
      plan: 'Share in the order 1 to 4. After each: which expression tells this story? Close with the one that does not fit and what it counts.',
    },
    scaffolds: [
      { for: 'starting', support: 'Square tiles and a 3-by-3 garden on grid paper' },
      { for: 'language', support: 'Frame: “I see ___ groups of ___ and ___ more”' },
    ],
    extensions: [
      'Try a garden of $m$ by $n$ beds, or an L-shape of your own. How far does your way of seeing still work?',
      'Someone wrote $(n+2)^2-n^2$. Find it in the drawing.',
    ],
    rubric: {
      levels: ['Beginning', 'Approaching', 'Meets', 'Exceeds'],
      criteria: [
        {
          name: 'Expression',
          cells: [
            'Numbers only',
            'Fits some gardens',
            'Fits every garden',
            'Several forms, each tied to a way of seeing',
          ],
        },
        {
          name: 'Equivalence',
          cells: [
            'Asserts',
            'Tests one value',
            'Uses a property or the drawing',
            'Explains why values alone are not enough',
          ],
        },
      ],
    },
    studentWork: [
      {
        label: 'Sample 1',
        source: 'teacherMade',
        text: '5 + 5 + 5 + 5 = 20 for the small garden.',
        shows: 'corners counted twice',
      },
      {
        label: 'Sample 2',
        source: 'teacherMade',
        text: 'Four strips going around like a pinwheel, each is n and 1.',
        shows: 'the form $4(n+1)$ from a picture',
      },
    ],
    materials: ['square tiles', 'grid paper', 'colored pencils'],
    reflection: {
      taughtOn: '2026-10-21',
      whatWorked: 'Coloring before writing; the pinwheel came from a pair who had not spoken yet.',
      whatStudentsShowed: 'Most tables had two forms. About a third tested one value and stopped.',
      changeNextTime: 'Offer $8n$ earlier, so that one agreeing value is not trusted.',
      demandAsTaught: 'It held until (d), where I pointed at the corners too soon.',
    },
  },
};
