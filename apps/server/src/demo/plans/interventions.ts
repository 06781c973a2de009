/**
 * Intervention plans of several schools: whose they are and who may see them. Their contents stand in JSON files, for
 * a decision rule says `then`, which an object in code should not. One is a private draft for a group so small that its
 * numbers are shown to nobody else.
 */
import type { DemoPlan } from './demo-plan.ts';
import equivalentFractions from './intervention-equivalent-fractions.json' with { type: 'json' };
import integersOnTheLine from './intervention-integers-on-the-line.json' with { type: 'json' };
import twoStepEquations from './intervention-two-step-equations.json' with { type: 'json' };

export const equivalentFractionsIntervention: DemoPlan = {
  json: equivalentFractions,
  author: 'Lucía Ramos',
  visibility: 'authors',
  status: 'draft',
};

export const integersIntervention: DemoPlan = {
  json: integersOnTheLine,
  author: 'Fatou Diallo',
  visibility: 'team',
  status: 'taught',
  collaborators: [
    { name: 'Priya Raman', access: 'comment' },
    { name: 'Arthur Lindqvist', access: 'view' },
  ],
  threads: [
    {
      sectionKind: 'strategies',
      words: 'the same points on both',
      comments: [
        {
          by: 'Kofi Mensah',
          text: 'I saw two students turn the paper to compare the lines. Could turning it be part of the routine?',
        },
        { by: 'Fatou Diallo', text: 'It is now, in the first minute.' },
      ],
      resolved: true,
    },
    {
      sectionKind: 'reflection',
      words: 'Distance between two negative numbers took longest.',
      comments: [{ by: 'Priya Raman', text: 'Same in our unit. Shall we write one check for both?' }],
    },
  ],
};

export const equationsIntervention: DemoPlan = {
  json: twoStepEquations,
  author: 'Ruth Okonkwo',
  coAuthors: ['Elena Marchetti'],
  visibility: 'school',
  status: 'ready',
  collaborators: [{ name: 'Marcus Whitfield', access: 'edit' }],
  threads: [
    {
      sectionKind: 'strategies',
      words: 'with a reason beside every line',
      comments: [
        { by: 'Yusuf Karim', text: 'Would a second room on Thursdays help with this?' },
        { by: 'Ruth Okonkwo', text: 'It would; one half could then work with Elena.' },
      ],
    },
  ],
};
