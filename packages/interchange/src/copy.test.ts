/** What is copied and pasted again is the same: words, formulas, lists, tables; in a plan, everything. */

import { standingSections } from '@tangram/plan';
import { figureText, type JSONContent, pairTableHeads, phaseLabel } from '@tangram/plan/body';
import fc from 'fast-check';
import katex from 'katex';
import { describe, expect, test } from 'vitest';
import { bodies } from '../testing/bodies.ts';
import { checkBlocks, every, formulasIn, wordsIn } from '../testing/content.ts';
import { countingIds, openPlan } from '../testing/documents.ts';
import { parseHtml } from '../testing/parse-html.ts';
import { samples } from '../testing/samples.ts';
import { readHtml } from './html/read-html.ts';
import { writeHtml } from './html/write-html.ts';
import { ownBlocks, withOwnBlocks } from './own-blocks.ts';
import { bodyBlocks, sectionBlocks } from './plan-blocks.ts';
import { readPlanJson } from './plan-json.ts';
import { readText } from './text/read-text.ts';
import { writeMarkdown } from './text/write-markdown.ts';

const around = {
  parse: parseHtml,
  mathML: (latex: string, displayMode: boolean) => katex.renderToString(latex, { output: 'mathml', displayMode }),
  picture: () => null,
};

/** What is said beside the words: heads of pair tables, names of segments and figures. */
function saidBeside(content: readonly JSONContent[]): string {
  return every(content, /^(?:pairTable|lessonSegment|figure)$/)
    .flatMap(({ type, attrs }) => {
      if (type === 'pairTable') return pairTableHeads(attrs?.kind);
      if (type === 'lessonSegment') return [phaseLabel(attrs?.phase), String(attrs?.minutes), 'min'];
      return Object.values(JSON.parse(attrs?.figure)).slice(1).map(String);
    })
    .join(' ');
}

/** The words that are in one and not in the other. */
function difference(wanted: string, found: string): string[] {
  const left: string[] = found.match(/[\p{L}\p{N}]+/gu) ?? [];
  return (wanted.match(/[\p{L}\p{N}]+/gu) ?? []).filter((word) => {
    const at = left.indexOf(word);
    if (at !== -1) left.splice(at, 1);
    return at === -1;
  });
}

const latexes = (content: readonly JSONContent[]) =>
  formulasIn(content).map((latex) => latex.replace(/\s+|\\Vert|\\\||[{}]/g, ''));
const count = (content: readonly JSONContent[], type: RegExp) => every(content, type).length;

