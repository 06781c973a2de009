import { describe, expect, test } from 'vitest';
import { checkBlocks, every, formulasIn, wordsIn } from '../../testing/content.ts';
import { parseHtml } from '../../testing/parse-html.ts';
import { realLessons } from '../../testing/real-lessons.ts';
import { type MarkupNode, wordsBelow } from './markup.ts';
import { readHtml } from './read-html.ts';
import { tamed } from './tamed.ts';

function read(html: string) {
  const made = readHtml(parseHtml(html), parseHtml);
  checkBlocks(made.content);
  return made;
}
const blocksOf = (html: string) => read(html).content;
const first = (html: string) => blocksOf(html)[0];
const text = (words: string, ...marks: string[]) => ({
  type: 'text',
  text: words,
  ...(marks.length > 0 && { marks: marks.map((type) => ({ type })) }),
});

describe('words', () => {
  test('are as a page shows them: one blank between them, none at the ends', () => {
    expect(blocksOf('<p>\n  Two  <b>\n bold</b>&nbsp;words. </p>\n\n<p> </p>')).toEqual([
      { type: 'paragraph', content: [text('Two '), text('bold', 'bold'), text(' words.')] },
    ]);
  });

  test('keep how they are set, by name and by style; the style has the last word', () => {
    expect(
      first('<p><strong>b</strong><i>i</i><u>u</u><s>s</s><sub>1</sub><sup>2</sup><code>c</code></p>')?.content,
    ).toEqual([
      text('b', 'bold'),
      text('i', 'italic'),
      text('u', 'underline'),
      text('s', 'strike'),
      text('1', 'subscript'),
      text('2', 'superscript'),
      text('c', 'code'),
    ]);
    const docs =
      '<b style="font-weight:normal" id="docs-internal-guid-1"><p><span style="font-weight:700">b</span>' +
      '<span style="font-weight:400;font-style:italic">i</span><span style="vertical-align:super">2</span></p></b>';
    expect(first(docs)?.content).toEqual([text('b', 'bold'), text('i', 'italic'), text('2', 'superscript')]);
  });

  test('keep their links where these may be opened; of any other the words stay', () => {
    const [paragraph] = blocksOf('<p><a href="https://a.org/x">one</a> <a href="javascript:alert(1)">two</a></p>');
    expect(paragraph?.content).toEqual([
      { type: 'text', text: 'one', marks: [{ type: 'link', attrs: { href: 'https://a.org/x' } }] },
      text(' two'),
    ]);
    expect(read('<a href="java\nscript:x">a</a><a href="#n">b</a>').leftOut).toEqual({ links: 1 });
    const detour = '<a href="https://www.google.com/url?q=https://a.org/x&amp;sa=D">x</a>';
    expect(JSON.stringify(blocksOf(detour))).toContain('"https://a.org/x"');
  });

  test('that nobody sees are not read: styles, scripts, titles of pages, hidden ones', () => {
    const hostile =
      '<head><title>t</title><base href="//evil"><meta http-equiv="refresh" content="0;url=//evil"></head>' +
      '<style>p{}</style><script>alert(1)</script><template>t</template><p hidden>h</p><p style="display:none">n</p><p>seen</p>';
    expect(blocksOf(hostile)).toEqual([{ type: 'paragraph', content: [text('seen')] }]);
  });

  test('of a picture that was taken out before stand with it', () => {
    const id = 'ab'.repeat(16);
    const made = read(`<p>Here:<img alt="a tape" data-written-picture="${id}"><img data-written-picture="x"></p>`);
    expect(made.content).toContainEqual({ type: 'picture', attrs: { picture: id, alt: 'a tape' } });
    expect(made.leftOut).toEqual({ pictures: 1 });
  });

  test('of pictures stand in their place, and the pictures are counted', () => {
    const made = read(
      '<p>See <img src="https://a.org/b.png" alt="a number line"> and <img src="data:image/png;base64,AA"></p>',
    );
    expect(wordsIn(made.content).trim()).toBe('See [picture: a number line] and');
    expect(made.leftOut).toEqual({ pictures: 2 });
    const html = `<p>a<img src="data:image/png;base64,${'A'.repeat(5_000_000)}">b</p>`;
    expect(tamed(html).length).toBeLessThan(100);
  });
});

