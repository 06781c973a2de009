/** Keys of a plain keyboard, as a teacher means them. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { smartSign, smartSignInField } from './smart-signs.ts';

/** Types a text key by key, as the editor does. */
function typed(text: string): string {
  let line = '';
  for (const key of text) {
    line += key;
    const sign = smartSign(line);
    if (sign) line = line.slice(0, line.length - sign.length) + sign.put;
  }
  return line;
}

test.each([
  ['She asks "why?" twice', 'She asks “why?” twice'],
  ["don't, students' work", 'don’t, students’ work'],
  ["('half')", '(‘half’)'],
  ['a 5" pipe, 6\' long', 'a 5" pipe, 6\' long'],
  ['"I have 5" she says', '“I have 5” she says'],
  ['a rate -- that is, per one', 'a rate – that is, per one'],
  ['a rate--per one', 'a rate—per one'],
  ['pages 3--5', 'pages 3–5'],
  ['---', '---'],
  ['<!-- no', '<!-- no'],
  ['3 x 4', '3 × 4'],
  ['3x4x5', '3×4×5'],
  ['3*4', '3×4'],
  ['2.5 * 4', '2.5 × 4'],
  ['1/2 x 3/4', '1/2 × 3/4'],
  ['3x + 4', '3x + 4'],
  ['a3x4', 'a3x4'],
  ['3 x4', '3 x4'],
  ['x <= 4', 'x ≤ 4'],
  ['x>=4', 'x≥4'],
  ['3!=4', '3≠4'],
  ['Wow!=', 'Wow!='],
  ['a => b', 'a => b'],
  ['3/4', '3/4'],
  ['and / or', 'and / or'],
  ['https://example.org/3x4--b', 'https://example.org/3x4--b'],
  ['ann@o-n--e.org', 'ann@o-n--e.org'],
])('%s reads %s', (keys, line) => {
  expect(typed(keys)).toBe(line);
});

test.each([
  ['Rates -- day 1', false, '–'],
  ['costs $3x4', false, null],
  ['$a$ and 3x4', false, '×4'],
  ['\\$3x4', false, '×4'],
  ['one line $\n3x4', false, '×4'],
  ["A'", true, null],
  ["A'", false, '’'],
  ['3x4', true, '×4'],
])('in a field, “%s” (a name: %s) asks for %s', (before, isName, put) => {
  const line = before.replace(/ day 1$/, '');
  expect(smartSignInField(line, isName)?.put ?? null).toBe(put);
});

test('whatever is typed, a sign replaces no more than what its keys were', () => {
  fc.assert(
    fc.property(fc.string({ unit: fc.constantFrom(...`"'-=<>!x* 34a.–—“”’`), maxLength: 20 }), (line) => {
      const sign = smartSign(line);
      if (sign === null) return;
      expect(sign.length).toBeGreaterThan(0);
      expect(sign.length).toBeLessThanOrEqual(Math.min(3, line.length));
      expect(line.slice(-sign.length)).not.toBe(sign.put);
    }),
  );
});
