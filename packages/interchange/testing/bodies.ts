/** Bodies as teachers might write them, for properties: words, marks, formulas, lists, tables and what is ours. */

import { bodySchema, figureText, type JSONContent } from '@tangram/plan/body';
import fc from 'fast-check';

const word = fc.constantFrom(
  ...[
    'Ratios',
    'grow',
    '3/4',
    '2*3*4',
    'snake_case',
    '$5',
    'a<b',
    '[x](y)',
    '#1',
    '-',
    '1.',
    '> no',
    '|',
    '`tick',
    '\\',
    'über',
    '~~',
    '&lt;',
  ],
  ...['ⓐ', '(see', 'below).', '“quoted”', '100%', '{a}', '=', '+', 'http://a.org/b_c', '!', '* *', '50 %', '•'],
);
const text = fc.array(word, { minLength: 1, maxLength: 4 }).map((words) => words.join(' '));
const ranks = Object.keys(bodySchema.marks);
const mark = fc.oneof(
  {
    weight: 3,
    arbitrary: fc
      .constantFrom('bold', 'italic', 'underline', 'strike', 'code', 'subscript', 'superscript')
      .map((type) => ({ type })),
  },
  {
    weight: 1,
    arbitrary: fc
      .constantFrom('https://a.org/x_(y)', 'mailto:a@b.org')
      .map((href) => ({ type: 'link', attrs: { href } })),
  },
);
const marks = fc
  .uniqueArray(mark, { maxLength: 2, selector: ({ type }) => type })
  .map((some) => some.toSorted((a, b) => ranks.indexOf(a.type) - ranks.indexOf(b.type)));
const latex = fc.constantFrom(
  '\\frac{1}{2}',
  'x^2',
  '|x|',
  '5',
  'a:b',
  '\\text{cost in \\$}',
  'rate',
  '\\frac{\\text{miles}}{\\text{hour}}',
  'a \\| b',
);
const words = fc.tuple(text, marks).map(
  ([said, some]): JSONContent => ({
    type: 'text',
    text: said,
    ...(some.length > 0 && { marks: some }),
  }),
);
const space: JSONContent = { type: 'text', text: ' ' };
const piece = fc.oneof(
  { weight: 5, arbitrary: words },
  { weight: 2, arbitrary: latex.map((source): JSONContent => ({ type: 'formula', attrs: { latex: source } })) },
  { weight: 1, arbitrary: fc.constant<JSONContent>({ type: 'hardBreak' }) },
);
/** A line begins and ends with words, and its pieces stand apart, as they do where people write. */
const line = fc
  .tuple(words, fc.array(piece, { maxLength: 3 }), words)
  .map(([first, between, last]) => [first, ...between, last].flatMap((one, i) => (i === 0 ? [one] : [space, one])));

const paragraph = line.map((content): JSONContent => ({ type: 'paragraph', content }));
const heading = fc
  .tuple(fc.constantFrom(2, 3, 4), text)
  .map(
    ([level, said]): JSONContent => ({ type: 'heading', attrs: { level }, content: [{ type: 'text', text: said }] }),
  );
const cell = (type: string) => paragraph.map((content): JSONContent => ({ type, content: [content] }));
const table = fc
  .tuple(
    fc.array(cell('tableHeader'), { minLength: 2, maxLength: 2 }),
    fc.array(fc.array(cell('tableCell'), { minLength: 2, maxLength: 2 }), { minLength: 1, maxLength: 3 }),
  )
  .map(
    ([head, rows]): JSONContent => ({
      type: 'table',
      content: [head, ...rows].map((content) => ({ type: 'tableRow', content })),
    }),
  );
const pairTable = fc.array(fc.tuple(paragraph, paragraph), { minLength: 1, maxLength: 3 }).map(
  (rows): JSONContent => ({
    type: 'pairTable',
    attrs: { kind: 'misconceptions' },
    content: rows.map((cells) => ({
      type: 'pairRow',
      content: cells.map((one) => ({ type: 'pairCell', content: [one] })),
    })),
  }),
);
const figure = fc.constant<JSONContent>({
  type: 'figure',
  attrs: {
    figure: figureText({ type: 'numberLine', title: 'From 0 to 1', altText: 'A number line with "1/2" marked.' }),
  },
});
const formulaBlock = latex.map((source): JSONContent => ({ type: 'formulaBlock', attrs: { latex: source } }));
const code = fc
  .constantFrom('let a = 1', '```\nx', '  two\nlines')
  .map((said): JSONContent => ({ type: 'codeBlock', content: [{ type: 'text', text: said }] }));

const { block } = fc.letrec<{ block: JSONContent; list: JSONContent }>((tie) => ({
  list: fc
    .tuple(
      fc.constantFrom('bulletList', 'orderedList', 'taskList'),
      fc.array(fc.tuple(paragraph, fc.option(tie('list'), { nil: null, depthSize: 'small' }), fc.boolean()), {
        minLength: 1,
        maxLength: 3,
      }),
    )
    .map(([type, items]) => ({
      type,
      content: items.map(([first, more, checked]) => ({
        type: type === 'taskList' ? 'taskItem' : 'listItem',
        ...(type === 'taskList' && { attrs: { checked } }),
        content: more ? [first, more] : [first],
      })),
    })),
  block: fc.oneof(
    { weight: 4, arbitrary: paragraph },
    { weight: 2, arbitrary: tie('list') },
    { weight: 1, arbitrary: fc.oneof(heading, table, pairTable, figure, formulaBlock, code) },
    {
      weight: 1,
      arbitrary: fc
        .array(paragraph, { minLength: 1, maxLength: 2 })
        .map((content): JSONContent => ({ type: 'blockquote', content })),
    },
    {
      weight: 1,
      arbitrary: paragraph.map(
        (content): JSONContent => ({
          type: 'lessonSegment',
          attrs: { phase: 'launch', minutes: 10 },
          content: [content],
        }),
      ),
    },
  ),
}));

/** Blocks of a body. */
export const bodies: fc.Arbitrary<JSONContent[]> = fc.array(block, { minLength: 1, maxLength: 5 });
