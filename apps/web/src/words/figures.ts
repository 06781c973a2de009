/** What the editor of figures says. It loads with it. */
import { type Handle, type Problem, sayProblem } from '@tangram/math-figures';
import { keyNames } from '../ui/key-names.ts';

const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);

export const figureWords = {
  done: 'Done',
  undo: `Undo (${keyNames('Ctrl Z')})`,
  redo: `Redo (${keyNames('Ctrl Y', 'Ctrl Shift Z')})`,
  arrowsHint: 'Arrow keys move it.',
  pressHint: 'Enter presses it.',
  deleteHint: 'Delete removes it.',
  remove: 'Remove figure',
  words: 'Title and caption',
  showing: 'How it is shown',
  automatic: (said: string) => `Who cannot see it is told: ${said}`,
  whileBlank: (said: string) => `While it is blank, these words wait, and who cannot see it is told: ${said}`,
  ownWords: 'Description for who cannot see it',
  useOwn: 'Say it in my own words',
  useAutomatic: 'Use the automatic description',
  unknownKind: 'This kind of figure is not known here. It is kept as it is.',
  gone: 'This figure is no longer in the plan.',
  tooLarge: 'This would make the figure too large. It was not changed.',
  wrongNumber: 'Type a number such as 3, -2.5, 3/4 or 1 1/2.',
  wrongNumbers: 'Type numbers with commas between them, such as 0, 3/4, 1 1/2; ? for an unknown.',
  wrongCount: 'Type a whole number.',
  wrongPlace: 'Type which one it is, counted from 1.',
  waiting: 'Kept here until the figure can be drawn with it.',
  notDrawn: (type: unknown, [first]: readonly Problem[]) =>
    `Not in the drawing yet.${first ? ` ${sayProblem(type, first)}` : ''}`,
  notBegun: 'Nothing has been put into this figure yet.',
  beginWithExample: 'Begin with an example',
  labelTrouble: (what: string) =>
    what === '{' || what === '}'
      ? `A “${what}” has no other one.`
      : `“${what}” cannot be drawn in a figure. Fractions, powers, roots and common signs can.`,
  problem: sayProblem,
  refused: (type: unknown, problem: Problem) => `That was not done. ${sayProblem(type, problem)}`,
  asFormula: (label: string) => `${label}: as a formula`,
  asFormulaTip: `Write it as a formula (${keyNames('Alt =')})`,
  asText: 'Write it as text',
  formulaOf: (label: string) => `${label}, a formula:`,
  row: (one: string, index: number) => `${capital(one)} ${index + 1}`,
  add: (one: string) => `Add ${one}`,
  up: (one: string, index: number) => `Move ${one} ${index + 1} up`,
  down: (one: string, index: number) => `Move ${one} ${index + 1} down`,
  handle: ({ name, value }: Pick<Handle, 'name' | 'value'>) => `${name}, ${value}`,
  removed: ({ name }: Pick<Handle, 'name'>) => `${name} removed`,
  removeRow: (one: string, index: number) => `Remove ${one} ${index + 1}`,
  cell: (row: string, column: string) => `${row}, ${column}`,
};
