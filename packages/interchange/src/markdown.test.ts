import { planKinds, sectionId } from '@tangram/domain';
import { findSection, readCodes, seedPlan, standingSections } from '@tangram/plan';
import { readBody } from '@tangram/plan/body';
import { describe, expect, test } from 'vitest';
import * as Y from 'yjs';
import { countingIds } from '../testing/documents.ts';
import { MARKDOWN_CHARACTERS_MAX, MarkdownTooLarge, type ReadMarkdown, readMarkdown } from './markdown.ts';

/** What was read of a file, without the overview and standards that every plan begins with. */
const read = (text: string, kind: (typeof planKinds)[number] = 'unit') => {
  const made = readMarkdown(text, { kind, makeId: countingIds() });
  return { ...made, sections: made.sections.slice(2) };
};

/** A file's sections as a plan on somebody's device. */
function planOf({ title, sections }: ReadMarkdown, kind: (typeof planKinds)[number] = 'unit'): Y.Doc {
  const doc = new Y.Doc();
  Y.applyUpdate(doc, seedPlan(kind, { title: title ?? 'A file', grade: 6, sections }, () => 'unused').open);
  return doc;
}

const bodyOf = (text: string) => read(text).sections[0]?.body?.content ?? [];
const titles = (text: string, kind: (typeof planKinds)[number] = 'unit') =>
  read(text, kind).sections.map((section) => `${section.kind}: ${section.title ?? ''}`);

describe('headings', () => {
  test('become sections, and the one over all of them the title', () => {
    const text = '# Rates\n\nHello.\n\n## Lesson 1: Two lines\n\nStart.\n\n### Warm-up\n\n## Bus duty\n';
    expect(read(text).title).toBe('Rates');
    expect(titles(text)).toEqual(['section: Introduction', 'lesson: Lesson 1: Two lines', 'section: Bus duty']);
  });

  test('of the first level after the chapters are sections beside them', () => {
    const text = '# T\n\n## A\n\n### a\n\n## B\n\n# Conclusion\n';
    expect(read(text).title).toBe('T');
    expect(titles(text)).toEqual(['section: A', 'section: B', 'section: Conclusion']);
    expect(read(text).sections[0]?.body?.content).toMatchObject([{ type: 'heading', attrs: { level: 2 } }]);
  });

  test('of the first level are the sections when each has its own chapters', () => {
    const text = '# Lesson 1 (45 min)\n\n## Launch\n\n# Lesson 2\n\n## Launch\n';
    expect(read(text).title).toBeNull();
    expect(titles(text)).toEqual(['lesson: Lesson 1 (45 min)', 'lesson: Lesson 2']);
    expect(read(text).sections[0]?.values?.minutes).toBe(45);
  });

  test('come after the overview and the standards, and before what the file says nothing of', () => {
    const doc = planOf(readMarkdown('# T\n\n## A\n\n## B\n', { kind: 'unit', makeId: countingIds() }));
    const kinds = standingSections(doc).map((section) => section.kind);
    expect(kinds.slice(0, 5)).toEqual(['overview', 'standards', 'section', 'section', 'bigIdeas']);
  });

  test('that are too long for a title stay headings in the text', () => {
    const long = 'word '.repeat(60).trim();
    const made = read(`# ${long}\n\n## ${long}\n\nw\n`);
    expect(made.title).toBeNull();
    for (const { title, body } of made.sections) {
      expect(title).not.toContain(long);
      expect(body?.content?.[0]).toMatchObject({ type: 'heading', content: [{ text: long }] });
    }
  });

  test('say what kind of assessment follows', () => {
    const { sections } = read('# T\n\n## Formative assessment\n\n## Pre-assessment (20 min)\n\n## Assessment\n');
    expect(sections.map(({ values }) => values?.type)).toEqual(['formative', 'pre', 'summative']);
  });

  test('that name a part of their section gather what stands below them', () => {
    const rubric = '### Rubric\n\n| | Meets |\n|---|---|\n| Argument | Explains |\n\n#### How we score\n\nTogether.\n';
    const text = `# T\n\n## Assessment\n\nThree problems.\n\n${rubric}\n### Attachment:\n\n[Sheet](https://x.org)\n\n### After\n\nw\n`;
    const body = read(text).sections.find(({ kind }) => kind === 'assessment')?.body?.content ?? [];
    expect(body.map(({ type, attrs }) => attrs?.name ?? type)).toEqual([
      'paragraph',
      'rubric',
      'attachment',
      'heading',
      'paragraph',
    ]);
    expect(body[1]?.content?.map(({ type }) => type)).toEqual(['table', 'heading', 'paragraph']);
    // As a copied section has them; elsewhere the same words are a heading of somebody's own.
    const copied = read('# T\n\n## Lesson 1\n\n**Homework**\n\nRead.\n\n**Explore**\n\nw\n').sections.at(-1);
    expect(copied?.body?.content?.map(({ type }) => type)).toEqual(['labelledPart', 'paragraph', 'paragraph']);
    const own = read('# T\n\n## Anything\n\n### Rubric\n\nw\n').sections.at(-1);
    expect(own?.body?.content?.map(({ type }) => type)).toEqual(['heading', 'paragraph']);
  });

  test('of one level are sections when none is over all', () => {
    expect(read('# One\n\n# Two\n').title).toBeNull();
    expect(titles('# One\n\n# Two\n')).toEqual(['section: One', 'section: Two']);
  });

  test('that teachers know stand for the plan’s own sections, once each', () => {
    const text = '# T\n\n## Key Questions\n\n- Why?\n\n## Materials\n\n## Exit assessment\n\n## Essential Questions\n';
    expect(titles(text)).toEqual([
      'essentialQuestions: ',
      'materials: ',
      'section: Exit assessment',
      'section: Essential Questions',
    ]);
    const [questions] = read(text).sections;
    expect(questions?.body?.content?.[0]).toMatchObject({ type: 'heading', content: [{ text: 'Key Questions' }] });
    expect(titles('# Solution\n\n# Launch\n', 'task')).toEqual(['answer: ', 'launch: ']);
  });

  test('in another site’s box are no sections', () => {
    const text = '# T\n\n## A\n\n{panel type="x"}\n\n# See this\n\n{panel end}\n\n## B\n';
    expect(titles(text)).toEqual(['section: A', 'section: B']);
  });

  test('that list standards fill the fields too', () => {
    const text = '# T\n\n## Standards\n\n- 6.RP.3b and mp4\n\n## Notes\n';
    const doc = planOf(readMarkdown(text, { kind: 'unit', makeId: countingIds() }));
    expect(readCodes(findSection(doc, sectionId('standards')), 'focusStandards')).toEqual(['6.RP.A.3b']);
  });
});

