/** Where the mark of a comment goes when a formula is selected, which carries none. `|` marks the ends of the selection, `$…$` a formula. */
import { bodySchema } from '@tangram/plan/body';
import { describe, expect, test } from 'vitest';
import { wordsIn } from './selection.ts';

/** A document of one line for each text, and the places of the two bars. */
function selected(...lines: string[]) {
  const bars: number[] = [];
  let at = 0;
  const blocks = lines.map((line) => {
    if (line.replaceAll('|', '') === '$$') {
      if (line.startsWith('|')) bars.push(at);
      if (line.endsWith('|')) bars.push(at + 1);
      at += 1;
      return bodySchema.node('formulaBlock', { latex: 'x' });
    }
    at += 1;
    const parts = line.split(/(\$[^$]+\$|\|)/).flatMap((part) => {
      if (part === '') return [];
      if (part === '|') {
        bars.push(at);
        return [];
      }
      const node = part.startsWith('$')
        ? bodySchema.node('formula', { latex: part.slice(1, -1) })
        : bodySchema.text(part);
      at += node.nodeSize;
      return [node];
    });
    at += 1;
    return bodySchema.node('paragraph', null, parts);
  });
  const doc = bodySchema.node('doc', null, blocks);
  const [from = 0, to = 0] = bars;
  const found = wordsIn(doc, from, to);
  return found && doc.textBetween(found.from, found.to, '\n', (leaf) => `$${leaf.attrs.latex}$`);
}

describe('the words that a comment marks', () => {
  test.each([
    ['words are the words themselves', ['The |ratio $a:b$| holds.'], 'ratio $a:b$'],
    ['a formula takes the word on each side', ['The ratio |$a:b$| holds for all.'], 'ratio $a:b$ holds'],
    ['at the beginning of a line it takes the next', ['|$a:b$| holds for all.'], '$a:b$ holds'],
    ['at its end it takes the last, with what stands between', ['Compare it to (|$a:b$|).'], 'to ($a:b$'],
    ['between other formulas it takes the line', ['$a$ : |$b$| : $c$ are parts'], '$a$ : $b$ : $c$ are parts'],
    ['several formulas take the words around them', ['both |$a$ $b$| grow'], 'both $a$ $b$ grow'],
    ['a word ends with its last letter', ['“half” |$a:b$| (one-half).'], 'half” $a:b$ (one-half'],
    ['letters of any script are words', ['величина |$a$| растёт'], 'величина $a$ растёт'],
  ])('%s', (_what, lines, words) => {
    expect(selected(...lines)).toBe(words);
  });

  test.each([
    ['a formula alone in its line', ['Before', '|$a:b$|', 'after']],
    ['a formula among signs', ['= |$a$| +']],
    ['a formula on a line of its own', ['Before', '|$$|', 'after']],
    ['blanks', ['one|  |two']],
    ['nothing', ['one||two']],
  ])('%s has none', (_what, lines) => {
    expect(selected(...lines)).toBeNull();
  });
});
