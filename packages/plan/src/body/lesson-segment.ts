/** A timed piece of a lesson: its phase, its minutes, and what happens in it. */

import { mergeAttributes, Node } from '@tiptap/core';

export const phases = [
  { value: 'warmUp', label: 'Warm-up' },
  { value: 'launch', label: 'Launch' },
  { value: 'explore', label: 'Explore' },
  { value: 'discuss', label: 'Discuss' },
  { value: 'synthesis', label: 'Synthesis' },
  { value: 'practice', label: 'Practice' },
  { value: 'exitTicket', label: 'Exit ticket' },
] as const;
export type Phase = (typeof phases)[number]['value'];

/** A phase in the teacher's word; a phase of a later version reads as its own name. */
export function phaseLabel(phase: unknown): string {
  return phases.find(({ value }) => value === phase)?.label ?? String(phase);
}

export const LessonSegment = Node.create({
  name: 'lessonSegment',
  group: 'segment',
  content: 'block+',
  defining: true,
  isolating: true,
  addAttributes() {
    return {
      phase: {
        default: 'explore',
        validate: 'string',
        parseHTML: (element) => element.getAttribute('data-phase'),
        rendered: false,
      },
      minutes: {
        default: null,
        validate: 'number|null',
        parseHTML: (element) => Number(element.getAttribute('data-minutes')) || null,
        rendered: false,
      },
    };
  },
  parseHTML() {
    return [{ tag: 'section[data-phase]', contentElement: 'div' }];
  },
  renderHTML({ node, HTMLAttributes }) {
    const { phase, minutes } = node.attrs;
    const head = minutes === null ? phaseLabel(phase) : `${phaseLabel(phase)}, ${minutes} min`;
    const data = { 'data-phase': phase, 'data-minutes': minutes };
    return ['section', mergeAttributes(HTMLAttributes, data), ['h4', head], ['div', 0]];
  },
});
