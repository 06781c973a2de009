/**
 * Every sentence a teacher reads, in one place.
 *
 * An error says what happened, whether the work is safe, and what to do next. Nothing shouts and nothing blames.
 */
import type { PlanKind, PlanStatus, Role, Visibility } from '@tangram/domain';
import type { Problem } from './api.ts';

/** A sentence of trouble: what happened, and what to do next. */
export interface Trouble {
  readonly what: string;
  readonly next: string;
}

export const kindWords: Record<PlanKind, { name: string; add: string; a: string }> = {
  unit: { name: 'Unit', add: 'Unit', a: 'a unit' },
  task: { name: 'Task', add: 'Task', a: 'a task' },
  intervention: { name: 'Intervention plan', add: 'Intervention plan', a: 'an intervention plan' },
};

export const statusWords: Record<PlanStatus, string> = {
  draft: 'Draft',
  ready: 'Ready',
  taught: 'Taught',
  archived: 'Archived',
};

export const roleWords: Record<Role, string> = {
  teacher: 'Teacher',
  teacherLeader: 'Teacher leader',
  coach: 'Coach',
  principal: 'Principal',
  districtLeader: 'District leader',
  facilitator: 'Facilitator',
};

/** Whose circle a plan is in, on a chip and in the share dialog. */
export const visibilityWords: Record<Visibility, { chip: string; name: string; who: string }> = {
  authors: { chip: 'by name only', name: 'Only people named here', who: 'The authors, and whoever they add by name.' },
  team: {
    chip: 'team',
    name: 'Team',
    who: 'Also the mathematics teachers, teacher leaders and coaches of the authors’ schools.',
  },
  school: { chip: 'school', name: 'School', who: 'Also the principals of the authors’ schools.' },
  network: { chip: 'network', name: 'Network', who: 'Everybody in the network.' },
};

export const accessWords = {
  view: 'can view',
  comment: 'can comment',
  edit: 'can edit',
  author: 'author',
} as const;