describe('blocks', () => {
  test('headings stand to each other as they did, the highest as a heading of the section', () => {
    const levels = blocksOf('<h1>a</h1><h3>b</h3><h6><b>c</b></h6>').map(({ attrs }) => attrs?.level);
    expect(levels).toEqual([2, 3, 4]);
    expect(first('<h1><b>bold</b> title</h1>')?.content).toEqual([text('bold'), text(' title')]);
  });

  test('lists in lists, also where a list stands between the items as in Google Docs', () => {
    const docs =
      '<ul><li aria-level="1"><p>a</p></li><ul><li aria-level="2"><p>b</p></li></ul><li aria-level="1"><p>c</p></li></ul>';
    const [list] = blocksOf(docs);
    expect(list?.content).toHaveLength(2);
    expect(every(list?.content ?? [], /^bulletList$/)).toHaveLength(1);
    expect(wordsIn(blocksOf(docs)).split(/\s+/).join('')).toBe('abc');
    expect(first('<ol start="3"><li>x</li></ol>')).toMatchObject({ type: 'orderedList', attrs: { start: 3 } });
  });

  test('check lists are check lists', () => {
    const made = blocksOf(
      '<ul><li role="checkbox" aria-checked="true">done</li><li><input type="checkbox">open</li></ul>',
    );
    expect(every(made, /^taskItem$/).map(({ attrs }) => attrs?.checked)).toEqual([true, false]);
  });

  test('Word writes lists as paragraphs, with a number that only looks like one', () => {
    const item = (level: number, mark: string, words: string) =>
      `<p class="MsoListParagraph" style="text-indent:-.25in;mso-list:l0 level${level} lfo1"><![if !supportLists]><span><span style="mso-list:Ignore">${mark}<span style="font:7.0pt &quot;Times New Roman&quot;">&nbsp;&nbsp;</span></span></span><![endif]>${words}<o:p></o:p></p>\n`;
    const made = blocksOf(
      `${item(1, '3.', 'a') + item(2, '·', 'b') + item(1, '4.', 'c')}<p class="MsoNormal">after</p>`,
    );
    expect(made.map(({ type }) => type)).toEqual(['orderedList', 'paragraph']);
    expect(made[0]).toMatchObject({ attrs: { start: 3 }, content: [{ content: [{}, { type: 'bulletList' }] }, {}] });
    expect(wordsIn(made).replace(/\s+/g, ' ').trim()).toBe('a b c after');
  });

  test('tables keep merged cells, and every row is as wide as the widest', () => {
    const [table] = blocksOf(
      '<table><tr><th colspan="2">h</th><th>k</th></tr><tr><td rowspan="9">a</td><td>b</td></tr><tr><td>c</td></tr></table>',
    );
    const shape = table?.content?.map((row) =>
      row.content?.map(
        ({ type, attrs }) => `${type === 'tableHeader' ? 'h' : 'c'}${attrs?.colspan ?? 1}x${attrs?.rowspan ?? 1}`,
      ),
    );
    expect(shape).toEqual([
      ['h2x1', 'h1x1'],
      ['c1x2', 'c1x1', 'c1x1'],
      ['c1x1', 'c1x1'],
    ]);
  });

  test('a table in a table and one of too many columns are lines of text; a long one goes on in another', () => {
    expect(
      read('<table><tr><td><table><tr><td>a</td><td>b</td></tr></table></td><td>c</td></tr></table>').leftOut,
    ).toEqual({
      nestedTables: 1,
    });
    const row = (cells: number) => `<tr>${'<td>x</td>'.repeat(cells)}</tr>`;
    expect(read(`<table>${row(31)}</table>`)).toMatchObject({
      content: [{ type: 'paragraph' }],
      leftOut: { wideTables: 1 },
    });
    const long = read(`<table>${row(2).repeat(120)}</table>`);
    expect(long.content.map(({ content }) => content?.length)).toEqual([50, 50, 20]);
    expect(long.leftOut).toEqual({ longTables: 1 });
  });

  test('code keeps its lines', () => {
    expect(first('<pre>a\n  b<br>c</pre>')).toEqual({ type: 'codeBlock', content: [text('a\n  b\nc')] });
  });
});

