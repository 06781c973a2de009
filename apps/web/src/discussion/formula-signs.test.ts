import { expect, test } from 'vitest';
import { withFormulaSigns } from './formula-signs.ts';

/** A text with `[…]` around what is selected. */
const signed = (written: string) => {
  const from = written.indexOf('[');
  const to = written.indexOf(']') - 1;
  const done = withFormulaSigns({ text: written.replace(/[[\]]/g, ''), from, to });
  return `${done.text.slice(0, done.from)}[${done.text.slice(done.from, done.to)}]${done.text.slice(done.to)}`;
};

test.each([
  ['the caret between two signs', 'Is [] it?', 'Is $[]$ it?'],
  ['signs around what is selected', 'Is [a:b] it?', 'Is $[a:b]$ it?'],
  ['and not around its blanks', 'Is[ a:b ]it?', 'Is $[a:b]$ it?'],
  ['an empty field', '[]', '$[]$'],
])('%s', (_, before, after) => expect(signed(before)).toBe(after));