describe('formulas', () => {
  const formula = (latex: string) => ({ type: 'formula', attrs: { latex } });
  test.each([
    ['$\\frac{1}{2}$', [formula('\\frac{1}{2}')]],
    ['\\(x^2\\)', [formula('x^2')]],
    ['$\\$24.00$', [formula('\\$24.00')]],
    ['$a_1$ and $b_1$', [formula('a_1'), { type: 'text', text: ' and ' }, formula('b_1')]],
    ['$ 15\\text{to} 27$ⓑ', [formula('15\\text{to} 27'), { type: 'text', text: 'ⓑ' }]],
    ['It costs $5 and $6 more', [{ type: 'text', text: 'It costs $5 and $6 more' }]],
    ['a \\$5 note', [{ type: 'text', text: 'a $5 note' }]],
    ['$5 or $x$', [{ type: 'text', text: '$5 or ' }, formula('x')]],
    ['from $5–$10, not 6$', [{ type: 'text', text: 'from $5–$10, not 6$' }]],
    ['I had $5 and she had 6$.', [{ type: 'text', text: 'I had $5 and she had 6$.' }]],
    ['$x = 5 $ and $y$', [formula('x = 5'), { type: 'text', text: ' and ' }, formula('y')]],
    ['$7.8-ounce$', [formula('7.8-ounce')]],
    ['**$x$** *$y$*', [formula('x'), { type: 'text', text: ' ' }, formula('y')]],
    ['an \\[aside\\] and \\(so forth\\)', [{ type: 'text', text: 'an [aside] and (so forth)' }]],
    [
      '`$x$` is code',
      [
        { type: 'text', text: '$x$', marks: [{ type: 'code' }] },
        { type: 'text', text: ' is code' },
      ],
    ],
  ])('in a line: %s', (text, content) => {
    expect(bodyOf(text)).toEqual([{ type: 'paragraph', content }]);
  });

  test('on a line of their own, also in the middle of a paragraph and in a quotation', () => {
    const block = (latex: string) => ({ type: 'formulaBlock', attrs: { latex } });
    expect(bodyOf('So\n$$\na = b\n$$\nholds')).toMatchObject([
      { type: 'paragraph' },
      block('a = b'),
      { type: 'paragraph' },
    ]);
    expect(bodyOf('\\[ x = 1 \\]')).toEqual([block('x = 1')]);
    expect(bodyOf('> $$\n> a = b\n> $$')).toMatchObject([{ type: 'blockquote', content: [block('a = b')] }]);
  });

  test('hold what Markdown would read as its own', () => {
    const [table] = bodyOf('| a | b |\n|---|---|\n| $|x|$ | $x_1 * y_1$ |');
    expect(JSON.stringify(table)).toContain('"latex":"|x|"');
    expect(JSON.stringify(table)).toContain('"latex":"x_1 * y_1"');
  });

  test('in titles stand as they are written', () => {
    const made = read('# Area of $\\frac{1}{2}$ \\(m^2\\)\n\n## Why **$5 > 3$**\n');
    expect(made.title).toBe('Area of $\\frac{1}{2}$ $m^2$');
    expect(made.sections[0]?.title).toBe('Why $5 > 3$');
  });

  test('without delimiters, in an environment of their own, are formulas too', () => {
    expect(bodyOf('\\begin{align}\na &= b \\\\\n&= c\n\\end{align}')).toEqual([
      { type: 'formulaBlock', attrs: { latex: '\\begin{align}\na &= b \\\\\n&= c\n\\end{align}' } },
    ]);
  });

  test('in code are code, also in a block of it', () => {
    expect(bodyOf('```\n$x$ <b> {panel end}\n```')).toMatchObject([
      { type: 'codeBlock', content: [{ text: '$x$ <b> {panel end}' }] },
    ]);
  });

  test('that are too long stay as code and are listed', () => {
    const long = 'x+'.repeat(1500);
    expect(read(`$${long}1$`).notUnderstood[0]?.what).toContain('3001 characters');
    expect(JSON.stringify(bodyOf(`$${long}1$`))).toContain(long);
    expect(bodyOf(`$$${long}1$$`)[0]?.type).toBe('codeBlock');
  });
});

