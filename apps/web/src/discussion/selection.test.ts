/** What a comment will be about. `|` marks the ends of the selection, `$…$` a formula; a line of `$$` is one on a line of its own. */
import { bodySchema } from '@tangram/plan/body';
import { describe, expect, test } from 'vitest';
import { whatStands } from './selection.ts';

/** A document of one line for each text, and the places of the two bars. */
function standing(...lines: string[]) {
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
  const [from = 0, to = from] = bars;
  const found = whatStands(doc, from, to);
  if (found?.kind === 'element') return [found.about, doc.nodeAt(found.at)?.attrs.latex];
  return found && doc.textBetween(found.from, found.to, '\n', (leaf) => `$${leaf.attrs.latex}$`);
}

describe('a comment is about', () => {
  test.each([
    ['words, with the formulas among them', ['The |ratio $a:b$| holds.'], 'ratio $a:b$'],
    ['a formula in a line', ['The ratio |$a:b$| holds.'], ['formula', 'a:b']],
    ['a formula alone in its line', ['Before', '|$a:b$|', 'after'], ['formula', 'a:b']],
    ['a formula on a line of its own', ['Before', '|$$|', 'after'], ['formula', 'x']],
    ['a formula that was selected with blanks around it', ['one| $a$ |two'], ['formula', 'a']],
    ['several formulas', ['both |$a$ $b$| grow'], '$a$ $b$'],
    ['nothing, for blanks', ['one|  |two'], null],
    ['nothing, for a caret', ['one|two'], null],
  ])('%s', (_what, lines, about) => {
    expect(standing(...lines)).toEqual(about);
  });

  test('the cell of a table that the caret is in, also an empty one', () => {
    const cell = (text: string) =>
      bodySchema.node(
        'tableCell',
        null,
        bodySchema.node('paragraph', null, text === '' ? [] : [bodySchema.text(text)]),
      );
    const row = bodySchema.node('tableRow', null, [cell('8'), cell('')]);
    const doc = bodySchema.node('doc', null, bodySchema.node('table', null, row));
    expect(whatStands(doc, 4, 4)).toEqual({ kind: 'element', about: 'cell', at: 2 });
    expect(whatStands(doc, 4, 5)).toMatchObject({ kind: 'words' });
    expect(whatStands(doc, 9, 9)).toEqual({ kind: 'element', about: 'cell', at: 7 });
  });
});
