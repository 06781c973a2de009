/** A piece of a body that has a name everybody knows: the learning target, the exit ticket, what students showed. */

import { mergeAttributes, Node } from '@tiptap/core';

export const labelledParts = {
  learningTarget: 'Learning target',
  languageGoal: 'Language goal',
  exitTicket: 'Exit ticket',
  homework: 'Homework',
  notes: 'Notes',
  teacherMoves: 'Teacher moves',
  studentActions: 'What students do',
  rubric: 'Rubric',
  attachment: 'Attachment',
  need: 'What the group needs',
  formedFrom: 'Formed from',
  shows: 'What it shows',
  whatWorked: 'What worked',
  whatStudentsShowed: 'What students showed',
  changeNextTime: 'Change next time',
  demandAsTaught: 'Did the demand hold?',
} as const;
export type LabelledPartName = keyof typeof labelledParts;

/** What a timed piece of a lesson may say besides its activity. */
export const segmentParts: readonly LabelledPartName[] = ['teacherMoves', 'studentActions'];

/** What a sample of student work may say besides the work. */
export const studentWorkParts: readonly LabelledPartName[] = ['shows'];

/** The name of a part in the teacher's words; a part of a later version reads as its own name. */
export function labelledPartLabel(name: unknown): string {
  const text = String(name);
  return Object.hasOwn(labelledParts, text) ? labelledParts[text as LabelledPartName] : text;
}

export const LabelledPart = Node.create({
  name: 'labelledPart',
  group: 'block',
  content: 'block+',
  defining: true,
  addAttributes() {
    return {
      name: {
        default: 'notes',
        validate: 'string',
        parseHTML: (element) => element.getAttribute('data-part'),
        rendered: false,
      },
    };
  },
  parseHTML() {
    return [{ tag: 'section[data-part]', contentElement: 'div' }];
  },
  renderHTML({ node, HTMLAttributes }) {
    const { name } = node.attrs;
    return [
      'section',
      mergeAttributes(HTMLAttributes, { 'data-part': name }),
      ['h5', labelledPartLabel(name)],
      ['div', 0],
    ];
  },
});
