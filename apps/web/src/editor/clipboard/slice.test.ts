import { body, bodySchema, bullets, type JSONContent, paragraph, table } from '@tangram/plan/body';
import { EditorState, TextSelection } from '@tiptap/pm/state';
import { describe, expect, test } from 'vitest';
import { sliceOf } from './slice.ts';
import { withoutTables } from './without-tables.ts';

const heading = (text: string): JSONContent => ({
  type: 'heading',
  attrs: { level: 2 },
  content: [{ type: 'text', text }],
});

/** A body with a caret behind the sign |, after a paste there; written as lines of kind and words. */
function pasted(blocks: readonly JSONContent[], content: readonly JSONContent[]): string[] {
  const doc = bodySchema.nodeFromJSON(body(...blocks));
  let at = 1;
  doc.descendants((node, position) => {
    const sign = node.text?.indexOf('|') ?? -1;
    if (sign !== -1) at = position + sign;
  });
  const state = EditorState.create({
    doc,
    selection: TextSelection.create(doc, at, at + (doc.textContent.includes('|') ? 1 : 0)),
  });
  const slice = sliceOf(bodySchema, content, state.selection.$from);
  if (slice === null) throw new Error('the schema refused the blocks');
  const lines: string[] = [];
  const after = state.tr.replaceSelection(slice).doc;
  after.check();
  after.descendants((node, position) => {
    if (!node.isTextblock) return true;
    const place = after.resolve(position);
    const around = Array.from({ length: place.depth }, (_, i) => place.node(i + 1).type.name).filter(
      (name) => name !== 'listItem',
    );
    lines.push(`${[...around, node.type.name].join(' ')}: ${node.textContent}`);
    return false;
  });
  return lines;
}

describe('pasted blocks', () => {
  test('join the words around the caret when they are a paragraph', () => {
    expect(pasted([paragraph('one | two')], [paragraph('and')])).toEqual(['paragraph: one and two']);
    expect(pasted([paragraph('one | two')], [paragraph('a'), paragraph('b')])).toEqual([
      'paragraph: one a',
      'paragraph: b two',
    ]);
    expect(pasted([heading('Warm-| up')], [paragraph('x')])).toEqual(['heading: Warm-x up']);
  });

  test('stay what they are: a heading, a list, a table', () => {
    expect(pasted([paragraph('before|')], [heading('H'), paragraph('p')])).toEqual([
      'paragraph: before',
      'heading: H',
      'paragraph: p',
    ]);
    expect(pasted([paragraph('')], [heading('H'), paragraph('p')])).toEqual(['heading: H', 'paragraph: p']);
    expect(pasted([paragraph('before|')], [bullets(['a', 'b'])])).toEqual([
      'paragraph: before',
      'bulletList paragraph: a',
      'bulletList paragraph: b',
    ]);
    expect(pasted([paragraph('')], [bullets(['a'])])).toEqual(['bulletList paragraph: a']);
    expect(pasted([paragraph('x|')], [table([['h'], ['c']])])[1]).toBe('table tableRow tableHeader paragraph: h');
  });

  test('join the list that the caret is in', () => {
    expect(pasted([bullets(['one |', 'two'])], [bullets(['a', 'b'])])).toEqual([
      'bulletList paragraph: one a',
      'bulletList paragraph: b',
      'bulletList paragraph: two',
    ]);
    expect(pasted([bullets(['one |'])], [paragraph('a'), paragraph('b')]).join()).toMatch(/one a.*b/);
  });

  test('a heading alone is words', () => {
    expect(pasted([paragraph('see | there')], [heading('H')])).toEqual(['paragraph: see H there']);
  });

  test('in the cell of a table another table is lines of text', () => {
    const given = [
      paragraph('p'),
      table([
        ['a', 'b'],
        ['c', 'd'],
      ]),
    ];
    expect(
      withoutTables(given).map(({ type, content }) => `${type} ${content?.map(({ text }) => text).join('')}`),
    ).toEqual(['paragraph p', 'paragraph a | b', 'paragraph c | d']);
    const alone = [table([['a'], ['b']])];
    expect(withoutTables(alone)).toBe(alone);
  });
});
