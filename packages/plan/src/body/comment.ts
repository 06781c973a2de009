/**
 * The mark that says where a comment thread belongs. The server sets it; editors only carry it along when they
 * split, join, cut or undo, so it is in nobody's toolbar. Threads may overlap (`excludes: ''`), and words typed
 * at its edge are not part of it.
 */

import { Mark } from '@tiptap/core';

export const Comment = Mark.create({
  name: 'comment',
  inclusive: false,
  excludes: '',
  addAttributes() {
    return { thread: { default: '', validate: 'string' } };
  },
  parseHTML() {
    // Pasted HTML never brings a thread along: copying strips it.
    return [];
  },
  renderHTML({ HTMLAttributes }) {
    return ['span', { 'data-thread': HTMLAttributes.thread }, 0];
  },
});
