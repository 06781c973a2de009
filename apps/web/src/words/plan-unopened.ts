/** What stands in place of a plan that this device has no copy of, while the server cannot be reached or cannot give it. */
import type { Problem } from '../api.ts';
import { type Trouble, trouble } from '../words.ts';

export const unopenedTitle = 'This plan could not be opened';

/** Why it does not open, and what helps. Nobody tried to change anything, so nothing is said of that. */
export function whyUnopened(problem: Problem): Trouble {
  switch (problem.kind) {
    case 'unreachable':
      return {
        what: 'The server could not be reached, and this device has no copy of this plan yet.',
        next: 'Check your connection and try again.',
      };
    case 'refused':
      return refused(problem);
    default:
      return trouble(problem);
  }
}

function refused({ code, data: { ref } }: Problem & { kind: 'refused' }): Trouble {
  if (code === 'TOO_MANY_REQUESTS') {
    return { what: 'That was a lot in a short time.', next: 'Wait a moment, then try again.' };
  }
  const naming = ref === undefined ? '' : ` and name this reference: ${ref}`;
  return {
    what: 'The server had a problem.',
    next: `What was saved in the plan is kept. Try again in a moment. If it stays like this, tell whoever looks after Tangram for you${naming}.`,
  };
}
