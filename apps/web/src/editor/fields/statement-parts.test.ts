/** Formulas among the words of a standard. */
import { expect, test } from 'vitest';
import { statementParts } from './statement-parts.ts';

const read = (statement: string) =>
  statementParts(statement).map(({ kind, text }) => (kind === 'words' ? text : `⟨${text}⟩`));

test.each([
  ['This contains math markdown: $x^2$', ['This contains math markdown: ', '⟨x^2⟩']],
  ['$a$ and $b$.', ['⟨a⟩', ' and ', '⟨b⟩', '.']],
  ['It costs $5 and $6, or $7 ', ['It costs $5 and $6, or $7 ']],
  ['Half a $sign\nand $ another $', ['Half a $sign\nand $ another $']],
  ['Plain', ['Plain']],
  ['', []],
])('%j', (statement, parts) => {
  expect(read(statement)).toEqual(parts);
});

test('made to be slow, it is read all the same', () => {
  for (const piece of ['$', '$a', '$ ', 'a$ $'])
    expect(statementParts(piece.repeat(20_000 / piece.length))).toBeDefined();
});