describe('HTML', () => {
  test('read back has the same words, marks, formulas, lists and tables', () => {
    fc.assert(
      fc.property(bodies, (content) => {
        checkBlocks(content);
        const html = writeHtml(content, around);
        const read = readHtml(parseHtml(html), parseHtml).content;
        checkBlocks(read);
        expect(difference(wordsIn(content), wordsIn(read)), html).toEqual([]);
        expect(difference(wordsIn(read), `${wordsIn(content)} ${saidBeside(content)}`), html).toEqual([]);
        expect(formulasIn(read), html).toEqual(formulasIn(content));
        for (const type of [/^(?:listItem|taskItem)$/, /^taskItem$/, /^figure$/, /^codeBlock$/, /^heading$/]) {
          expect(count(read, type), html).toBe(count(content, type));
        }
        expect(count(read, /^table$/), html).toBe(count(content, /^(?:table|pairTable)$/));
      }),
      { numRuns: 120 },
    );
  });

  test('says a formula to Word in MathML and to everybody else in a line', () => {
    const html = writeHtml(
      [{ type: 'paragraph', content: [{ type: 'formula', attrs: { latex: '\\frac{1}{2}x^2=\\sqrt{a+b}' } }] }],
      around,
    );
    expect(html).toMatch(/<!--\[if gte msEquation 12\]>.*<mfrac><mn>1<\/mn><mn>2<\/mn><\/mfrac>.*<!\[endif\]-->/);
    expect(html).toContain('<![if !msEquation]>1/2x<sup>2</sup> = √(a + b)<![endif]>');
    expect(html).not.toContain('annotation');
  });

  test('shows photos and figures as pictures with their words, and by their words where there is none', () => {
    const content: JSONContent[] = [
      { type: 'picture', attrs: { picture: 'a'.repeat(32), alt: 'Six "counters"', width: 800, height: 400 } },
      {
        type: 'figure',
        attrs: { figure: figureText({ type: 'numberLine', title: 'Halves', altText: 'From 0 to 1' }) },
      },
    ];
    const painted = { address: 'data:image/jpeg;base64,AAAA', width: 620, height: 310 };
    const image = 'src="data:image/jpeg;base64,AAAA" width="620" height="310"';
    const html = writeHtml(content, { ...around, picture: () => painted });
    expect(html).toContain(`<img ${image} alt="Six &#34;counters&#34;">`);
    expect(html).toContain(`<img ${image} alt="From 0 to 1">`);
    expect(writeHtml(content, around)).toMatch(/<p>Six &#34;counters&#34;<\/p>.*<p>From 0 to 1<\/p>/);
    expect(writeMarkdown(content)).toBe('*Six "counters"*\n\n*Halves. From 0 to 1*');

    // A blank for students goes without the words that would tell what they are to find.
    const figure = figureText({ type: 'numberLine', title: 'Halves', altText: 'From 0 to 1', studentBlank: true });
    const blank: JSONContent[] = [{ type: 'figure', attrs: { figure } }];
    expect(writeHtml(blank, { ...around, picture: () => painted })).toContain(`<img ${image} alt="Halves">`);
    expect(writeMarkdown(blank)).toBe('*Halves*');
  });

  test('holds no address that may not be opened, and no mark of a comment', () => {
    const html = writeHtml(
      [
        {
          type: 'paragraph',
          content: [
            {
              type: 'text',
              text: 'a"<',
              marks: [
                { type: 'link', attrs: { href: 'javascript:alert(1)' } },
                { type: 'comment', attrs: { thread: 't' } },
              ],
            },
          ],
        },
      ],
      around,
    );
    expect(html).toBe('<p>a&#34;&#60;</p>');
  });
});

test('Markdown read back has the same words, formulas, lists and tables', () => {
  fc.assert(
    fc.property(bodies, (content) => {
      const text = writeMarkdown([
        { type: 'heading', attrs: { level: 2 }, content: [{ type: 'text', text: 'Heading' }] },
        ...content,
      ]);
      const read = readText(text).content.slice(1);
      checkBlocks(read);
      expect(difference(wordsIn(content), wordsIn(read)), text).toEqual([]);
      expect(
        difference(wordsIn(read), `${wordsIn(content)} ${saidBeside(content)} a org x y b c mailto http https`),
        text,
      ).toEqual([]);
      expect(latexes(read), text).toEqual(latexes(content));
      for (const type of [/^(?:listItem|taskItem)$/, /^taskItem$/, /^codeBlock$/])
        expect(count(read, type), text).toBe(count(content, type));
      expect(count(read, /^table$/), text).toBe(count(content, /^(?:table|pairTable)$/));
    }),
    { numRuns: 120 },
  );
});

describe('the blocks themselves', () => {
  const carried = (content: readonly JSONContent[], openStart = 0, openEnd = 0) =>
    ownBlocks(parseHtml(withOwnBlocks(writeHtml(content, around), { content, openStart, openEnd })));

  test('come back as they were', () => {
    fc.assert(
      fc.property(bodies, (content) => {
        expect(carried(content, 1, 1)?.content).toEqual(content);
      }),
      { numRuns: 100 },
    );
  });

  test('are not believed beyond the schema, the rules for addresses and how deep they are', () => {
    const forged = (blocks: unknown) =>
      ownBlocks(parseHtml(`<div data-tangram-blocks='${JSON.stringify(blocks)}'>x</div>`));
    const linked = {
      type: 'text',
      text: 'x',
      marks: [
        { type: 'link', attrs: { href: 'javascript:x' } },
        { type: 'comment', attrs: { thread: 'stolen' } },
      ],
    };
    const paragraph = { type: 'paragraph', content: [linked] };
    expect(forged({ openStart: 99, openEnd: 0, content: [paragraph] })).toEqual({
      content: [{ type: 'paragraph', content: [{ type: 'text', text: 'x' }] }],
      openStart: 1,
      openEnd: 0,
    });
    for (const content of [
      [{ type: 'script' }],
      [{ type: 'table', content: [paragraph] }],
      [null],
      'x',
      [{ type: 'formula', attrs: { latex: 5 } }],
    ]) {
      expect(forged({ openStart: 0, openEnd: 0, content })).toBeNull();
    }
    let deep: object = paragraph;
    for (let i = 0; i < 500; i++) deep = { type: 'blockquote', content: [deep] };
    expect(forged({ openStart: 0, openEnd: 0, content: [deep] })).toBeNull();
    expect(forged({ openStart: 0, content: [paragraph] })).toBeNull();
  });
});

test('whole plans are copied with their fields and without a word lost', () => {
  for (const [kind, sample] of Object.entries(samples) as [keyof typeof samples, unknown][]) {
    const read = readPlanJson(sample, { makeId: countingIds(), idOf: String });
    if (!read) throw new Error(`the sample ${kind} cannot be read`);
    const { open } = openPlan(kind, read);
    const sections = standingSections(open).map((section) => ({ ...section, doc: open }));
    const blocks = sectionBlocks(kind, sections);
    for (const section of sections) expect(wordsIn(blocks)).toContain(wordsIn(bodyBlocks(section)));
    const again = readHtml(parseHtml(writeHtml(blocks, around)), parseHtml).content;
    expect(difference(wordsIn(blocks), wordsIn(again))).toEqual([]);
    expect(formulasIn(again)).toEqual(formulasIn(blocks));
    const text = readText(writeMarkdown(blocks)).content;
    expect(difference(wordsIn(blocks), wordsIn(text))).toEqual([]);
    expect(latexes(text)).toEqual(latexes(blocks));
  }
  expect.hasAssertions();
});
