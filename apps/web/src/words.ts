/**
 * Every sentence a teacher reads, in one place.
 *
 * An error says what happened, whether the work is safe, and what to do next. Nothing shouts and nothing blames.
 */
import type { PlanKind, PlanStatus, Role, Visibility } from '@tangram/domain';
import type { NotDrawn } from '@tangram/math-figures';
import type { Problem } from './api.ts';
import type { Pacing } from './editor/pacing.ts';
import type { SaveState } from './live/save-state.ts';
import { keyNames } from './ui/key-names.ts';

/** A sentence of trouble: what happened, and what to do next. */
export interface Trouble {
  readonly what: string;
  readonly next: string;
}

export const kindWords: Record<PlanKind, { name: string; add: string; a: string }> = {
  unit: { name: 'Unit', add: 'Unit', a: 'unit' },
  task: { name: 'Task', add: 'Task', a: 'task' },
  intervention: { name: 'Intervention plan', add: 'Intervention plan', a: 'intervention plan' },
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
  authors: {
    chip: 'only people named',
    name: 'Only people named here',
    who: 'The authors, and whoever they add by name.',
  },
  team: {
    chip: 'team',
    name: 'Team',
    who: 'The mathematics teachers, teacher leaders and coaches of the authors’ schools.',
  },
  school: {
    chip: 'school',
    name: 'School',
    who: 'The mathematics teachers, teacher leaders, coaches and principals of the authors’ schools.',
  },
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
  showPassword: 'Show what is typed',
  nav: { label: 'Main', desk: 'Desk', plans: 'Plans', standards: 'Standards', people: 'People' },
  cancel: 'Cancel',
  close: 'Close',
  notLoaded: {
    what: 'This part of the page could not be loaded.',
    next: 'Check your connection and try again; if it stays away, reload the page. Nothing is lost.',
  },
  tryAgain: 'Try again',
  loading: 'Loading…',
  you: (name: string) => `You: ${name}`,

  account: {
    menu: (name: string) => `Account: ${name}`,
    settings: 'Settings',
    signOut: 'Sign out',
    signOutEverywhere: 'Sign out on all devices',
    changePassword: 'Change password',
    currentPassword: 'Your password now',
    newPassword: 'New password',
    passwordEndsOthers: 'Every other device on which you are signed in will be signed out.',
    changePasswordNow: 'Change it',
    passwordChanged: 'Your password is changed. You are still signed in here, and nowhere else.',
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

  plans: {
    title: 'All plans',
    mine: 'My plans',
    shared: 'Shared with me',
    showArchived: 'Archived plans too',
    archive: 'Archive',
    bringBack: 'Bring back from the archive',
    archived: (title: string) => `“${title}” is archived. You find it under “Archived plans too”.`,
    broughtBack: (title: string) => `“${title}” is back in the lists.`,
    actions: (title: string) => `Actions for ${title}`,
    openComments: (count: number) => (count === 1 ? '1 open comment' : `${count} open comments`),
    by: (authors: readonly string[]) => `By ${authors.join('; ')}`,
    grade: (grade: number) => `grade ${grade}`,
    updatedBy: (name: string, when: string) => `${name}, ${when}`,
    untitled: 'Untitled plan',
  },

  save: {
    saved: 'Saved',
    saving: 'Saving…',
    offline: 'Offline: kept on this device',
    notSaved: 'Not saved: keep this page open',
  } satisfies Record<SaveState, string>,

  plan: {
    outline: 'Outline',
    comments: 'Comments',
    whatChanged: 'What changed',
    commentsCount: (count: number) => (count === 0 ? 'Comments' : `Comments ${count}`),
    openOutline: 'Open the outline',
    here: 'Also here',
    hereMore: (count: number) => `+${count}`,
    hereList: (names: string) => `Also here: ${names}`,
    share: 'Share',
    more: 'More for this plan',
    askForFeedback: 'Ask for feedback',
    print: 'Print…',
    adapt: 'Make a copy to change',
    status: 'Where this plan stands',
    statusSet: (status: string) => `This plan is now marked: ${status.toLowerCase()}.`,
    adaptedFrom: 'Adapted from',
    adaptedBy: (authors: readonly string[]) => `by ${authors.join(', ')}`,
    title: 'Title of the plan',
    openingSlow: 'The server has not answered yet, and this device has no copy of the plan. We keep trying.',
    openedAgain: 'Open the plan again',
    undo: 'Undo',
    said: 'Messages',
    damaged:
      'The server cannot read the latest changes of this plan. What you see here is safe and can be read and copied; nobody can change the plan until it has been repaired. Please tell whoever looks after Tangram.',
    archived: 'This plan is archived. It can still be read and edited.',
    readOnly: {
      comment: 'You can read and comment.',
      view: 'You can read this plan.',
    },
  },

  ended: {
    signedOut: 'You are signed out. Sign in again to go on; your changes are kept on this device.',
    signIn: 'Sign in again',
    tooOld:
      'A new version of Tangram is available. Reload to go on; nothing is lost. Until then you can read the plan here.',
    reload: 'Reload to go on',
    readOnlyNow: 'You can read this plan now, but no longer edit it.',
  },

  outline: {
    /** above the first of several sections of one kind */
    groups: { lesson: 'Lessons', assessment: 'Assessments' } as Readonly<Record<string, string>>,
    label: 'Outline',
    pacing: 'Pacing',
    minutes: (minutes: number) => `${minutes} min`,
    removed: 'Removed',
    bringBack: 'Bring back',
    pacingSentence: ({ planned, available, periodMinutes }: Pacing) => {
      if (available === null || periodMinutes === null) return `${planned} minutes planned.`;
      const said = `${planned} of ${available} minutes planned`;
      if (planned > available) return `${said}, ${planned - available} more than there are.`;
      const free = Math.floor((available - planned) / periodMinutes);
      if (free === 0) return `${said}.`;
      return `${said}. ${free === 1 ? '1 class period is' : `${free} class periods are`} free.`;
    },
  },

  section: {
    actions: (name: string) => `Section actions: ${name}`,
    comment: 'Comment on this section',
    moveUp: 'Move up',
    moveDown: 'Move down',
    remove: 'Remove',
    removeTitle: 'A colleague is writing here',
    someoneThere: (people: string, section: string) =>
      `${people} is in “${section}” right now. If you remove it, what is in it is kept and can be brought back.`,
    removeAnyway: 'Remove anyway',
    removed: (name: string) => `“${name}” was removed. It is kept under “Removed” in the outline.`,
    moved: (name: string) => `“${name}” was moved.`,
    add: 'Add section',
  },

  authorsPart: {
    note: 'Only those who edit can see this',
    masked: 'The group in numbers, as far as they may be shown',
  },

  editor: {
    segmentTime: (planned: number, minutes: number) =>
      `The segments add up to ${planned} minutes; the lesson has ${minutes}.`,
    title: 'Title',
    placeholder: 'Write here, or type / to insert',
    people: 'People who can see this plan',
    insert: 'Insert',
    done: 'Done',
    figure: 'Figure',
    editFigure: 'Edit figure',
    editFigureNamed: (title: string) => `Edit figure: ${title}`,
    figureWithoutText: 'This figure has no description yet.',
    figureNotDrawn: {
      blank: 'Nothing is drawn in this figure yet.',
      unknownKind: 'This kind of figure is not known here. It is kept as it is.',
      wrong: 'This figure cannot be drawn yet. Whoever edits it is shown what is in the way.',
    } satisfies Record<NotDrawn, string>,
    phase: 'Phase of the lesson',
    segmentMinutes: (phase: string) => `Minutes of ${phase}`,
    minutesUnit: 'min',
    segment: (phase: string, minutes: number) => `${phase}, ${minutes} min`,
    locked:
      'This text holds something that a newer version of Tangram wrote. It is shown as it is and cannot be changed here.',
    lockedSection: 'A newer version of Tangram made this section. It is kept, and cannot be changed here.',
    pasteTooLarge: (characters: number, charactersMax: number, blocks: number, blocksMax: number) =>
      `That is too much for one paste: ${characters.toLocaleString('en')} characters in ${blocks.toLocaleString('en')} paragraphs; the limit is ${charactersMax.toLocaleString('en')} in ${blocksMax.toLocaleString('en')}. Nothing was changed. Make a plan from it with “New plan from a Markdown file”.`,
  },

  commands: {
    paragraph: 'Text',
    heading: 'Heading',
    smallHeading: 'Small heading',
    bullets: 'Bullet list',
    numbers: 'Numbered list',
    checks: 'Check list',
    formula: 'Formula in the line',
    formulaBlock: 'Formula on its own line',
    table: 'Table',
    pairs: 'Two columns that belong together',
    segment: 'Lesson segment',
    quote: 'Quotation',
    rule: 'Divider',
  },

  toolbar: {
    hint: 'Click into a text to write.',
    undo: `Undo (${keyNames('Ctrl Z')})`,
    redo: `Redo (${keyNames('Ctrl Y', 'Ctrl Shift Z')})`,
    style: (now: string) => `Text style: ${now}`,
    bold: `Bold (${keyNames('Ctrl B')})`,
    italic: `Italic (${keyNames('Ctrl I')})`,
    underline: `Underline (${keyNames('Ctrl U')})`,
    bulletsShort: '• List',
    numbersShort: '1. List',
    checksShort: '☑ List',
    bullets: 'Bullet list',
    numbers: 'Numbered list',
    checks: 'Check list',
    link: 'Link',
    linkKey: `Link (${keyNames('Ctrl K')})`,
    formula: 'Formula',
    formulaKey: `Formula (${keyNames('Alt =')})`,
    strike: 'Strikethrough',
    raised: 'Superscript',
    lowered: 'Subscript',
  },

  formula: {
    empty: 'Formula',
    tooMuch: 'It is too large to be drawn at once. Write it as two or three formulas.',
  },

  fields: {
    none: 'not chosen',
    nothingYet: 'Nothing here yet.',
    yes: 'Yes',
    no: 'No',
    withUnit: (label: string, unit: string) => `${label} (${unit})`,
    notANumber: 'This is not a number.',
    atLeast: (min: number) => `At least ${min}.`,
    atMost: (max: number) => `At most ${max}.`,
    groupTooSmall: 'A group under 3 describes persons. Merge groups, or keep it outside of Tangram.',
    refused: (why: string, typed: string, kept: string) =>
      `${why} ${kept === '' ? `“${typed}” is not kept.` : `The last number, ${kept}, is kept.`}`,
    dateRefused: (kept: string) =>
      kept === ''
        ? 'This is not a whole date, so it is not kept.'
        : `This is not a whole date. The last one, ${kept}, is kept.`,
    lesson: (number: number, title: string) => (title === '' ? `Lesson ${number}` : `${number} ${title}`),
    unknown: (name: string) => `${name} (from a newer version)`,
    addTo: (label: string) => `Add to: ${label}`,
    offered: (label: string) => `What fits: ${label}`,
    code: '6.RP.3, or words',
    practice: 'MP1 to MP8, or words',
    noCode: 'Nothing fits. Try a code, or other words.',
    codeRemoved: (code: string) => `${code} is taken out.`,
    removeCode: (code: string) => `Remove ${code}`,
    addRow: 'Add a row',
    row: (number: number) => `Row ${number}`,
    remove: 'Remove',
    removeRow: (number: number) => `Remove row ${number}`,
    courseFollowed: (course: string) => `The course is now “${course}”.`,
    courseBehind: (course: string) => `The course still says “${course}”.`,
    linkTo: 'Link a plan …',
    hiddenPlan: 'A plan that is not shared with you',
    removeLink: (title: string) => `Remove the link to ${title}`,
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