describe('text', () => {
  test('keeps lists, checks, tables, quotations, code and emphasis', () => {
    const text =
      '- a\n  1. b\n\n- [x] c\n- [ ] d\n\n> e\n\n```js\nf\n```\n\n| g | h |\n|:-:|--|\n| i |\n\n**_j_** ~~k~~ H<sub>2</sub>O\\\nl\n\n---';
    const types = bodyOf(text).map(({ type }) => type);
    expect(types).toEqual(['taskList', 'blockquote', 'codeBlock', 'table', 'paragraph', 'horizontalRule']);
    expect(JSON.stringify(bodyOf(text))).toContain('"text":"j","marks":[{"type":"bold"},{"type":"italic"}]');
    expect(JSON.stringify(bodyOf(text))).toContain('"text":"2","marks":[{"type":"subscript"}]');
  });

  test('keeps links that may be opened, and the words of all others', () => {
    const text =
      '[a](https://example.org "T") [b](javascript:alert(1)) [c](./d.md) [e][r]\n\n[r]: mailto:x@example.org\n';
    const written = JSON.stringify(bodyOf(text));
    expect(written).toContain('"href":"https://example.org"');
    expect(written).toContain('"href":"mailto:x@example.org"');
    expect(written).not.toContain('"href":"javascript');
    expect(written).toContain('javascript:alert(1)');
    expect(read(text).notUnderstood.map(({ what }) => what)).toEqual([
      'a link that leads nowhere from here, kept as text: javascript:alert(1)',
      'a link that leads nowhere from here, kept as text: ./d.md',
    ]);
  });

  test('that was not understood is kept and listed by its line in the file', () => {
    const text =
      '$$\na\n$$\n\n<div>x</div>\n\n![alt](https://example.org/p.png)\n\n{video url="y"}\n\nnote[^1]\n\n[^1]: end\n';
    expect(read(text).notUnderstood).toEqual([
      { line: 5, what: 'HTML, kept as text: <div>' },
      { line: 5, what: 'HTML, kept as text: </div>' },
      { line: 7, what: 'a picture, kept as a link: alt' },
      { line: 9, what: 'a mark of another site, kept as text: {video url="y"}' },
      { line: 11, what: 'a footnote, kept as text: [^1]' },
      { line: 13, what: 'a footnote, kept as text: [^1]' },
    ]);
    expect(JSON.stringify(bodyOf(text))).toContain('<div>x</div>');
  });

  test('in a table that is too long is divided, and in one that is too wide kept line by line', () => {
    const rows = `| n | m |\n|---|---|\n${Array.from({ length: 120 }, (_, i) => `| row${i} | $x_${i}$ |\n`).join('')}`;
    expect(read(rows).notUnderstood[0]?.what).toContain('121 rows');
    expect(bodyOf(rows).map(({ content }) => content?.length)).toEqual([50, 50, 21]);
    const wide = (cell: string) => `|${` ${cell} |`.repeat(31)}\n`;
    const [first] = bodyOf(wide('a') + wide('-') + wide('$x$'));
    expect(read(wide('a') + wide('-')).notUnderstood[0]?.what).toContain('31 columns');
    expect(first).toMatchObject({ type: 'paragraph', content: [{ text: wide('a').slice(2, -3) }] });
    expect(JSON.stringify(bodyOf(wide('a') + wide('-') + wide('$x$'))[1])).toContain('{"type":"formula"');
  });
});

