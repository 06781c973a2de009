/** Finding and replacing over a whole section: it finds what reads as one text, changes nothing but that, and keeps formats and comments. */
import { sectionId } from '@tangram/domain';
import type { JSONContent } from '@tiptap/core';
import { Node } from '@tiptap/pm/model';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import * as Y from 'yjs';
import { readBody } from '../body/convert.ts';
import { bodySchema } from '../body/schema.ts';
import { addSection, findSection } from '../plan-document.ts';
import { readField, readRows } from '../section-fields.ts';
import { section as describeSection } from '../sections/descriptor.ts';
import { findInSection, type Match } from './find.ts';
import type { FindQuery } from './query.ts';
import { replaceMatches } from './replace.ts';

const id = sectionId('one');
const { fields } = describeSection({
  kind: 'lesson',
  label: 'Lesson',
  fields: [
    { name: 'when', label: 'When', type: 'text' },
    { name: 'minutes', label: 'Time', type: 'number', min: 1 },
    {
      name: 'staffing',
      label: 'Who',
      type: 'list',
      columns: [
        { name: 'note', label: 'Note', type: 'text' },
        { name: 'count', label: 'How many', type: 'number', min: 1 },
      ],
    },
  ],
});

type Words = string | { text: string; marks: NonNullable<JSONContent['marks']> } | JSONContent;

const inline = (words: Words): JSONContent[] => {
  if (typeof words === 'string') return words === '' ? [] : [{ type: 'text', text: words }];
  if ('type' in words) return [words];
  return words.text === '' ? [] : [{ type: 'text', ...words }];
};
const paragraph = (...words: readonly Words[]): JSONContent => ({ type: 'paragraph', content: words.flatMap(inline) });
const bold = { type: 'bold' };
const comment = (thread: string) => ({ type: 'comment', attrs: { thread } });
const formula = (latex: string): JSONContent => ({ type: 'formula', attrs: { latex } });

function sectionOf(content: JSONContent[], more: { title?: string; when?: string; notes?: string[] } = {}): Y.Doc {
  const doc = new Y.Doc();
  addSection(
    doc,
    {
      id,
      kind: 'lesson',
      after: null,
      title: more.title ?? '',
      values: { minutes: 12, ...(more.when !== undefined && { when: more.when }) },
      lists: { staffing: (more.notes ?? []).map((note, i) => ({ id: `row${i}`, columns: { note, count: 12 } })) },
      body: { type: 'doc', content },
    },
    'seed',
  );
  return doc;
}

const query = (text: string, more: Partial<FindQuery> = {}): FindQuery => ({
  text,
  matchCase: false,
  wholeWords: false,
  inFormulas: false,
  ...more,
});

function find(doc: Y.Doc, asked: FindQuery): readonly Match[] {
  const section = findSection(doc, id);
  if (!section) throw new Error('no section');
  return findInSection(section, fields, asked);
}

const bodyOf = (doc: Y.Doc) => {
  const body = findSection(doc, id)?.body;
  if (!body) throw new Error('no body');
  return readBody(body);
};
const linesOf = (doc: Y.Doc) => {
  const node = Node.fromJSON(bodySchema, bodyOf(doc));
  return node.textBetween(0, node.content.size, '|', '#');
};

describe('finding', () => {
  test('in title, fields, lists and body, in the order in which they are read', () => {
    const doc = sectionOf([paragraph('A rate, ', { text: 'rates', marks: [bold] })], {
      title: 'Rates',
      when: 'when rates matter',
      notes: ['no', 'Rate it'],
    });
    expect(find(doc, query('rate')).map(({ run, from }) => `${run.kind} ${from}`)).toEqual([
      'title 0',
      'field 5',
      'row 0',
      'body 2',
      'body 8',
    ]);
  });

  test('words that formats have cut, and nothing across a formula or a paragraph', () => {
    const doc = sectionOf([
      paragraph('a un', { text: 'it ra', marks: [bold] }, 'te'),
      paragraph('unit ', formula('x'), 'rate'),
      paragraph('unit '),
      paragraph('rate'),
    ]);
    expect(find(doc, query('unit rate')).map(({ at }) => at)).toEqual([3]);
  });

  test('whole words, capital letters, other quotation marks, and signs that patterns would read', () => {
    const doc = sectionOf([paragraph('Ratio, ratios (ratio) don’t 3/4 * [x] ÉTUDE étude')]);
    const count = (text: string, more: Partial<FindQuery> = {}) => find(doc, query(text, more)).length;
    expect(count('ratio')).toBe(3);
    expect(count('ratio', { wholeWords: true })).toBe(2);
    expect(count('Ratio', { matchCase: true })).toBe(1);
    expect(count("don't")).toBe(1);
    expect(count('3/4', { wholeWords: true })).toBe(1);
    expect(count('* [x]')).toBe(1);
    expect(count('étude')).toBe(2);
    expect(count('.')).toBe(0);
    expect(count('')).toBe(0);
  });

  test('formulas only when asked, in a line and on their own', () => {
    const doc = sectionOf([paragraph('by 12 ', formula('12x')), { type: 'formulaBlock', attrs: { latex: '12 + 12' } }]);
    expect(find(doc, query('12'))).toHaveLength(1);
    const all = find(doc, query('12', { inFormulas: true }));
    expect(all.map(({ run, at }) => `${run.kind} ${at}`)).toEqual(['formula 7', 'body 4', 'formula 9', 'formula 9']);
    replaceMatches(doc, all, '7', 'me');
    expect(JSON.stringify(bodyOf(doc))).toContain('7x');
    expect(JSON.stringify(bodyOf(doc))).toContain('7 + 7');
  });
});

