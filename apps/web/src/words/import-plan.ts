/** The words of bringing in a plan from a file. */
export const importWords = {
  title: 'New plan from a Markdown file',
  lead: 'A Markdown file, or a page saved as HTML. Headings become sections; lists, tables, links and formulas are kept.',
  file: 'Markdown file',
  choose: 'Choose a file',
  chosen: (name: string, kilobytes: number) => `${name}, ${kilobytes} kB`,
  submit: 'Make the plan',
  tooLarge: (megabytes: number, limit: number) => ({
    what: `This file has ${megabytes} MB; the limit is ${limit} MB.`,
    next: 'Split it into two files, and nothing is lost.',
  }),
  unreadable: {
    what: 'This file could not be read as text.',
    next: 'Save it as Markdown (UTF-8) and choose it again.',
  },
  done: (title: string) => `“${title}” is ready.`,
  allUnderstood: 'Everything in the file was understood.',
  notUnderstood: (count: number) =>
    `${count === 1 ? 'One thing was' : `${count} things were`} not understood and stand in the plan as plain text:`,
  line: (line: number, what: string) => `Line ${line}: ${what}`,
  open: 'Open the plan',
};