// A list in a list in a list, three hundred deep.
const stairs = Array.from({ length: 300 }, (_, i) => `${'  '.repeat(i)}- x`).join('\n');

describe('a file', () => {
  test('that begins with a header of settings keeps it as code', () => {
    const [introduction] = read('---\ntitle: Rates\nlayout: page\n---\n\n# T\n').sections;
    expect(introduction?.body?.content).toMatchObject([
      { type: 'codeBlock', content: [{ text: 'title: Rates\nlayout: page' }] },
    ]);
  });

  test('of one enormous block is divided into sections and paragraphs of a size that an editor bears', () => {
    const made = read(`# T\n\n## A\n\n${'word '.repeat(60_000)}\n\n${'- item\n'.repeat(3_000)}`);
    expect(made.sections.length).toBeGreaterThan(3);
    expect(made.sections[1]?.title).toBe('Continued');
    for (const { body } of made.sections) expect(JSON.stringify(body).length).toBeLessThan(150_000);
    expect(made.notUnderstood).toMatchObject([{ line: 3 }]);
    expect(JSON.stringify(made.sections).match(/word/g)?.length).toBe(60_000);
  });

  test('of nothing but signs is taken as plain text, and soon', () => {
    const made = read(`# T\n\n${'*a_ '.repeat(5_000)}\n`);
    expect(made.notUnderstood).toEqual([{ line: 3, what: 'a block of too many signs, kept as plain text' }]);
    expect(JSON.stringify(made.sections).match(/\*a_/g)?.length).toBe(5_000);
  });

  test('that is too large is refused with the figure', () => {
    expect(() => read('x'.repeat(MARKDOWN_CHARACTERS_MAX + 1))).toThrow(MarkdownTooLarge);
    expect(() => read('x'.repeat(MARKDOWN_CHARACTERS_MAX + 1))).toThrow(/2097153 characters; at most 2097152/);
  });

  test.each([
    '',
    '\0',
    '\uFEFF# T',
    '\r\n\r\n',
    '> '.repeat(100_000),
    '- '.repeat(100_000),
    '\\('.repeat(50_000),
    '#'.repeat(10_000),
    stairs,
  ])('of nothing or of nonsense is read too (%#)', (text) => {
    expect(standingSections(planOf(read(text))).length).toBeGreaterThan(0);
  });

  test('of many headings has at most two hundred sections, and no word is lost', () => {
    const made = read(Array.from({ length: 300 }, (_, i) => `# h${i}\n\nw${i}\n`).join('\n'));
    expect(made.sections.length).toBeLessThanOrEqual(200);
    expect(JSON.stringify(made.sections)).toContain('w299');
  });

  test.each(planKinds)('becomes a %s whose bodies come back from Yjs as they went in', (kind) => {
    const made = read('# T\n\n## A\n\n1. one $x$\n\n## B\n\n| a | b |\n|---|---|\n| $y$ | **z** |\n', kind);
    const doc = planOf(made, kind);
    for (const section of made.sections) {
      const body = findSection(doc, section.id)?.body;
      expect(body && JSON.stringify(readBody(body))).toContain(section.title === 'A' ? '"latex":"x"' : '"latex":"y"');
    }
  });
});
