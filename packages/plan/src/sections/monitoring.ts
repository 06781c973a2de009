/**
 * The numbers of an intervention: baseline, goal, points on the way, and the rules agreed in advance. They live in
 * the authors' part: everyone else gets them masked from the summary.
 */

import { body } from '../body/build.ts';
import { section, type ValueField } from './descriptor.ts';

/** On which scale a group is measured. `meanScore` needs `outOf`. */
export const metrics = [
  { value: 'meanPercent', label: 'Mean percent' },
  { value: 'percentAtGoal', label: 'Percent at goal' },
  { value: 'meanScore', label: 'Mean score' },
  { value: 'correctPerMinute', label: 'Correct per minute' },
] as const;

const decisions = [
  { value: 'exit', label: 'Exit' },
  { value: 'continue', label: 'Continue' },
  { value: 'intensify', label: 'Intensify' },
] as const;

const metric: ValueField = { name: 'metric', label: 'Measured as', type: 'choice', choices: metrics };
const date: ValueField = { name: 'date', label: 'Date', type: 'date' };
const instrument: ValueField = { name: 'instrument', label: 'Check used', type: 'text' };
const countAssessed: ValueField = { name: 'countAssessed', label: 'Students assessed', type: 'number', min: 0 };
const value: ValueField = { name: 'value', label: 'Result', type: 'number', min: 0 };
const outOf: ValueField = {
  name: 'outOf',
  label: 'Out of',
  type: 'number',
  min: 1,
  notFor: { field: 'metric', values: ['meanPercent', 'percentAtGoal'] },
};

export const baseline = section({
  kind: 'baseline',
  label: 'Baseline',
  part: 'authors',
  fields: [date, instrument, countAssessed, metric, outOf, value],
  body: body(),
});

export const goal = section({
  kind: 'goal',
  label: 'Goal',
  part: 'authors',
  fields: [
    metric,
    { name: 'from', label: 'From', type: 'number', min: 0 },
    { name: 'to', label: 'To', type: 'number', min: 0 },
    { name: 'byDate', label: 'By', type: 'date' },
    instrument,
    outOf,
  ],
});

export const monitoring = section({
  kind: 'monitoring',
  label: 'Progress monitoring',
  part: 'authors',
  fields: [
    {
      name: 'points',
      label: 'Results',
      type: 'list',
      // The line to the goal is drawn through results that are measured as it is.
      columns: [
        date,
        countAssessed,
        { ...metric, startsAs: { section: 'goal', field: 'metric' } },
        value,
        { name: 'note', label: 'Note', type: 'text' },
      ],
    },
  ],
});

export const decisionRules = section({
  kind: 'decisionRules',
  label: 'Decision rules',
  part: 'authors',
  fields: [
    {
      name: 'rules',
      label: 'Rules, in order',
      type: 'list',
      // A rule without a condition holds always.
      columns: [
        metric,
        {
          name: 'op',
          label: 'Is',
          type: 'choice',
          choices: [
            { value: '>=', label: 'at or above' },
            { value: '<', label: 'below' },
          ],
        },
        value,
        { name: 'consecutive', label: 'Times in a row', type: 'number', min: 1, max: 20 },
        { name: 'then', label: 'Then', type: 'choice', choices: decisions },
      ],
    },
  ],
});

export const decision = section({
  kind: 'decision',
  label: 'Decision',
  part: 'authors',
  fields: [
    date,
    { name: 'value', label: 'We decided to', type: 'choice', choices: decisions },
    { name: 'note', label: 'Note', type: 'text' },
  ],
});
