import { body, bodySchema, bullets, type JSONContent, paragraph, table } from '@tangram/plan/body';
import type { Node } from '@tiptap/pm/model';
import { EditorState, Selection, TextSelection } from '@tiptap/pm/state';
import { describe, expect, test } from 'vitest';
import { roomFor, sliceOf } from './slice.ts';
import { withoutTables } from './without-tables.ts';

const heading = (text: string): JSONContent => ({
  type: 'heading',
  attrs: { level: 2 },
  content: [{ type: 'text', text }],
});

/** A body with a caret in the place of the sign |, or at its start, after a paste there. */
function afterPaste(blocks: readonly JSONContent[], content: readonly JSONContent[]): Node {
  const doc = bodySchema.nodeFromJSON(body(...blocks));
  let at = Selection.atStart(doc).from;
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
  const after = roomFor(slice, state).replaceSelection(slice).doc;
  after.check();
  return after;
}

/** The same, written as lines of kind and words. */
function pasted(blocks: readonly JSONContent[], content: readonly JSONContent[]): string[] {
  const lines: string[] = [];
  const after = afterPaste(blocks, content);
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
    expect(pasted([bullets(['one |'])], [paragraph('a')])).toEqual(['bulletList paragraph: one a']);
  });

  test('are items of the list that the caret is in when they are lines of text', () => {
    const items = (blocks: readonly JSONContent[], content: readonly JSONContent[]) => {
      const found: string[] = [];
      afterPaste(blocks, content).descendants((node) => {
        if (node.type.name === 'listItem') found.push(node.textContent);
      });
      return found;
    };
    const lines = [paragraph('a'), paragraph(''), paragraph('b')];
    expect(items([bullets([''])], lines)).toEqual(['a', 'b']);
    expect(items([bullets(['one |', 'two'])], lines)).toEqual(['one a', 'b', 'two']);
    expect(items([bullets(['', 'two'])], [paragraph('a')])).toEqual(['a', 'two']);
  });

  test('stand in the place of an empty item when they are no items', () => {
    const page = [heading('H'), paragraph('p'), bullets(['a'])];
    const kept = ['heading: H', 'paragraph: p', 'bulletList paragraph: a'];
    expect(pasted([bullets([''])], page)).toEqual(kept);
    expect(pasted([bullets(['', 'two'])], page)).toEqual([...kept, 'bulletList paragraph: two']);
    expect(pasted([bullets([''])], [table([['h'], ['c']])])[0]).toBe('table tableRow tableHeader paragraph: h');
    expect(pasted([bullets([''])], [bullets(['a', 'b'])])).toEqual([
      'bulletList paragraph: a',
      'bulletList paragraph: b',
    ]);
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
