/** A body that holds every node and every mark of the schema, each attribute with a value of its own. */

import type { JSONContent } from '@tiptap/core';
import { body, bullets, pairTable, paragraph, part, segment } from '../src/body/build.ts';
import { figureText } from '../src/body/figure.ts';

const text = (words: string, ...marks: JSONContent[]): JSONContent => ({
  type: 'text',
  text: words,
  ...(marks.length > 0 && { marks: marks as { type: string }[] }),
});
const mark = (type: string, attrs?: Record<string, unknown>) => ({ type, ...(attrs && { attrs }) });
const marked = (...marks: JSONContent[]) => ({ type: 'paragraph', content: [text('words ', ...marks), text('after')] });
const cell = (type: string, words: string, attrs: object = {}) => ({
  type,
  attrs: { colspan: 1, rowspan: 1, ...attrs },
  content: [paragraph(words)],
});

export const everyNode: JSONContent = body(
  { type: 'heading', attrs: { level: 3 }, content: [text('A heading')] },
  paragraph('Words with $\\frac{a}{b}$ in a line'),
  ...['bold', 'italic', 'underline', 'strike', 'code', 'subscript', 'superscript'].map((type) => marked(mark(type))),
  marked(mark('link', { href: 'https://example.org/ratios' }), mark('bold')),
  marked(mark('comment', { thread: 't1' }), mark('comment', { thread: 't2' })),
  { type: 'paragraph', content: [text('one'), { type: 'hardBreak' }, text('two')] },
  bullets(['a bullet']),
  { type: 'orderedList', attrs: { start: 3 }, content: [{ type: 'listItem', content: [paragraph('three')] }] },
  { type: 'taskList', content: [{ type: 'taskItem', attrs: { checked: true }, content: [paragraph('copied')] }] },
  { type: 'blockquote', content: [paragraph('said')] },
  { type: 'codeBlock', attrs: { language: 'text' }, content: [text('8 : 3')] },
  { type: 'horizontalRule' },
  {
    type: 'table',
    content: [
      { type: 'tableRow', content: [cell('tableHeader', 'ice'), cell('tableHeader', 'syrup')] },
      { type: 'tableRow', content: [cell('tableCell', '8', { colspan: 2, colwidth: [120, 80], align: 'right' })] },
    ],
  },
  pairTable('strategies', [
    { cells: [[paragraph('Unit rate')], [paragraph('per cup')]], attrs: { share: 4, keepsGradeLevel: false } },
    { cells: [[paragraph('Sample 1')], [part('shows')]], attrs: { source: 'teacherMade', strategy: 'numberTalk' } },
  ]),
  segment('explore', 22, [paragraph('Counters'), part('teacherMoves', [paragraph('Ask')])]),
  { type: 'formulaBlock', attrs: { latex: '60 = 7.5 \\times 8', threads: 't3 t4' } },
  { type: 'picture', attrs: { picture: 'ab'.repeat(16), alt: 'Counters in two colors', width: 640, height: 480 } },
  {
    type: 'figure',
    attrs: { figure: figureText({ type: 'ratioTable', title: 'Stand B', altText: 'A table', rows: [null] }) },
  },
);
