import { type PlanKind, planKinds } from '@tangram/domain';
import { seedPlan, standingSections } from '@tangram/plan';
import { type JSONContent, readBody } from '@tangram/plan/body';
import { describe, expect, test } from 'vitest';
import * as Y from 'yjs';
import { realLessons } from '../testing/real-lessons.ts';
import { readMarkdown } from './markdown.ts';

const lessons = await realLessons();

/** What a person reads in a file or a plan, counted. */
interface Content {
  readonly words: ReadonlyMap<string, number>;
  readonly formulas: readonly string[];
}

function contentOf(texts: readonly string[], formulas: readonly string[]): Content {
  const words = new Map<string, number>();
  for (const word of texts.join('\n').match(/[\p{L}\p{N}]+/gu) ?? []) words.set(word, (words.get(word) ?? 0) + 1);
  return { words, formulas: formulas.map((latex) => latex.replace(/\s+/g, '')).sort() };
}

function contentOfFile(text: string): Content {
  const formulas: string[] = [];
  const rest = text
    .replace(/\\[\s\S]|\$\$((?:\\[\s\S]|(?!\$\$)[^\\])+)\$\$|\$((?:\\[\s\S]|[^$\\])+)\$/g, (all, display, inline) => {
      const latex: string | undefined = display ?? inline;
      if (latex === undefined) return all;
      formulas.push(latex.replace(/\n> ?/g, '\n'));
      return ' ';
    })
    // Numbers of a list are its own; some tags are a mark of ours; a page decodes what HTML encodes.
    .replace(/^([> \t]*)\d+\.(?=\s)/gm, '$1')
    .replace(/([>-]\s+)\d+\.(?=\s)/g, '$1')
    .replace(/<\/?(?:br|su[bp])\s*\/?>/g, ' ');
  return contentOf([rest], formulas);
}

function contentOfPlan(doc: Y.Doc): Content {
  const texts: string[] = [];
  const formulas: string[] = [];
  const visit = (node: JSONContent) => {
    if (node.type === 'formula' || node.type === 'formulaBlock') formulas.push(node.attrs?.latex);
    if (node.type === 'codeBlock') texts.push(node.attrs?.language ?? '');
    if (node.text !== undefined) texts.push(node.text);
    let before: unknown;
    for (const child of node.content ?? []) {
      const href = child.marks?.find(({ type }) => type === 'link')?.attrs?.href;
      if (href !== undefined && href !== before) texts.push(` ${href} `);
      before = href;
      visit(child);
      if (!['text', 'formula'].includes(child.type ?? '')) texts.push('\n');
    }
    texts.push('\u2063');
  };
  for (const { title, body } of standingSections(doc)) {
    texts.push(`\n${title?.toString() ?? ''}\n`);
    if (body) visit(readBody(body));
  }
  return contentOf([texts.join('')], formulas);
}

function planOf(text: string, kind: PlanKind): Y.Doc {
  let made = 0;
  const makeId = () => `id${++made}`;
  const { title, sections } = readMarkdown(text, { kind, makeId });
  const doc = new Y.Doc();
  Y.applyUpdate(doc, seedPlan(kind, { title: title ?? '', grade: 6, sections }, makeId).open);
  return doc;
}

if (lessons.length === 0) test.skip('real lessons: the folder shared/data beside the checkout is not here', () => {});

describe.each(lessons)('$name', ({ text }) => {
  test.each(planKinds)('as a %s keeps every word and every formula', (kind) => {
    const [before, after] = [contentOfFile(text), contentOfPlan(planOf(text, kind))];
    // A formula in a heading that becomes a title stays as its source there.
    const missing = [...before.words].filter(([word, count]) => (after.words.get(word) ?? 0) < count);
    expect(missing).toEqual([]);
    expect(after.formulas).toEqual(before.formulas);
  });
});