describe('formulas', () => {
  const math = (inner: string, attributes = '') =>
    `<math ${attributes} xmlns="http://www.w3.org/1998/Math/MathML">${inner}</math>`;
  const latex = (html: string) => formulasIn(blocksOf(html));

  test.each([
    ['<mfrac><mn>1</mn><mrow><mi>x</mi><mo>+</mo><mn>2</mn></mrow></mfrac>', '\\frac{1}{x+2}'],
    ['<msup><mi>x</mi><mn>2</mn></msup><mo>×</mo><msqrt><mi>a</mi></msqrt>', 'x^{2}\\times\\sqrt{a}'],
    ['<msub><mi>a</mi><mi>n</mi></msub><mo>≤</mo><mi>b</mi>', 'a_{n}\\leq b'],
    ['<mroot><mn>8</mn><mn>3</mn></mroot>', '\\sqrt[3]{8}'],
    ['<mi>sin</mi><mi>θ</mi>', '\\sin\\theta'],
    ['<mtext>total cost: $5 &amp; 50%</mtext>', '\\text{total cost: \\$5 \\& 50\\%}'],
    ['<mn>1,000</mn>', '1{,}000'],
    ['<mover><mi>x</mi><mo>¯</mo></mover>', '\\overline{x}'],
    ['<munderover><mo>∑</mo><mn>1</mn><mi>n</mi></munderover><mi>i</mi>', '\\sum_{1}^{n}i'],
    ['<mfenced open="[" close="]"><mi>a</mi><mi>b</mi></mfenced>', '\\left[a,b\\right]'],
    ['<mtable><mtr><mtd><mi>a</mi></mtd><mtd><mi>b</mi></mtd></mtr></mtable>', '\\begin{array}{ll}a & b\\end{array}'],
  ])('in MathML: %s', (inner, wanted) => {
    expect(latex(math(inner))).toEqual([wanted]);
  });

  test('beside which their LaTeX stands are that LaTeX, once, whoever drew them', () => {
    const source = math(
      '<semantics><mrow><mi>x</mi></mrow><annotation encoding="application/x-tex">x^2</annotation></semantics>',
    );
    const katex = `<span class="katex"><span class="katex-mathml">${source}</span><span class="katex-html" aria-hidden="true">x2</span></span>`;
    expect(blocksOf(`<p>a ${katex} b</p>`)).toMatchObject([
      { content: [text('a '), { type: 'formula', attrs: { latex: 'x^2' } }, text(' b')] },
    ]);
    expect(blocksOf(`<span class="katex-display">${katex}</span>`)).toMatchObject([{ type: 'formulaBlock' }]);
    const mathjax = `<mjx-container display="true"><svg></svg><mjx-assistive-mml>${math('<mi>y</mi>')}</mjx-assistive-mml></mjx-container>`;
    expect(blocksOf(mathjax)).toEqual([{ type: 'formulaBlock', attrs: { latex: 'y' } }]);
    const older = '<span class="MathJax"><span>z2</span></span><script type="math/tex">z^2</script>';
    expect(latex(older)).toEqual(['z^2']);
    expect(wordsIn(blocksOf(older)).trim()).toBe('');
    const wikipedia = `<span class="mwe-math-element"><span style="display:none">${source}</span><img alt="{\\displaystyle x^2}"></span>`;
    expect(latex(wikipedia)).toEqual(['x^2']);
    expect(latex('<img class="mwe-math-fallback-image-inline" alt="{\\displaystyle a_{1}}">')).toEqual(['a_{1}']);
    expect(latex('<img src="https://www.google.com/chart?cht=tx&amp;chl=%5Cfrac%7B1%7D%7B2%7D">')).toEqual([
      '\\frac{1}{2}',
    ]);
  });

  test('of Word stand in a comment, and the picture after it is the same formula', () => {
    const run = (words: string) =>
      `<i><span style="font-family:&quot;Cambria Math&quot;"><m:r>${words}</m:r></span></i>`;
    const half = `<m:f><m:fPr><span><m:ctrlPr></m:ctrlPr></span></m:fPr><m:num>${run('1')}</m:num><m:den>${run('x')}</m:den></m:f>`;
    const word = (inner: string) =>
      `<!--[if gte msEquation 12]><m:oMath>${inner}</m:oMath><![endif]--><![if !msEquation]><span><img src="file:///c"></span><![endif]>`;
    const made = read(`<p>Take ${word(half)} of <b>it</b>.</p>`);
    expect(made.leftOut).toEqual({});
    expect(made.content).toEqual([
      {
        type: 'paragraph',
        content: [
          text('Take '),
          { type: 'formula', attrs: { latex: '\\frac{1}{x}' } },
          text(' of '),
          text('it', 'bold'),
          text('.'),
        ],
      },
    ]);
    const bracket =
      '<m:d><m:dPr><m:begChr m:val="["/><m:endChr m:val="]"/></m:dPr><m:e><m:r><m:t>a</m:t></m:r></m:e></m:d>';
    const power = '<m:sSup><m:e><m:r><m:t>b</m:t></m:r></m:e><m:sup><m:r><m:t>2</m:t></m:r></m:sup></m:sSup>';
    const root = '<m:rad><m:radPr><m:degHide m:val="1"/></m:radPr><m:deg/><m:e><m:r><m:t>c</m:t></m:r></m:e></m:rad>';
    expect(latex(word(bracket + power + root))).toEqual(['\\left[a\\right]b^{2}\\sqrt{c}']);
  });
});

