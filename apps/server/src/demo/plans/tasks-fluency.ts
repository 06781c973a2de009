/** Two short tasks of low demand, said to be so: known steps to practice, and facts to know at a glance. */
import type { DemoPlan } from './demo-plan.ts';

export const twoStepSetTask: DemoPlan = {
  author: 'Dmitri Sokol',
  visibility: 'school',
  circleAccess: 'view',
  status: 'ready',
  collaborators: [{ name: 'Elena Marchetti', access: 'comment' }],
  threads: [
    {
      sectionKind: 'discuss',
      words: 'Which one could you have solved without writing?',
      comments: [
        {
          by: 'Elena Marchetti',
          text: 'This question turns the set into a number talk. We use it before the tank task.',
        },
      ],
    },
  ],
  json: {
    id: 'task-two-step-set',
    kind: 'task',
    title: 'Two-step equations: a quick set',
    grade: 7,
    focusStandards: ['7.EE.B.4a'],
    supportingStandards: ['7.NS.A.3'],
    practices: ['MP6'],
    cognitiveDemand: 'proceduresWithoutConnections',
    dok: 1,
    estimatedMinutes: 25,
    grouping: 'alone, then compare with a partner',
    prompt: [
      'Solve any five. Check each by substitution.',
      '(a) $3x+5=20$',
      '(b) $\\frac{x}{4}-2=3$',
      '(c) $2(x-3)=11$',
      '(d) $-4x+1=13$',
      '(e) $0.5x+1.2=3.7$',
      '(f) $\\frac{2}{3}x-1=5$',
    ],
    answer: ['(a) $x=5$', '(b) $x=20$', '(c) $x=8.5$', '(d) $x=-3$', '(e) $x=5$', '(f) $x=9$'],
    anticipatedStrategies: [
      { label: 'Undo in reverse order', description: 'Takes off what is added, then divides.', share: 1 },
      { label: 'Divide first', description: 'In (c), $x-3=5.5$; needs no expanding.', share: 2 },
    ],
    misconceptions: [
      {
        idea: 'Divides only one term: $3x+5=20$ becomes $x+5=\\frac{20}{3}$',
        respond: 'Ask for the check, then for a tape of the left side.',
      },
    ],
    assessingQuestions: ['What did you undo first, and why that?'],
    advancingQuestions: ['Which equation with the same solution would you find harder?'],
    launch: { minutes: 3, plan: 'Agree on what a check looks like.' },
    explore: { minutes: 13, plan: 'Alone, in any order. Partners compare only the checks.' },
    discuss: {
      minutes: 9,
      plan: 'Two ways for (c). Which one could you have solved without writing? What made it easy?',
    },
    extensions: ['Write an equation with two steps whose solution is $-\\frac{1}{2}$.'],
  },
};

export const squaresAndCubesTask: DemoPlan = {
  author: 'Owen Gallagher',
  visibility: 'team',
  status: 'draft',
  collaborators: [
    { name: 'Ruth Okonkwo', access: 'comment' },
    { name: 'Simone Achterberg', access: 'view' },
  ],
  json: {
    id: 'task-squares-and-cubes',
    kind: 'task',
    title: 'Squares and cubes at a glance',
    grade: 8,
    focusStandards: ['8.EE.A.2'],
    supportingStandards: ['8.NS.A.2'],
    practices: ['MP7'],
    cognitiveDemand: 'memorization',
    dok: 1,
    estimatedMinutes: 20,
    grouping: 'pairs with cards',
    prompt: [
      'Without a calculator:',
      '(a) Say the squares of $11$, $12$, $13$, $14$ and $15$.',
      '(b) Give $\\sqrt{64}$, $\\sqrt{169}$, $\\sqrt[3]{27}$ and $\\sqrt[3]{125}$.',
      '(c) Name every solution of $x^2=49$ and of $x^3=64$.',
    ],
    answer: ['(a) $121$, $144$, $169$, $196$, $225$', '(b) $8$, $13$, $3$, $5$', '(c) $x=7$ and $x=-7$; $x=4$'],
    anticipatedStrategies: [
      {
        label: 'From a neighbor',
        description: '$13^2$ from $12^2$: one more row of 12 and one more column of 13.',
        share: 1,
      },
    ],
    misconceptions: [
      {
        idea: 'Halves instead of taking the root: $\\sqrt{64}=32$',
        respond: 'Ask for the side of a square with area 64.',
      },
      { idea: 'Forgets $-7$', respond: 'Ask which numbers have the square 49, and try both sides of zero.' },
    ],
    assessingQuestions: ['Which ones do you know, and which do you find?'],
    advancingQuestions: ['Why has $x^2=49$ two solutions and $x^3=64$ only one?'],
    launch: { minutes: 3, plan: 'Sort the cards: know it, can find it, not yet.' },
    explore: { minutes: 9, plan: 'Pairs quiz each other and move cards from one pile to the next.' },
    discuss: { minutes: 8, plan: 'Ways to find one that you do not know; then the two solutions in (c).' },
    materials: ['cards with roots and powers'],
  },
};
