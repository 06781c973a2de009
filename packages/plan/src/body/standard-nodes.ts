/**
 * The ordinary nodes and marks of a text, as TipTap makes them, with the few changes that writing together asks for.
 *
 * Content rules are as lenient as they can be. The binding deletes from the shared document what its schema cannot
 * build, and two honest edits at once can leave a list item without its first paragraph or a row with a cell too many.
 */

import { Blockquote } from '@tiptap/extension-blockquote';
import { Bold } from '@tiptap/extension-bold';
import { Code } from '@tiptap/extension-code';
import { CodeBlock } from '@tiptap/extension-code-block';
import { Document } from '@tiptap/extension-document';
import { HardBreak } from '@tiptap/extension-hard-break';
import { Heading } from '@tiptap/extension-heading';
import { HorizontalRule } from '@tiptap/extension-horizontal-rule';
import { Italic } from '@tiptap/extension-italic';
import { BulletList, ListItem, OrderedList, TaskItem, TaskList } from '@tiptap/extension-list';
import { Paragraph } from '@tiptap/extension-paragraph';
import { Strike } from '@tiptap/extension-strike';
import { Subscript } from '@tiptap/extension-subscript';
import { Superscript } from '@tiptap/extension-superscript';
import { Table, TableCell, TableHeader, TableRow } from '@tiptap/extension-table';
import { Text } from '@tiptap/extension-text';
import { Underline } from '@tiptap/extension-underline';

/** All but the nodes that are ours. */
export const standardNodes = [
  Document.extend({ content: '(block | segment)+' }),
  Paragraph,
  Text,
  Heading.configure({ levels: [1, 2, 3, 4] }),
  HardBreak,
  BulletList,
  OrderedList,
  ListItem.extend({ content: 'block+' }),
  TaskList,
  TaskItem.extend({ content: 'block+' }).configure({ nested: true }),
  Blockquote,
  CodeBlock.extend({ marks: 'comment' }),
  HorizontalRule,
  Table.extend({
    renderHTML({ HTMLAttributes }) {
      return ['table', HTMLAttributes, ['tbody', 0]];
    },
  }),
  TableRow,
  TableHeader,
  TableCell,
  Bold,
  Italic,
  Underline,
  Strike,
  // Code can be bold, and above all it can carry a comment; TipTap's own excludes every other mark.
  Code.extend({ excludes: 'code' }),
  Subscript,
  Superscript,
];