export const words = {
  product: 'Tangram',
  skipToContent: 'Skip to the page',
  nav: { label: 'Main', desk: 'Desk', plans: 'Plans', people: 'People' },
  cancel: 'Cancel',
  close: 'Close',
  tryAgain: 'Try again',
  loading: 'Loading…',
  you: (name: string) => `You: ${name}`,

  account: {
    menu: (name: string) => `Your account, ${name}`,
    signOut: 'Sign out',
    colors: 'Colors',
    light: 'Light',
    dark: 'Dark',
    auto: 'As on this device',
    unsentTitle: 'Some of your words are only on this device',
    unsent: (plans: number) =>
      `${plans === 1 ? 'One plan has' : `${plans} plans have`} words that the server does not have yet. Signing out deletes this device’s copies.`,
    unsentNext: 'Stay signed in until the plan says “Saved”, or sign out and lose those words.',
    stay: 'Stay signed in',
    signOutAnyway: 'Sign out and delete them',
    notReached:
      'The server could not be reached, so you are still signed in there. This device’s copies were kept. Try again when you are connected.',
  },

  offline: {
    banner: 'You are offline. Plans you opened on this device before can still be read and edited.',
    list: 'This is the list as it was when you were last connected.',
  },

  newVersion: { text: 'A new version of Tangram is here. Your words are kept.', reload: 'Reload now' },

  crash: {
    what: 'This page stopped because of a mistake of ours.',
    next: 'What you wrote is kept on this device. Reload to go on.',
    reload: 'Reload',
  },

  notFound: {
    title: 'This page is not here',
    text: 'It was moved, or it never was, or it was not shared with you.',
    back: 'Back to the desk',
  },

  signIn: {
    title: 'Sign in to Tangram',
    lead: 'Where the math teachers of a network plan together.',
    email: 'E-mail',
    password: 'Password',
    submit: 'Sign in',
    wrong: 'E-mail and password do not match an account here. Check both, or ask your facilitator for an invitation.',
    tooMany: 'Too many tries in a short time. Wait a minute, then try again.',
    unreachable: 'The server could not be reached. Check your connection and try again.',
    demoTitle: 'Just looking? Try as …',
    demoLead: 'This is a demo network with invented people and schools. One click signs you in.',
    demoFailed: 'That did not work: the server could not be reached or the demo is over. Try again.',
    again: 'You are signed out. Sign in again to go on; what you wrote is kept on this device.',
    needsSetUp: 'Nobody has set this server up yet. Open the one-time link that it printed when it started.',
  },

  setUp: {
    title: 'Set up your network',
    lead: 'You will be its first facilitator: you name the schools and invite the people.',
    networkName: 'Name of the network',
    name: 'Your name',
    email: 'Your e-mail',
    password: 'Password',
    passwordHelp: 'At least 15 characters. A few words in a row are easy to remember.',
    schools: 'Schools, one on each line',
    schoolsHelp: 'You can add and rename them later.',
    submit: 'Set up the network',
    noToken: 'The link is not complete. Copy the whole line that the server printed when it started.',
    used: 'This link was used already. Sign in, or ask the person who set Tangram up.',
  },

  invitation: {
    title: (network: string) => `Join ${network}`,
    heading: 'Your invitation',
    invitedAs: (role: string, school: string | null) =>
      school === null ? `You are invited as: ${role}.` : `You are invited as: ${role} at ${school}.`,
    email: 'The e-mail address that was invited',
    name: 'Your name, as colleagues will see it',
    password: 'Choose a password',
    submit: 'Join',
    gone: 'This invitation was used, withdrawn, or is older than 7 days. Ask your facilitator for a new one.',
    unknown: 'This invitation link is not complete or not known here. Copy the whole link, or ask for a new one.',
    otherAddress: 'The invitation was made for another e-mail address. Use the address that received it.',
  },

  desk: {
    greeting: (hour: number, name: string) =>
      `Good ${hour < 12 ? 'morning' : hour < 18 ? 'afternoon' : 'evening'}, ${name}`,
    newPlan: 'Start something new',
    mine: 'My plans',
    shared: 'Shared with me',
    allPlans: 'All plans',
    fromMarkdown: 'New plan from a Markdown file',
    noneMine: 'You have no plans yet. Start one above; nobody sees it until you share it.',
    noneShared: 'Nothing has been shared with you yet. What colleagues share will be here.',
    more: (count: number) => `and ${count} more`,
  },

  plans: {
    title: 'All plans',
    mine: 'My plans',
    shared: 'Shared with me',
    showArchived: 'Archived plans too',
    noneArchived: 'No plans here.',
    archive: 'Archive',
    bringBack: 'Bring back from the archive',
    archived: (title: string) => `“${title}” is archived. You find it under “Archived plans too”.`,
    broughtBack: (title: string) => `“${title}” is back in the lists.`,
    actions: (title: string) => `Actions for ${title}`,
    openComments: (count: number) => (count === 1 ? '1 open comment' : `${count} open comments`),
    grade: (grade: number) => `grade ${grade}`,
    updatedBy: (name: string, when: string) => `${name}, ${when}`,
    untitled: 'Untitled plan',
  },

  newPlan: {
    title: (a: string) => `New: ${a}`,
    name: 'Title',
    grade: 'Grade',
    create: 'Create',
    private: 'Only you can see it until you share it.',
    kind: 'What kind of plan?',
  },

  importPlan: {
    title: 'New plan from a Markdown file',
    lead: 'Headings become sections. Lists, tables, links and formulas between $ signs are kept.',
    file: 'Markdown file',
    choose: 'Choose a file',
    chosen: (name: string, kilobytes: number) => `${name}, ${kilobytes} kB`,
    submit: 'Make the plan',
    tooLarge: (megabytes: number, limit: number) =>
      `This file has ${megabytes} MB; the limit is ${limit} MB. Split it into two files, and nothing is lost.`,
    unreadable: 'This file could not be read as text. Save it as Markdown (UTF-8) and choose it again.',
    done: (title: string) => `“${title}” is ready.`,
    allUnderstood: 'Everything in the file was understood.',
    notUnderstood: (count: number) =>
      `${count === 1 ? 'One thing was' : `${count} things were`} not understood and stand in the plan as plain text:`,
    line: (line: number, what: string) => `Line ${line}: ${what}`,
    open: 'Open the plan',
  },

  people: {
    title: 'People',
    schools: 'Schools',
    people: 'People',
    invitations: 'Open invitations',
    name: 'Name',
    roles: 'Roles',
    addSchool: 'Add a school',
    schoolName: 'Name of the school',
    add: 'Add',
    rename: 'Rename',
    renameSchool: (name: string) => `Rename ${name}`,
    save: 'Save',
    invite: 'Invite somebody',
    email: 'E-mail',
    role: 'Role',
    school: 'School',
    noSchool: 'No school (network or district)',
    makeLink: 'Make the invitation link',
    linkTitle: 'Invitation link',
    linkLead: (email: string) =>
      `Send this link to ${email}. It works once, for 7 days, and is shown only now: we keep no copy of it.`,
    copy: 'Copy the link',
    copied: 'Copied',
    withdraw: 'Withdraw',
    withdrawFor: (email: string) => `Withdraw the invitation for ${email}`,
    until: (date: string) => `until ${date}`,
    invitedBy: (name: string) => `invited by ${name}`,
    noInvitations: 'No open invitations.',
    noSchools: 'No schools yet. Add the first one.',
    at: (role: string, school: string | null) => (school === null ? role : `${role}, ${school}`),
  },
};

/** What a failed call says. `safe` is the sentence about the work, where there is some. */
export function trouble(problem: Problem): Trouble {
  switch (problem.kind) {
    case 'unreachable':
      return {
        what: 'The server could not be reached.',
        next: 'Nothing was changed. Check your connection and try again.',
      };
    case 'signedOut':
      return { what: 'You are signed out.', next: 'What you wrote is kept on this device. Sign in again to go on.' };
    case 'notFound':
      return { what: 'This is not here.', next: 'It was removed, or it is not shared with you any more.' };
    case 'refused':
      return refused(problem);
  }
}

function refused({ code, message, data }: Problem & { kind: 'refused' }): Trouble {
  const next = data.ref === undefined ? 'Nothing was changed.' : `Nothing was changed. Reference: ${data.ref}.`;
  switch (code) {
    case 'TOO_MANY_REQUESTS':
      return { what: 'That was a lot in a short time.', next: 'Nothing was changed. Wait a moment and try again.' };
    case 'SERVICE_UNAVAILABLE':
      return { what: 'The server cannot save right now.', next: 'Nothing was changed. Try again in a moment.' };
    case 'INTERNAL_SERVER_ERROR':
      return { what: 'The server had a problem.', next: `${next} Try again in a moment.` };
    default:
      return { what: sentence(message), next };
  }
}

function sentence(text: string): string {
  return /[.!?]$/.test(text) ? text : `${text}.`;
}
