/** Files that nobody would write: whatever stands in them, they become a plan, and each word is there once. */

import { standingSections } from '@tangram/plan';
import { type JSONContent, readBody } from '@tangram/plan/body';
import planModule from '@tangram/plan/document-module';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import type * as Y from 'yjs';
import { countingIds, openPlan } from '../testing/documents.ts';
import { readMarkdown } from './markdown.ts';

function planOf(text: string): Y.Doc {
  const { open } = openPlan('unit', readMarkdown(text, { kind: 'unit', makeId: countingIds() }));
  expect(planModule.check(open)).toBeNull();
  return open;
}

/** Everything that a person reads in a plan, and the addresses under its words. */
function readable(doc: Y.Doc): { words: string; addresses: string } {
  const words: string[] = [];
  const addresses: string[] = [];
  const visit = ({ type, text, attrs, marks, content }: JSONContent) => {
    words.push(text ?? attrs?.latex ?? attrs?.language ?? '');
    for (const mark of marks ?? []) addresses.push(mark.attrs?.href ?? '');
    content?.forEach(visit);
    if (type !== 'text') words.push(' ');
  };
  for (const { title, body } of standingSections(doc)) {
    words.push(` ${title?.toString() ?? ''} `);
    if (body) visit(readBody(body));
  }
  return { words: words.join(''), addresses: addresses.join(' ') };
}

// Each § is a word of its own.
const pieces = [
  ...['§', '§ §', '**§**', '*§*', '_§', '**§', '~~§~~', '`§`', '`§', '\\§', '&amp;§', '§<br>§', '<b>§</b>', '<b>§'],
  ...['<i class="§">§</i>', '<!-- § -->', '<§', '$§$', '$§', '$$§$$', '$$\n§\n$$', '\\(§^2\\)', '\\[§\\]', '$5 § $6 §'],
  ...['\\begin{align}§\\end{align}', '[§](https://a.org/§)', '[§](./§ "§")', '![§](https://a.org/§)', '[§][ref]'],
  ...['[![§](https://a.org/§)](https://b.org/§)', '[$§$](https://a.org)', '[ref]: https://c.org/§', '[§]', '[^§]'],
  ...['[^§]: §', 'https://d.org/§.', '<https://e.org/§>', '{panel end}', '{image alt="§"}', '{{ § }}', '# §', '## §'],
  ...[
    '### $§$ §',
    '#### §',
    '## Lesson 1 §',
    '## Materials',
    '## Assessment §',
    '§\n===',
    '§\n---',
    '---',
    '```§\n§\n```',
  ],
  ...[
    '~~~\n§',
    '- §',
    '- [x] §',
    '* § $§$',
    '1. §',
    '7) §',
    '> §',
    '> - §',
    '| § | $|§|$ |',
    '|---|---|',
    '| § | § | § |',
  ],
  ...[
    '    §',
    '\t§',
    'a | b',
    '|',
    '*',
    '**',
    '_',
    '$',
    '$$',
    '\\',
    '`',
    '```',
    '[',
    ']',
    '(',
    ')',
    '<',
    '>',
    '{',
    '}',
    '!',
  ],
];
const gaps = ['', '', ' ', ' ', '\n', '\n', '\n\n', '\n\n', '\n> ', '\n- ', '\n  ', '\n    ', '\\\n', '  \n', '\r\n'];

test('no word of any mixture of marks is lost, and none is read twice', () => {
  const mixture = fc.array(fc.tuple(fc.constantFrom(...pieces), fc.constantFrom(...gaps)), { maxLength: 25 });
  fc.assert(
    fc.property(mixture, (parts) => {
      let made = 0;
      const text = parts
        .flat()
        .join('')
        .replace(/§/g, () => `w${++made}w`);
      const { words, addresses } = readable(planOf(text));
      for (let i = 1; i <= made; i++) {
        const count = words.split(`w${i}w`).length - 1;
        if (count === 0) expect(addresses, `${text}\n\nlost w${i}w`).toContain(`w${i}w`);
        else expect(count, `${text}\n\ndoubled w${i}w`).toBe(1);
      }
    }),
    { numRuns: 300 },
  );
});

test('no letter of any text of signs is lost', () => {
  const sign = fc.constantFrom(...'xyxy  \n\n$*_`~<>|#-+=\\(){}!:/.^"');
  fc.assert(
    fc.property(fc.string({ unit: sign, maxLength: 120 }), (text) => {
      const { words, addresses } = readable(planOf(text));
      for (const letter of 'xy') {
        const count = (some: string) => some.split(letter).length - 1;
        expect(count(words + addresses), text).toBeGreaterThanOrEqual(count(text));
      }
    }),
    { numRuns: 300 },
  );
});

test('any string at all becomes a plan', () => {
  fc.assert(
    fc.property(fc.oneof(fc.string({ unit: 'binary' }), fc.string({ unit: 'grapheme' })), (text) => {
      expect(standingSections(planOf(text)).length).toBeGreaterThan(0);
    }),
    { numRuns: 150 },
  );
});
