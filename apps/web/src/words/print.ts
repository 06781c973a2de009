/** What the print page says. */
import type { Paper } from '@tangram/plan/paper';

const counted = (count: number) => count.toLocaleString('en-US');

export const printWords = {
  heading: (title: string) => `Print “${title}”`,
  back: 'Back to the plan',
  what: 'What to print',
  papers: {
    teacher: 'Everything, for the teacher',
    students: 'For students: the task alone',
    monitoring: 'Table for monitoring the five practices',
  } satisfies Record<Paper, string>,
  room: 'Room to work',
  rooms: { none: 'None', each: 'After each part', page: 'A page of its own' },
  print: 'Print or save as PDF',
  preparing: 'Preparing the page…',
  drawing: (drawn: number, formulas: number) =>
    `Preparing ${counted(drawn)} of ${counted(formulas)} ${formulas === 1 ? 'formula' : 'formulas'}`,
  ready: 'Ready to print.',
  noFormulas: 'The formulas could not be drawn.',
  hint: 'In the window that opens, choose your printer or “Save as PDF”. The page is US Letter; no color is needed.',
  noPrompt: 'The task has no prompt yet, so there is nothing to give to students.',
  name: 'Name',
  date: 'Date',
  by: (names: string) => `By ${names}`,
  credit: (title: string, names: string) => (names === '' ? title : `${title} · ${names}`),
  pages: { before: 'Page ', between: ' of ' },
  names: (names: readonly string[]) =>
    names.length < 2 ? names.join('') : `${names.slice(0, -1).join(', ')} and ${names.at(-1)}`,
  grade: (grade: number) => `Grade ${grade}`,
} as const;
