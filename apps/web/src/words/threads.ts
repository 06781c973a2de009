/** What stands around the threads beside a plan: filters, kinds of feedback with their beginnings of a sentence, answers by one tap. */
import type { FeedbackKind, Reaction } from '@tangram/domain';

export const threadWords = {
  filters: 'Which comments to show',
  show: { open: 'Open', resolved: 'Resolved', mine: 'Mine' },
  counted: (label: string, count: number) => `${label} ${count}`,
  school: 'School',
  anySchool: 'All schools',
  kind: 'Kind of feedback',
  anyKind: 'All kinds',
  showAll: 'Show all open comments',
  empty: {
    open: 'No open comments. Select words in the plan to write one.',
    openForReader: 'No open comments.',
    resolved: 'No comment is resolved yet.',
    mine: 'You have not written in a thread of this plan yet.',
    chosen: 'No comment here is of the school or kind that you chose.',
  },

  kinds: {
    warm: 'Warm',
    cool: 'Cool',
    clarifying: 'Clarifying',
    probing: 'Probing',
    resource: 'Resource',
  } satisfies Record<FeedbackKind, string>,
  kindMeans: {
    warm: 'What works well, and why',
    cool: 'What may get in the way',
    clarifying: 'A short question of fact',
    probing: 'A question to think further',
    resource: 'Something to use',
  } satisfies Record<FeedbackKind, string>,
  kindIfWanted: 'Kind of feedback, if you like',
  starters: {
    warm: ['I like how', 'This will help students', 'A strength I see is'],
    cool: ['I wonder whether students', 'What may get in the way is', 'Have you thought about'],
    clarifying: ['What do you mean by', 'How long will', 'Who is this for:'],
    probing: ['What would change if', 'Why did you choose', 'How will you know that'],
    resource: ['I have used', 'There is a good task for this:', 'You could borrow'],
  } satisfies Record<FeedbackKind, readonly string[]>,
  starter: (start: string) => `${start} …`,

  reactions: {
    thanks: 'Thanks',
    helpful: 'Helpful',
    willTry: 'I will try this',
  } satisfies Record<Reaction, string>,
  react: 'React',
  reactTo: (name: string) => `React to the comment by ${name}`,
  reacted: (counted: string, names: readonly string[]) => `${counted}: ${names.join(', ')}`,

  suggest: 'Suggest other words',
  suggestLabel: 'Words to stand there instead',
  suggestHint: 'A formula stands between dollar signs: $a:b$. Leave it empty to take the words out.',
  suggestNot: 'Suggest nothing',
  suggestedText: 'I suggest other words.',
  suggests: 'Suggested instead',
  suggestsNothing: 'Suggested: take these words out',
  use: 'Use it',
  used: (author: string, name: string, when: string) => `Words by ${author}, put in by ${name}, ${when}`,
  changed: 'These words have changed meanwhile. Now they are',
  useAnyway: 'Use it anyway',
  leaveIt: 'Leave it',
  noOnePlace: 'These words do not stand in one place any more. Put the suggestion in by hand.',

  reopenedBy: (name: string, when: string) => `Opened again by ${name}, ${when}`,

  edited: 'edited',
  editedWhen: (when: string) => `Edited ${when}`,
  edit: 'Edit',
  editLabel: 'Your comment, edited',
  save: 'Save',
  deleteAsk: 'Delete this comment for everyone?',
  deleteYes: 'Delete it',
  keep: 'Keep it',
  deleted: 'This comment was deleted.',
  continueReply: 'Continue your reply',

  copyLink: 'Copy link',
  linkCopied: 'Link copied. It opens this comment for whoever may read the plan.',
  linkNotCopied: (link: string) => `The link could not be copied. It is ${link}`,
  linkGone: 'This comment is not here any more.',

  waits: {
    offline: 'Waits for a connection. It is sent by itself, once.',
    signedOut: 'Waits until you sign in again. It is kept on this device.',
    busy: 'The server could not take it yet. It is sent again by itself.',
  },
  notSent: 'This comment was not sent.',
  tryAgain: 'Try again',
  discard: 'Discard',
} as const;