describe('replacing', () => {
  test('keeps a comment on what replaces its words, and bold words bold', () => {
    const doc = sectionOf([
      paragraph('the unit ', { text: 'rate', marks: [comment('t1'), bold] }, ' of'),
      paragraph('a ', { text: 'unit rate', marks: [comment('t2')] }, '.'),
    ]);
    expect(replaceMatches(doc, find(doc, query('unit rate')), 'pace', 'me')).toEqual({
      count: 2,
      sections: 1,
      left: 0,
    });
    expect(linesOf(doc)).toBe('the pace of|a pace.');
    const json = JSON.stringify(bodyOf(doc));
    expect(json).toContain('"t1"');
    expect(json).toContain('"t2"');
  });

  test.each(['mine', 'theirs'])(
    'is one step for everybody: what a colleague wrote meanwhile stays, and the right words are replaced (%s first)',
    (first) => {
      const [mine, theirs] = [sectionOf([paragraph('rate one, rate two')]), new Y.Doc()];
      // Whoever of them Yjs puts first where both write at one place.
      mine.clientID = first === 'mine' ? 1 : 9;
      theirs.clientID = 5;
      Y.applyUpdate(theirs, Y.encodeStateAsUpdate(mine));
      const text = findSection(theirs, id)?.body?.get(0);
      const line = text instanceof Y.XmlElement ? text.get(0) : null;
      if (!(line instanceof Y.XmlText)) throw new Error('no line');
      line.insert(line.length, 's');
      line.insert(4, 's');
      line.insert(0, 'A rate: ');
      let updates = 0;
      mine.on('update', () => {
        updates += 1;
      });
      replaceMatches(mine, find(mine, query('rate')), 'price', 'me');
      expect(updates).toBe(1);
      Y.applyUpdate(mine, Y.encodeStateAsUpdate(theirs));
      expect(linesOf(mine)).toBe('A rate: prices one, price twos');
      replaceMatches(mine, find(mine, query('rate')), 'price', 'me');
      expect(linesOf(mine)).toBe('A price: prices one, price twos');
    },
  );

  test('leaves a title alone that would become too long, and says so', () => {
    const doc = sectionOf([paragraph('aa')], { title: 'a'.repeat(120), when: 'a' });
    const done = replaceMatches(doc, find(doc, query('a')), 'bb', 'me');
    expect(done).toEqual({ count: 3, sections: 1, left: 120 });
    expect(findSection(doc, id)?.title?.toString()).toBe('a'.repeat(120));
    expect(linesOf(doc)).toBe('bbbb');
  });

  test('an emptied field says nothing, and an emptied text stays a paragraph', () => {
    const doc = sectionOf([paragraph('gone')], { when: 'gone', notes: ['gone'] });
    replaceMatches(doc, find(doc, query('gone')), '', 'me');
    const section = findSection(doc, id);
    if (!section) throw new Error('no section');
    expect(readField(section, 'when')).toBeUndefined();
    expect(readRows(section, 'staffing')[0]?.columns).toEqual({ count: 12 });
    expect(bodyOf(doc).content).toHaveLength(1);
  });
});

const words = fc.string({ unit: fc.constantFrom('a', 'b', 'A', ' ', '😀', '😁', '’', '.'), maxLength: 6 });
const marks = fc.subarray([bold, { type: 'italic' }, comment('t1'), comment('t2')]);
const block = fc
  .array(
    fc.oneof(
      { weight: 5, arbitrary: fc.record({ text: words, marks }) },
      { weight: 1, arbitrary: fc.constant(formula('a b')) },
      { weight: 1, arbitrary: fc.constant<JSONContent>({ type: 'hardBreak' }) },
    ),
    { maxLength: 5 },
  )
  .map((pieces): JSONContent => paragraph(...pieces));
const content = fc.array(
  fc.oneof(
    block,
    fc.array(block, { minLength: 1, maxLength: 2 }).map(
      (all): JSONContent => ({
        type: 'bulletList',
        content: all.map((one) => ({ type: 'listItem', content: [one] })),
      }),
    ),
    fc
      .array(block, { minLength: 1, maxLength: 2 })
      .map((all): JSONContent => ({ type: 'lessonSegment', attrs: { phase: 'explore', minutes: 9 }, content: all })),
  ),
  { minLength: 1, maxLength: 4 },
);

