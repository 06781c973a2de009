/** What stands in place of what could not be read from the server. Nobody tried to change anything, so nothing is said of that. */
import type { Problem } from '../api.ts';
import { type Trouble, trouble } from '../words.ts';

/** What was to be read, as a sentence begins with it. */
export type ToRead = keyof typeof toRead;

const toRead = {
  asked: 'What you have asked for',
  circle: 'Who can see this plan',
  comments: 'The comments',
  difference: 'What changed here',
  framework: 'This framework',
  frameworks: 'The frameworks',
  inbox: 'Your inbox',
  invitations: 'The invitations',
  people: 'The people',
  plans: 'The plans',
  reach: 'Who can open the plan already',
  schools: 'The schools',
  settings: 'Your settings',
} as const;

/** That it could not be loaded, and what to do. */
export function notLoaded(problem: Problem, what: ToRead): Trouble {
  switch (problem.kind) {
    case 'signedOut':
    case 'notFound':
      return trouble(problem);
    case 'unreachable':
      return { what: `${toRead[what]} could not be loaded.`, next: 'Check your connection and try again.' };
    case 'refused': {
      const { ref } = problem.data;
      const next = ref === undefined ? '' : ` Reference: ${ref}.`;
      return { what: `${toRead[what]} could not be loaded.`, next: `Try again in a moment.${next}` };
    }
  }
}
