/** The words of the settings: what comes by e-mail, by whose clock, and the page that stops it all. */
import type { MailWay, NoticeReason } from '@tangram/domain';

export const settingsWords = {
  title: 'Settings',
  email: 'E-mail',
  off: {
    what: 'This server sends no e-mail.',
    next: 'What colleagues write to you is in your inbox. What you choose here is kept for the day it does.',
  },
  refused: (day: string) => ({
    what: `The last e-mail to you, on ${day}, was refused by a mail server.`,
    next: 'Ask a facilitator whether your address is right. Everything is in your inbox.',
  }),
  goesTo: (address: string) => `It goes to ${address}.`,
  wanted: 'Send me e-mail',
  kinds: {
    mention: 'Somebody mentions me',
    request: 'Somebody asks for my feedback',
    reply: 'Somebody replies in a thread I wrote in',
    groupMention: 'Somebody mentions a group I am in',
    comment: 'A new thread on a plan of mine, or one I follow',
    requestDone: 'Somebody I asked is done with their feedback',
    accessAsked: 'Somebody would like a colleague to see my plan',
    resolved: 'A thread I wrote in is resolved',
  } satisfies Record<NoticeReason, string>,
  ways: { atOnce: 'At once', digest: 'In the daily digest', nothing: 'Not by e-mail' } satisfies Record<
    MailWay,
    string
  >,
  atOnceMax: 'At most three a day come at once; what is more comes with the digest.',
  digest: (at: string, zone: string) =>
    `The digest is one e-mail on the afternoon of a school day, Monday to Friday at ${at} (${zone}), when there is something you have not read.`,
  confidential:
    'Of intervention plans, and of plans that only the people named in them can see, an e-mail says that something happened and nothing more.',
  saved: 'Saved.',
  network: 'The network',
  timeZone: 'Time zone',
  timeZoneHelp: 'The clock by which school days and afternoons are counted, for everybody in the network.',
  unitedStates: 'United States',
  elsewhere: 'Elsewhere',
} as const;

export const unsubscribeWords = {
  title: 'Stop e-mail from Tangram',
  lead: 'What colleagues write to you stays in your inbox in Tangram. You can change your mind there, under Settings.',
  stop: 'Stop all e-mail to me',
  stopped: 'You get no more e-mail from Tangram.',
  toSettings: 'Open Settings',
  unknown: {
    what: 'This link is not whole.',
    next: 'Open it again from the e-mail, or sign in and stop e-mail under Settings.',
  },
} as const;
