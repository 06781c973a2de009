/** The five lessons of the unit on proportional relationships, in the JSON form of a plan. */

export const proportionalLessons = [
  {
    number: 1,
    title: 'Two ways to rent a bike',
    minutes: 45,
    purpose: 'introduce',
    standards: ['7.RP.A.2a'],
    learningTarget: 'I can test a table for proportionality.',
    segments: [
      { phase: 'warmUp', minutes: 6, activity: 'Two tables to fill; keep them for the end of the unit' },
      {
        phase: 'launch',
        minutes: 6,
        activity:
          'Show the two plans side by side, without naming either fair: 3 dollars for each half hour, or 4 dollars to start and 2 for each half hour',
      },
      {
        phase: 'explore',
        minutes: 17,
        activity:
          'Costs for 1, 2, 4 and 8 half hours. Who rides short, who rides long, and what happens when the time doubles?',
      },
      {
        phase: 'discuss',
        minutes: 11,
        activity: 'Both cost 12 dollars at 4 half hours. Why does only one double with the time?',
      },
      { phase: 'exitTicket', minutes: 5, activity: 'Is $(2,10)$, $(4,20)$, $(5,24)$ proportional? Show the test.' },
    ],
    exitTicket: 'No: $\\frac{10}{2}=\\frac{20}{4}=5$, but $\\frac{24}{5}=4.8$.',
  },
  {
    number: 2,
    title: 'One number runs the table',
    minutes: 45,
    purpose: 'develop',
    standards: ['7.RP.A.2b', '7.RP.A.1'],
    learningTarget: 'I can find the constant of proportionality, also when the ratio has fractions.',
    segments: [
      { phase: 'warmUp', minutes: 6, activity: 'How many halves are in $\\frac{3}{4}$? Draw before you divide.' },
      {
        phase: 'launch',
        minutes: 5,
        activity: 'A tap fills $\\frac{3}{4}$ gallon in $\\frac{1}{2}$ minute. Fast or slow?',
      },
      {
        phase: 'explore',
        minutes: 18,
        activity: 'Gallons for 1 minute, minutes for 1 gallon; complete the table two ways',
      },
      {
        phase: 'discuss',
        minutes: 11,
        activity: '$\\frac{3}{2}$ and $\\frac{2}{3}$ both run this table. Which question does each answer?',
      },
      {
        phase: 'exitTicket',
        minutes: 5,
        activity: '$\\frac{2}{3}$ mile in $\\frac{1}{4}$ hour: miles in one hour?',
      },
    ],
    exitTicket: '$\\frac{2}{3}\\div\\frac{1}{4}=\\frac{8}{3}=2\\frac{2}{3}$ miles.',
    representations: [
      {
        type: 'ratioTable',
        title: 'The tap',
        altText:
          'A table with minutes one half, 1, one and a half, 2 above gallons three quarters, one and a half, two and a quarter, 3.',
        rows: [
          {
            label: 'minutes',
            cells: [
              { n: 1, d: 2 },
              { n: 1, d: 1 },
              { n: 3, d: 2 },
              { n: 2, d: 1 },
            ],
          },
          {
            label: 'gallons',
            cells: [
              { n: 3, d: 4 },
              { n: 3, d: 2 },
              { n: 9, d: 4 },
              { n: 3, d: 1 },
            ],
          },
        ],
        arrows: [{ fromCol: 0, toCol: 1, label: '× 2' }],
      },
    ],
  },
  {
    number: 3,
    title: 'Straight through zero',
    minutes: 45,
    purpose: 'develop',
    standards: ['7.RP.A.2a', '7.RP.A.2d'],
    learningTarget: 'I can tell from a graph whether a relationship is proportional and what $(1,k)$ means.',
    segments: [
      { phase: 'warmUp', minutes: 6, activity: 'Which one does not belong: four small graphs without numbers' },
      {
        phase: 'explore',
        minutes: 19,
        activity: 'Graph both bike plans on one grid. Mark 0 and 1 half hour on each.',
      },
      {
        phase: 'discuss',
        minutes: 14,
        activity:
          'Both are straight. What does the starting fee do to the line? Read $(0,0)$, $(0,4)$ and $(1,3)$ as sentences.',
      },
      {
        phase: 'exitTicket',
        minutes: 6,
        activity: 'A line passes through $(0,0)$ and $(4,10)$. Find and explain the point above 1.',
      },
    ],
    exitTicket: '$(1,2.5)$: two and a half of $y$ for each 1 of $x$.',
    representations: [
      {
        type: 'coordinatePlane',
        title: 'Two bike plans',
        altText:
          'Two rising lines. One starts at the origin and passes through 4 half hours and 12 dollars. The other starts at 4 dollars and meets the first at that point.',
        quadrants: 1,
        x: { min: { n: 0, d: 1 }, max: { n: 6, d: 1 }, step: { n: 1, d: 1 }, label: 'half hours' },
        y: { min: { n: 0, d: 1 }, max: { n: 18, d: 1 }, step: { n: 2, d: 1 }, label: 'dollars' },
        points: [{ x: { n: 4, d: 1 }, y: { n: 12, d: 1 }, label: '$(4,12)$' }],
        lines: [
          { slope: { n: 3, d: 1 }, intercept: { n: 0, d: 1 } },
          { slope: { n: 2, d: 1 }, intercept: { n: 4, d: 1 }, dashed: true },
        ],
      },
    ],
  },
  {
    number: 4,
    title: 'An equation for the whole story',
    minutes: 45,
    purpose: 'develop',
    standards: ['7.RP.A.2b', '7.RP.A.2c'],
    learningTarget: 'I can write $y=kx$ for a situation and use it both ways.',
    segments: [
      { phase: 'warmUp', minutes: 6, activity: '$0.6 \\times 35$ and $\\frac{3}{5}$ of $35$: say it two ways' },
      {
        phase: 'explore',
        minutes: 18,
        activity:
          'Four stations: a recipe, a map, a wage, a printer. Each gets an equation and one question it can answer backwards.',
      },
      {
        phase: 'discuss',
        minutes: 13,
        activity: 'Compare “$k$ times as much” with “$k$ more”; where would a wrong equation first be noticed?',
      },
      { phase: 'practice', minutes: 8, activity: 'Trade questions between tables and solve two' },
    ],
  },
  {
    number: 5,
    title: 'The photo wall',
    minutes: 45,
    purpose: 'apply',
    standards: ['7.RP.A.2a', '7.RP.A.2c', '7.RP.A.2d'],
    learningTarget: 'I can decide which prints keep the shape of a photo and convince a doubter.',
    segments: [
      {
        phase: 'launch',
        minutes: 7,
        activity:
          'Print sizes $4\\times 6$, $5\\times 7$, $6\\times 9$, $8\\times 12$: which can show the same photo without cutting?',
      },
      {
        phase: 'explore',
        minutes: 20,
        activity: 'Decide with two representations; design one more size that fits',
      },
      {
        phase: 'discuss',
        minutes: 13,
        activity: 'Why does $5\\times 7$ miss the line $y=1.5x$, although both sides grew by 1?',
      },
      {
        phase: 'synthesis',
        minutes: 5,
        activity: 'Return to the two tables of the first day: what would you write now?',
      },
    ],
  },
];