/** Every character of a body with its formats, block by block. */
function characters(doc: Y.Doc): { sign: string; marks: string }[][] {
  const blocks: { sign: string; marks: string }[][] = [];
  Node.fromJSON(bodySchema, bodyOf(doc)).descendants((node) => {
    if (!node.isTextblock) return;
    const signs: { sign: string; marks: string }[] = [];
    node.forEach((child) => {
      const marked = child.marks
        .map((mark) => JSON.stringify(mark))
        .sort()
        .join();
      for (const sign of child.text?.split('') ?? ['\uFFFC']) signs.push({ sign, marks: child.isText ? marked : '' });
    });
    blocks.push(signs);
  });
  return blocks;
}

test('whatever is replaced, nothing but the matches changes, and every match is where an editor has it', () => {
  fc.assert(
    fc.property(
      content,
      words.filter((text) => text !== ''),
      words,
      fc.record({ matchCase: fc.boolean(), wholeWords: fc.boolean() }),
      (body, text, by, how) => {
        const doc = sectionOf(body, { title: 'a ba', when: 'b' });
        const asked = query(text, how);
        const before = characters(doc);
        const found = find(doc, asked);
        const inEditor = Node.fromJSON(bodySchema, bodyOf(doc));
        for (const { run, at, from, length, text: all } of found) {
          if (run.kind !== 'body' || at === null) continue;
          expect(inEditor.textBetween(at, at + length)).toBe(all.slice(from, from + length));
        }
        const ofBlock = Map.groupBy(
          found.filter(({ run }) => run.kind === 'body'),
          ({ text: all }) => all,
        );
        replaceMatches(doc, found, by, 'me');
        const after = characters(doc);
        expect(after).toHaveLength(before.length);
        before.forEach((signs, i) => {
          const matches = (ofBlock.get(signs.map(({ sign }) => sign).join('')) ?? []).filter(
            (one, at, all) => all.findIndex(({ from }) => from === one.from) === at,
          );
          const now = after[i] ?? [];
          let [old, fresh] = [0, 0];
          for (const { from, length } of [...matches, { from: signs.length, length: 0 }]) {
            expect(now.slice(fresh, fresh + from - old)).toEqual(signs.slice(old, from));
            fresh += from - old;
            old = from + length;
            if (from === signs.length && length === 0) break;
            expect(
              now
                .slice(fresh, fresh + by.length)
                .map(({ sign }) => sign)
                .join(''),
            ).toBe(by);
            fresh += by.length;
          }
          expect(fresh).toBe(now.length);
        });
      },
    ),
    { numRuns: 400 },
  );
});

test('words in figures and of pictures are found and replaced, and what says how a figure is drawn is not', () => {
  const cell = (n: number) => ({ n, d: 1 });
  const table = {
    ...{ type: 'ratioTable', title: 'Water ice, stand A', altText: 'Water ice in a table', caption: 'Water ice ($)' },
    rows: [
      { label: 'water ice (cups)', cells: [cell(1), cell(2)] },
      { label: '$x$ of water', cells: [cell(3), null] },
    ],
    orientation: 'horizontal',
  };
  const doc = sectionOf([
    paragraph('Water ice'),
    { type: 'figure', attrs: { figure: JSON.stringify(table) } },
    { type: 'picture', attrs: { picture: 'a'.repeat(32), alt: 'A cup of water ice' } },
  ]);
  const found = find(doc, query('water ice'));
  expect(found.map(({ run, at }) => `${run.kind} ${at}`)).toEqual(['body 1', ...Array(4).fill('atom 11'), 'atom 12']);
  expect(replaceMatches(doc, found, 'lemonade', 'me')).toEqual({ count: 6, sections: 1, left: 0 });
  const [, figure, picture] = bodyOf(doc).content ?? [];
  expect(JSON.parse(String(figure?.attrs?.figure))).toEqual({
    ...table,
    ...{ title: 'lemonade, stand A', altText: 'lemonade in a table', caption: 'lemonade ($)' },
    rows: [{ ...table.rows[0], label: 'lemonade (cups)' }, table.rows[1]],
  });
  expect(picture?.attrs?.alt).toBe('A cup of lemonade');
  for (const text of ['ratioTable', 'horizontal', '$x$']) expect(find(doc, query(text))).toEqual([]);
  expect(find(doc, query('of water', { inFormulas: true }))).toHaveLength(1);
  // What a figure could not be drawn with, or a picture keep, is left.
  const tooLong = replaceMatches(doc, find(doc, query('cup of lemonade')), 'x'.repeat(501), 'me');
  expect(tooLong).toEqual({ count: 0, sections: 0, left: 1 });
  // Without words it asks for some again, and does not only decorate.
  replaceMatches(doc, find(doc, query('A cup of lemonade')), '', 'me');
  expect(bodyOf(doc).content?.[2]?.attrs?.alt).toBeUndefined();
});

test('any sign that can be typed can be looked for', () => {
  for (const sign of '!"#$%&\'()*+,-./:;<=>?@[\\]^_`{|}~–—×°') {
    for (const wholeWords of [false, true]) {
      const section = findSection(sectionOf([paragraph(`call 555${sign}0199`)]), id);
      const found = section && findInSection(section, fields, query(`555${sign}0199`, { wholeWords }));
      expect([sign, found?.length]).toEqual([sign, 1]);
    }
  }
});
