/** Asking for feedback, and being asked. */
import type { SentRequest } from '@tangram/contract';

type Asked = SentRequest['people'][number];

const people = (count: number) => (count === 1 ? '1 person' : `${count} people`);

export const requestWords = {
  // To somebody who is asked
  region: 'Feedback you are asked for',
  asks: (day: string) => `asks for your feedback by ${day}`,
  hoped: (day: string) => `hoped for your feedback by ${day}. It is still welcome.`,
  isDone: (name: string) => `You are done with what ${name} asked:`,
  comment: 'Comment',
  done: 'I am done',
  notDone: 'Not yet after all',
  notNow: 'Not now',
  show: 'Show',
  thanks: (name: string) => `Thank you. ${name} sees that you are done.`,
  // To authors, above the page
  sentRegion: 'Feedback you asked for',
  youAsked: (day: string) => `Feedback by ${day}:`,
  wasAsked: (day: string) => `Feedback was hoped for by ${day}:`,
  see: 'See all',
  // The dialog
  title: 'Ask for feedback',
  intro: 'They find your question when they open the plan, and in their inbox. You see who has commented.',
  askNew: 'Ask for feedback',
  askAgain: 'Ask somebody else',
  change: 'Change',
  changeOf: (question: string) => `Change “${question}”`,
  close: 'Close',
  closeOf: (question: string) => `Close “${question}”: no more is expected`,
  withdraw: 'Withdraw',
  withdrawOf: (question: string) => `Withdraw “${question}”`,
  withdrawSure: 'It will be as if nobody had been asked. What they have written stays.',
  withdrawYes: 'Withdraw it',
  keep: 'Keep it',
  closedOnes: (count: number) => `Closed (${count})`,
  by: (day: string) => `by ${day}`,
  wasBy: (day: string) => `was hoped for by ${day}`,
  sentTo: (names: readonly string[]) => `Sent to ${names.join(', ')}`,
  whom: 'Whom',
  whomHint: 'People, a role or a school',
  groups: 'Groups',
  peopleGroup: 'People',
  nobodyFound: 'Nobody by that name in the network.',
  sees: (see: number, of: number) => (see === of ? `${people(of)}` : `${see} of ${people(of)} can see this plan`),
  cannotSee: 'cannot see this plan yet',
  viewOnly: 'can only view this plan',
  question: 'Your question',
  questionHint: 'What should they think about? For example: is the launch too long for one period?',
  day: 'By',
  reaches: (count: number) => (count === 0 ? 'This reaches nobody yet.' : `This reaches ${people(count)}:`),
  doesNotReach: (count: number) => `It does not reach ${people(count)}:`,
  letComment: (count: number) => (count === 1 ? 'Let them comment' : `Let these ${count} comment`),
  shareInstead: 'Change who can see it',
  tooMany: (limit: number) => `Choose ${limit} at most. A role or a school counts as one.`,
  send: 'Ask',
  save: 'Save',
  offline: 'You are offline. Asking needs a connection; what you type here is kept.',
  asked: (count: number) => `${people(count)} asked. You see here who has commented.`,
  changed: 'Changed. They are told.',
  closed: 'Closed. What they wrote stays.',
  withdrawn: 'Withdrawn. Nobody is asked any more.',
  sending: 'What you typed is kept.',
  state: ({ comments, done, gone }: Asked): string => {
    if (comments > 0) return done ? 'has commented and is done' : 'has commented';
    if (done) return 'is done';
    return gone ? 'cannot comment any more' : 'nothing yet';
  },
  /** Who has answered, in one line: “Ken has commented. 3 of 5 are still to come.” */
  answered: (all: readonly Asked[]): string => {
    const heard = all.filter(({ comments, done }) => comments > 0 || done);
    if (heard.length === 0) return `${people(all.length)} asked, nobody has commented yet.`;
    const names = heard.slice(0, 2).map(({ person }) => person.name);
    const more = heard.length - names.length;
    const who = [...names, ...(more > 0 ? [`${more} more`] : [])];
    const last = who.pop() ?? '';
    const list = who.length === 0 ? last : `${who.join(', ')} and ${last}`;
    const did = heard.every(({ comments }) => comments > 0) ? 'commented' : 'answered';
    const rest = all.length - heard.length;
    return `${list} ${heard.length === 1 ? 'has' : 'have'} ${did}${rest === 0 ? '.' : `, ${rest} to come.`}`;
  },
} as const;
