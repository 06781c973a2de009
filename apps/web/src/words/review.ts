/** What Review says around the checks, whose own sentences come with them. */
import type { CheckLevel, ClassTime, Demand } from '@tangram/plan/checks';

const minutes = (count: number) => `${count} min`;

export const reviewWords = {
  reading: 'Reading the plan…',
  notLoaded: 'Review could not be loaded. Check your connection, then open it again. The plan itself is not touched.',
  nothing: 'Nothing to add. This plan says what a colleague would ask.',
  levels: { block: 'Before you share', attention: 'Worth a look', idea: 'Ideas' } satisfies Record<CheckLevel, string>,
  goTo: (name: string) => `Go to ${name}`,
  mended: (label: string) => `Done: ${label}.`,
  putAside: 'Put aside',
  putAsideThis: (message: string) => `Put aside: ${message}`,
  notStudents: 'This is no student’s',
  onlyAuthors: 'An author of the plan can say that it is no student’s.',
  why: 'Why? Everyone who edits reads this.',
  whyNotStudents: 'Whose is it? Everyone who edits reads this.',
  save: 'Put aside',
  confirm: 'Confirm',
  asideHeading: (count: number) => `Put aside (${count})`,
  asideBy: (name: string, when: string) => `${name}, ${when}`,
  someone: 'Somebody',
  bringBack: 'Bring back',
  bringBackThis: (message: string) => `Bring back: ${message}`,

  glance: 'At a glance',
  time: ({ planned, available }: ClassTime) =>
    available === null ? minutes(planned) : `${planned} of ${minutes(available)}`,
  timeLabel: 'planned',
  reached: (count: number, all: number) => `${count} of ${all}`,
  taught: 'focus standards taught',
  assessed: 'focus standards assessed',
  supported: 'prerequisites with support',
  demand: ({ high, low }: Demand) => `${high} high, ${low} low`,
  demandLabel: 'demand of the linked tasks',
  coverage: 'Where each focus standard is reached',
  standard: 'Standard',
  lesson: (number: number) => `L${number}`,
  assessment: (number: number) => `A${number}`,
  columnName: (kind: 'lesson' | 'assessment', number: number, name: string) =>
    `${kind === 'lesson' ? 'Lesson' : 'Assessment'} ${number}: ${name}`,
  yes: 'reached',
  no: 'not reached',
  onTrack: 'points on or above the line',
  latest: 'latest result',
  withoutSupport: (codes: string) => `Without support yet: ${codes}`,
};

export const progressWords = {
  heading: 'Progress',
  nothing: 'Give the baseline, the goal and its date, and the line to the goal is drawn here with every result.',
  chart: 'Results and the line to the goal',
  date: 'Date',
  result: 'Result',
  line: 'The line asks for',
  onTrack: 'On track',
  assessed: 'Assessed',
  yes: 'yes',
  no: 'not yet',
  baseline: 'Baseline',
  goal: 'Goal',
  unknown: 'not said',
  ofGroup: (assessed: number, count: number | null) =>
    count === null || assessed === count ? String(assessed) : `${assessed} of ${count}`,
  differ: 'Not the same students each time: the number assessed differs from the group or between dates.',
  rules: 'The rules you agreed, in order',
  assessedShort: (count: number) => `n = ${count}`,
};

export const shareBlockWords = {
  blocked: 'Before this plan can be shared further',
  openReview: 'Open Review',
  masked: (minCell: number) =>
    `The group has fewer than ${minCell} students. Whoever may not edit reads only this of its numbers:`,
};