const lessons = await realLessons('html');

if (lessons.length === 0) test.skip('real pages: the folder shared/data beside the checkout is not here', () => {});

/** What a person reads on a page, letter by letter, formulas left out. */
function lettersOf(page: MarkupNode): string {
  let letters = '';
  const rest: MarkupNode[] = [page];
  for (let node = rest.pop(); node; node = rest.pop()) {
    if (/^(?:math|style|script|title|head)$/i.test(node.nodeName)) continue;
    if (node.nodeType === 3) letters += node.nodeValue ?? '';
    const below: MarkupNode[] = [];
    for (let child = node.firstChild; child; child = child.nextSibling) below.push(child);
    rest.push(...below.reverse());
  }
  return letters.replace(/\s+/g, '');
}

describe.each(lessons)('$name', ({ text: html }) => {
  test('keeps every word in its order, every formula and every table', () => {
    const page = parseHtml(html);
    const { content, leftOut } = readHtml(page, parseHtml);
    checkBlocks(content);
    expect(wordsIn(content).replace(/\s+/g, '')).toBe(lettersOf(page));
    const formulas = (html.match(/<math[\s>][\s\S]*?<\/math>/g) ?? []).filter(
      (one) => wordsBelow(parseHtml(one)).trim() !== '',
    );
    expect(formulasIn(content)).toHaveLength(formulas.length);
    expect(every(content, /^table$/).length).toBe((html.match(/<table\b/g) ?? []).length);
    expect(leftOut).toEqual({});
  });
});
