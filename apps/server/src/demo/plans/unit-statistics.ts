/** A unit for grade 6 from last year, archived and open to all: one number for the center, one for the spread. */
import type { DemoPlan } from './demo-plan.ts';

export const statisticsUnit: DemoPlan = {
  author: 'Aaliyah Brooks',
  visibility: 'network',
  status: 'archived',
  collaborators: [{ name: 'Beatriz Nogueira', access: 'edit' }],
  threads: [
    {
      sectionKind: 'reflection',
      words: 'The late bus did the teaching',
      comments: [
        {
          by: 'Dmitri Sokol',
          text: 'I would like to use these data with grade 7 to compare two lines. May I adapt the unit?',
        },
        { by: 'Aaliyah Brooks', text: 'Of course. Take lesson 2 as it is; the others need your own data.' },
      ],
    },
  ],
  json: {
    id: 'unit-statistics',
    kind: 'unit',
    title: 'Typical, and how typical?',
    grade: 6,
    course: 'Grade 6 Mathematics',
    schoolYear: '2025-26',
    quarter: 4,
    durationPeriods: 5,
    periodMinutes: 55,
    focusStandards: ['6.SP.A.3', '6.SP.B.4', '6.SP.B.5c', '6.SP.B.5d'],
    supportingStandards: ['6.SP.A.1', '6.SP.A.2', '6.SP.B.5a'],
    practices: ['MP1', 'MP3', 'MP6'],
    prerequisiteStandards: ['4.MD.B.4', '5.MD.B.2'],
    bigIdeas: [
      'A statistical question expects answers that differ, and its data have a center, a spread and a shape.',
      'One number can stand for a group only together with a number that says how far the group strays from it.',
    ],
    essentialQuestions: ['Who is “the average person”?', 'When does one unusual value matter?'],
    learningGoals: [
      'Show data in dot plots and box plots',
      'Find and interpret median, mean, interquartile range and mean absolute deviation',
      'Choose the measures that suit the shape',
    ],
    vocabulary: [
      { term: 'median', meaning: 'the middle of the ordered data' },
      { term: 'mean', meaning: 'what each would have if all shared equally' },
      { term: 'interquartile range', meaning: 'the length of the middle half, $Q_3-Q_1$' },
      { term: 'mean absolute deviation', meaning: 'the mean of the distances to the mean' },
    ],
    languageSupports: [
      'Frame: “A typical ___ is about ___, give or take ___”',
      'Sort “average” in everyday talk and in mathematics',
    ],
    assessments: [
      {
        type: 'formative',
        title: 'Exit ticket, lesson 2',
        minutes: 6,
        standards: ['6.SP.A.3', '6.SP.B.5c'],
        insideLesson: 2,
        evidence: 'what happens to mean and median when one value changes',
      },
      {
        type: 'summative',
        title: 'Report to the bus company',
        minutes: 45,
        standards: ['6.SP.A.3', '6.SP.B.4', '6.SP.B.5c', '6.SP.B.5d'],
        evidence: 'one page with a plot, two measures and a recommendation that they support',
        rubric: {
          levels: ['Beginning', 'Approaching', 'Meets', 'Exceeds'],
          criteria: [
            {
              name: 'The plot',
              cells: [
                'Values without a scale',
                'A scale, with some values missing',
                'Every value on one labeled scale',
                'Two plots on one scale, so that routes can be compared',
              ],
            },
            {
              name: 'Center and spread',
              cells: [
                'One of the two, calculated',
                'Both, calculated',
                'Both, each said in minutes of waiting',
                'Says why this measure and not the other',
              ],
            },
            {
              name: 'The recommendation',
              cells: [
                'An opinion',
                'Names a number',
                'Follows from the plot and both measures',
                'Answers what the company might object',
              ],
            },
          ],
        },
        attachment: 'One blank page with the company’s letterhead, for each pair',
      },
    ],
    lessons: [
      {
        number: 1,
        title: 'Questions worth many answers',
        minutes: 55,
        purpose: 'introduce',
        standards: ['6.SP.A.1', '6.SP.B.4'],
        learningTarget: 'I can ask a statistical question and show its data in a dot plot.',
        segments: [
          { phase: 'warmUp', minutes: 8, activity: 'Sort six questions: does everybody give the same answer?' },
          {
            phase: 'launch',
            minutes: 8,
            activity: 'How long do people wait for the bus at our stop? Guess a typical wait.',
          },
          {
            phase: 'explore',
            minutes: 22,
            activity: 'Dot plot of 11 recorded waits; describe it so that a partner can draw it',
          },
          { phase: 'discuss', minutes: 12, activity: 'Which words did the drawers miss: center, spread, shape?' },
          { phase: 'exitTicket', minutes: 5, activity: 'One statistical question and one that is not' },
        ],
        representations: [
          {
            type: 'dotPlot',
            title: 'Eleven waits at the stop',
            altText:
              'Dots from 5 to 38 minutes: most between 5 and 15, a stack of three at 12, and one far to the right at 38.',
            variable: 'wait',
            unit: 'minutes',
            data: [
              { n: 5, d: 1 },
              { n: 8, d: 1 },
              { n: 8, d: 1 },
              { n: 10, d: 1 },
              { n: 12, d: 1 },
              { n: 12, d: 1 },
              { n: 12, d: 1 },
              { n: 15, d: 1 },
              { n: 20, d: 1 },
              { n: 25, d: 1 },
              { n: 38, d: 1 },
            ],
            axis: { min: { n: 0, d: 1 }, max: { n: 40, d: 1 }, step: { n: 5, d: 1 } },
          },
        ],
      },
      {
        number: 2,
        title: 'The late bus',
        minutes: 55,
        purpose: 'develop',
        standards: ['6.SP.A.3', '6.SP.B.5c'],
        learningTarget: 'I can find mean and median and say which one a single value moves.',
        segments: [
          { phase: 'warmUp', minutes: 7, activity: 'Level towers of 2, 5 and 8 cubes without counting all' },
          {
            phase: 'explore',
            minutes: 24,
            activity: 'Mean and median of the 11 waits; then leave out the bus that came after 38 minutes',
          },
          {
            phase: 'discuss',
            minutes: 18,
            activity:
              'The mean falls from $15$ to $12.7$, the median stays at $12$. Which would you print on the sign?',
          },
          {
            phase: 'exitTicket',
            minutes: 6,
            activity: 'Change one value so that the mean rises by 1 and the median does not move',
          },
        ],
        exitTicket: 'For example 38 becomes 49: 11 more minutes shared by 11 waits.',
      },
      {
        number: 3,
        title: 'Give or take',
        minutes: 55,
        purpose: 'develop',
        standards: ['6.SP.B.4', '6.SP.B.5c'],
        learningTarget: 'I can measure spread in two ways and draw a box plot.',
        segments: [
          { phase: 'warmUp', minutes: 7, activity: 'Two stops, both with mean 10: where would you rather wait?' },
          {
            phase: 'explore',
            minutes: 26,
            activity: 'Distances to the mean 15 and their mean; quartiles and the box for the same waits',
          },
          {
            phase: 'discuss',
            minutes: 16,
            activity: '$\\frac{76}{11}\\approx 6.9$ beside $20-8=12$: what does each one measure?',
          },
          { phase: 'exitTicket', minutes: 6, activity: 'How much of the data is inside the box?' },
        ],
        representations: [
          {
            type: 'boxPlot',
            title: 'The waits as a box plot',
            altText: 'A box from 8 to 20 with the median at 12; whiskers reach down to 5 and up to 38.',
            boxes: [
              {
                label: 'waits (minutes)',
                min: { n: 5, d: 1 },
                q1: { n: 8, d: 1 },
                median: { n: 12, d: 1 },
                q3: { n: 20, d: 1 },
                max: { n: 38, d: 1 },
              },
            ],
            quartiles: 'medianExcluded',
          },
        ],
      },
      {
        number: 4,
        title: 'Which pair tells the truth?',
        minutes: 55,
        purpose: 'apply',
        standards: ['6.SP.A.2', '6.SP.B.5d'],
        learningTarget: 'I can choose a center and a spread that suit the shape of the data.',
        segments: [
          { phase: 'launch', minutes: 8, activity: 'Three headlines about the same data: can all be true?' },
          {
            phase: 'explore',
            minutes: 24,
            activity: 'Four data sets of different shape; choose a pair of measures for each and defend it',
          },
          { phase: 'discuss', minutes: 15, activity: 'Skewed or symmetric: what did the choice depend on?' },
          { phase: 'synthesis', minutes: 8, activity: 'Write advice to next year’s class' },
        ],
      },
    ],
    anticipatedMisconceptions: [
      {
        idea: 'The median is the middle of the axis or of the unordered list',
        respond: 'Line up with cards, then fold the line.',
      },
      {
        idea: 'A longer whisker holds more data',
        respond: 'Count the dots under each part: a quarter each, more or less.',
      },
    ],
    differentiation: [
      {
        need: 'Long division takes the attention',
        support: 'Leveling with cubes; a calculator once the meaning is there',
        keepsGradeLevel: true,
      },
      {
        need: 'Ready for more',
        support: 'Eleven values with mean 15, median 12 and the smallest spread you can find',
        keepsGradeLevel: true,
      },
    ],
    studentAgency: ['Students collect a second data set of their own choice'],
    materials: ['connecting cubes', 'grid paper', 'data cards'],
    reflection: {
      taughtOn: '2026-05-14',
      whatWorked: 'The late bus did the teaching: everybody had an opinion about leaving it out.',
      whatStudentsShowed:
        'Most chose the median for the skewed set and could say why; the mean absolute deviation stayed a recipe.',
      changeNextTime: 'Show distances to the mean as strips before any calculation.',
    },
  },
};
