import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { checkBlocks, every, formulasIn, wordsIn } from '../../testing/content.ts';
import { realLessons } from '../../testing/real-lessons.ts';
import { looksLikeMarkdown, plainLines, readText } from './read-text.ts';

function blocksOf(text: string) {
  const { content } = readText(text);
  checkBlocks(content);
  return content;
}
const kinds = (text: string) => blocksOf(text).map(({ type }) => type);

describe('plain text', () => {
  test('keeps its lines, its signs and its addresses', () => {
    const made = blocksOf('2 * 3 * 4 = 24\n_under_ <b> & 50%\nsee https://a.org/b_c_d\n\nlast');
    expect(made).toHaveLength(4);
    expect(wordsIn(made)).toBe('2 * 3 * 4 = 24 _under_ <b> & 50% see https://a.org/b_c_d last ');
    expect(JSON.stringify(made)).toContain('"href":"https://a.org/b_c_d"');
  });

  test('holds formulas between dollar signs, and money that is none', () => {
    expect(formulasIn(blocksOf('Half is $\\frac{1}{2}$, and it costs $5 or $6.'))).toEqual(['\\frac{1}{2}']);
    expect(blocksOf('$$x^2$$')).toEqual([{ type: 'formulaBlock', attrs: { latex: 'x^2' } }]);
  });

  test('pasted plain is not understood at all', () => {
    const made = plainLines('# $x$\n- a');
    expect(made.map(({ type }) => type)).toEqual(['paragraph', 'paragraph']);
    expect(wordsIn(made)).toBe('# $x$ - a ');
  });
});

test('a line of a quarter of a million characters is read at once, whatever is in it', () => {
  for (const part of ['Ratios grow. ', '**a** ', '$x$ ', '[a](b) ', 'https://a.org ', '\\', '`', '<b>']) {
    const made = blocksOf(part.repeat(Math.ceil(250_000 / part.length)));
    expect(made.length).toBeGreaterThan(0);
  }
});

describe('text that looks like Markdown', () => {
  test('is read as such, and a new line is a new line', () => {
    expect(kinds('## Warm-up\n- a\n- b\nThen talk.\nAnd **share**.')).toEqual([
      'heading',
      'bulletList',
      'paragraph',
      'paragraph',
    ]);
    expect(kinds('| a | b |\n|---|---|\n| 1 | $|x|$ |')).toEqual(['table']);
    expect(kinds('•\tone\n•\ttwo')).toEqual(['bulletList']);
    expect(looksLikeMarkdown('2 * 3 * 4, 5 - 3, and #1 of all')).toBe(false);
  });

  test('keeps formulas and code of several lines whole', () => {
    expect(blocksOf('- a\n\n$$\nx\n= 2\n$$\n\n```\none\ntwo\n```')).toMatchObject([
      {},
      { type: 'formulaBlock', attrs: { latex: 'x\n= 2' } },
      { type: 'codeBlock', content: [{ text: 'one\ntwo' }] },
    ]);
  });
});

describe('cells of a spreadsheet', () => {
  test('are a table, new lines in quoted cells and formulas too', () => {
    const [table] = blocksOf('Cups\tPrice\r\n"2\n3"\t"say ""hi"""\r\n$\\frac{1}{2}$\t$5.00\r\n');
    expect(table?.type).toBe('table');
    expect(every([table ?? {}], /^tableCell$/)).toHaveLength(6);
    expect(
      wordsIn([table ?? {}])
        .replace(/\s+/g, ' ')
        .trim(),
    ).toBe('Cups Price 2 3 say "hi" $5.00');
    expect(formulasIn([table ?? {}])).toEqual(['\\frac{1}{2}']);
  });

  test('are not what has a tab somewhere', () => {
    expect(kinds('a\tb\nno tab here')).toEqual(['paragraph', 'paragraph']);
  });
});

test('any text becomes blocks, and none of its letters is lost', () => {
  const piece = fc.constantFrom(
    ...[
      'word',
      ' ',
      '\n',
      '\n\n',
      '\t',
      '# ',
      '- ',
      '1. ',
      '> ',
      '| a | b |\n|---|---|\n',
      '```\n',
      '**',
      '*',
      '_',
      '$',
      '$$',
      '\\',
      '`',
    ],
    ...[
      '[x](https://a.org)',
      '<b>',
      '</b>',
      '<!--',
      '&lt;',
      '•\t',
      '"',
      'https://a.org/z',
      '\\(',
      '\\)',
      '{',
      '}',
      '~~',
      '    ',
    ],
  );
  const letters = (text: string) => (text.match(/word/g) ?? []).length;
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 40 }), (pieces) => {
      const text = pieces.join('');
      const content = blocksOf(text);
      expect(
        letters(wordsIn(content) + formulasIn(content).join(' ')) + letters(JSON.stringify(every(content, /code/))),
        text,
      ).toBeGreaterThanOrEqual(letters(text));
      expect(letters(wordsIn(plainLines(text)))).toBe(letters(text));
    }),
    { numRuns: 300 },
  );
});

test('a formula neither begins in code nor ends there', () => {
  const code = (text: string) => ({ type: 'text', text, marks: [{ type: 'code' }] });
  const half = { type: 'formula', attrs: { latex: '\\frac{1}{2}' } };
  const text = (words: string) => ({ type: 'text', text: words });
  expect(blocksOf('## Money\n\n`$5 \\` $\\frac{1}{2}$ and `$6` or `a` $\\frac{1}{2}$').slice(1)).toEqual([
    {
      type: 'paragraph',
      content: [code('$5 \\'), text(' '), half, text(' and '), code('$6'), text(' or '), code('a'), text(' '), half],
    },
  ]);
  expect(every(blocksOf('## Money\n\nOne ` is a sign, and $\\frac{1}{2}$ a half'), /^formula$/)).toHaveLength(1);
});

const lessons = await realLessons('markdown');

if (lessons.length === 0) test.skip('real lessons: the folder shared/data beside the checkout is not here', () => {});

describe.each(lessons)('$name', ({ text }) => {
  test('pasted as text keeps every word', () => {
    const count = (words: string) => {
      const counts = new Map<string, number>();
      for (const word of words.match(/[\p{L}\p{N}]+/gu) ?? []) counts.set(word, (counts.get(word) ?? 0) + 1);
      return counts;
    };
    const everything = every(blocksOf(text), /./)
      .flatMap(({ text: words, attrs, marks }) => [
        ' ',
        words ?? '',
        attrs?.latex ?? attrs?.language ?? '',
        ...(marks ?? []).map((mark) => ` ${mark.attrs?.href ?? ''} `),
      ])
      .join('');
    const found = count(everything);
    const wanted = count(
      text
        .replace(/^([>\s]*)\d+[.)](?=\s)/gm, '$1')
        .replace(/<\/?(?:br|su[bp])\s*\/?>/g, ' ')
        .replace(/\\\\/g, ' '),
    );
    expect([...wanted].filter(([word, n]) => (found.get(word) ?? 0) < n && !/^\d+$/.test(word))).toEqual([]);
  });
});
