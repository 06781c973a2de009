/** A suggestion stands where the marked words stood, and nothing else changes. `[…]` is marked, `$…$` a formula. */
import { bodySchema } from '@tangram/plan/body';
import { EditorState } from '@tiptap/pm/state';
import { describe, expect, test } from 'vitest';
import { markedWords, replaceMarked } from './suggestion.ts';

const comment = bodySchema.mark('comment', { thread: 't' });
const other = bodySchema.mark('comment', { thread: 'other' });
const bold = bodySchema.mark('bold');

/** A text of one line for each of these; `*` begins and ends bold. */
function textOf(lines: readonly string[]) {
  let [isMarked, isBold] = [false, false];
  const blocks = lines.map((line) => {
    const parts = line.split(/(\$[^$]+\$|[[\]*])/).flatMap((part) => {
      if (part === '[' || part === ']') isMarked = part === '[';
      if (part === '*') isBold = !isBold;
      if (part === '' || /^[[\]*]$/.test(part)) return [];
      if (part.startsWith('$')) return [bodySchema.node('formula', { latex: part.slice(1, -1) })];
      return [bodySchema.text(part, [...(isMarked ? [comment] : [other]), ...(isBold ? [bold] : [])])];
    });
    return bodySchema.node('paragraph', null, parts);
  });
  return EditorState.create({ doc: bodySchema.node('doc', null, blocks) });
}

/** The same notation for what stands there. */
function readBack({ doc }: EditorState): string[] {
  const lines: string[] = [];
  doc.forEach((block) => {
    let line = '';
    block.forEach((node) => {
      const words = node.isText ? (node.text ?? '') : `$${node.attrs.latex}$`;
      const text = node.marks.some(({ type }) => type === bold.type) ? `*${words}*` : words;
      line += node.marks.some((mark) => mark.eq(comment)) ? `[${text}]` : text;
    });
    lines.push(line);
  });
  return lines;
}

function use(lines: readonly string[], quote: string, words: string) {
  const state = textOf(lines);
  const found = markedWords(state.doc, 't', quote);
  if (typeof found === 'string') return found;
  const transaction = replaceMarked(state, found, words);
  expect(transaction.steps).toHaveLength(1);
  return { was: found.words, now: readBack(state.apply(transaction)) };
}

describe('a suggestion', () => {
  test.each([
    [
      'stands in place of the words',
      ['By [the same number] each.'],
      'the same number',
      'one factor',
      ['By [one factor] each.'],
    ],
    ['brings formulas', ['By [a number] each.'], 'a number', 'the factor $k$', ['By [the factor ]$k$ each.']],
    [
      'takes the place of formulas between words',
      ['The [ratio ]$a:b$[ holds].'],
      'ratio $a:b$ holds',
      'rate holds',
      ['The [rate holds].'],
    ],
    ['and of those at the ends', ['$x$[ and ]$y$ grow'], '$x$ and $y$', '$y$ and $x$', ['$y$[ and ]$x$ grow']],
    ['leaves formulas that were not selected', ['$x$[ and ]$y$ grow'], 'and', 'or', ['$x$[ or ]$y$ grow']],
    ['keeps how the words look', ['So *[ten]* of them'], 'ten', 'twelve', ['So [*twelve*] of them']],
    ['keeps the blanks around', ['By[ ten ]each'], 'ten', 'two', ['By[ two ]each']],
    ['can take them out', ['By [and by], again'], 'and by', '', ['By , again']],
    ['is one line', ['One [two]'], 'two', 'three\n  four', ['One [three four]']],
    ['knows money', ['It costs [much].'], 'much', '$5, or $10', ['It costs [$5, or $10].']],
    ['leaves other lines', ['One', '[two]', 'three'], 'two', 'deux', ['One', '[deux]', 'three']],
  ])('%s', (_what, lines, quote, words, now) => {
    expect(use(lines, quote, words)).toEqual({ was: quote, now });
  });

  test('finds the words that changed, and takes their place all the same', () => {
    expect(use(['By [the very same] thing'], 'the same', 'one')).toEqual({
      was: 'the very same',
      now: ['By [one] thing'],
    });
    expect(use(['By [the] new [same] thing'], 'the same', 'one')).toEqual({
      was: 'the new same',
      now: ['By [one] thing'],
    });
  });

  test('does not guess when the words are gone or stand in two lines', () => {
    expect(use(['By nothing'], 'the same', 'one')).toBe('gone');
    expect(use(['By [the', 'same] thing'], 'the same', 'one')).toBe('apart');
  });
});
