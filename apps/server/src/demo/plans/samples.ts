/** The three plans around the block party: a unit, its task, and the intervention that opens the unit to everyone. */
import type { DemoPlan } from './demo-plan.ts';
import fractions from './sample-intervention-fractions.json' with { type: 'json' };
import ratios from './sample-unit-and-task-grade-6-ratios.json' with { type: 'json' };

export const ratiosUnit: DemoPlan = {
  json: ratios.unit,
  author: 'Imani Cole',
  visibility: 'network',
  status: 'ready',
  collaborators: [
    { name: 'Lucía Ramos', access: 'edit' },
    { name: 'Theo Brandt', access: 'comment' },
    { name: 'Noor Haddad', access: 'view' },
  ],
  threads: [
    {
      sectionKind: 'bigIdeas',
      words: 'both can grow while their relationship stays the same',
      comments: [
        {
          by: 'Lucía Ramos',
          text: 'My sixth graders read “stays the same” as adding the same. Could the first example show 2 : 3 and 3 : 4 side by side, as a wrong one?',
        },
        { by: 'Imani Cole', text: 'Yes. It fails in the discussion of lesson 1 now; I’ll put it in the launch too.' },
      ],
    },
    {
      sectionKind: 'lesson',
      words: 'then two more that taste the same',
      comments: [
        {
          by: 'Theo Brandt',
          text: 'The counters nearly give the table away. What if groups choose their own representation and we compare them in the gallery?',
        },
      ],
    },
    {
      sectionKind: 'lesson',
      nth: 2,
      words: 'Pairs draw double number lines for three prices',
      comments: [
        { by: 'Mei Tanaka', text: 'Our periods at Riverside are 45 minutes. What would you leave out?' },
        { by: 'Imani Cole', text: 'One of the three prices, and the price of 7 goes home.' },
        { by: 'Mei Tanaka', text: 'That works for us, thank you.' },
      ],
      resolved: true,
    },
  ],
};

export const waterIceTask: DemoPlan = {
  json: ratios.task,
  author: 'Imani Cole',
  coAuthors: ['Lucía Ramos'],
  visibility: 'network',
  status: 'ready',
  collaborators: [{ name: 'Theo Brandt', access: 'comment' }],
  threads: [
    {
      sectionKind: 'discuss',
      words: 'End with (c) as a vote, argument and second vote.',
      comments: [
        {
          by: 'Sunniva Berg',
          text: 'We tried this with our seventh graders: the second vote moved most after somebody drew ten batches of B meeting one of A.',
        },
        { by: 'Lucía Ramos', text: 'I’ll keep that drawing ready as the last one to share.' },
      ],
    },
  ],
};

export const fractionsIntervention: DemoPlan = {
  json: fractions.intervention,
  author: 'Imani Cole',
  visibility: 'school',
  status: 'taught',
  collaborators: [{ name: 'Lucía Ramos', access: 'comment' }],
};
