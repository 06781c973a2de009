/** Formulas of the middle grades in words, by way of the very MathML that the page shows. */
import katex from 'katex';
import { expect, test } from 'vitest';
import { type MathNode, spokenMath } from './spoken-math.ts';

/** Reads KaTeX's own markup, which is all elements and text. */
function readMath(latex: string): MathNode {
  const markup = katex.renderToString(latex, { output: 'mathml', throwOnError: true });
  const root = { localName: '', text: '', children: [] as Building[] };
  const open: Building[] = [root];
  for (const [, end, tag, inside, text = ''] of markup.matchAll(/<(\/?)([a-z]+)([^>]*)>|([^<]+)/g)) {
    const here = open.at(-1) ?? root;
    if (text !== '') here.text += unescaped(text);
    else if (end === '/') {
      open.pop();
      (open.at(-1) ?? root).text += here.text;
    } else {
      const made = { localName: tag ?? '', text: '', children: [] };
      here.children.push(made);
      if (!inside?.endsWith('/')) open.push(made);
    }
  }
  const find = (node: Building): Building | undefined =>
    node.localName === 'math' ? node : node.children.map(find).find((one) => one !== undefined);
  const math = find(root);
  if (!math) throw new Error('KaTeX wrote no math');
  return asNode(math);
}

interface Building {
  localName: string;
  text: string;
  children: Building[];
}

const asNode = ({ localName, text, children }: Building): MathNode => ({
  localName,
  textContent: text,
  children: children.map(asNode),
});

const unescaped = (text: string) =>
  text
    .replace(/&lt;/g, '<')
    .replace(/&gt;/g, '>')
    .replace(/&#x27;/g, "'")
    .replace(/&quot;/g, '"')
    .replace(/&amp;/g, '&');

test.each([
  ['\\frac{3}{4}', '3 fourths'],
  ['\\frac{1}{2}', '1 half'],
  ['2\\frac{1}{2}\\times\\frac{3}{5}', '2 and 1 half times 3 fifths'],
  ['\\frac{a+b}{17}', 'the fraction a plus b over 17, end fraction'],
  ['x^2+3x-4=0', 'x squared plus 3 x minus 4 equals 0'],
  ['-3+(-2)', 'negative 3 plus open parenthesis negative 2 close parenthesis'],
  ['10^{-3}', '10 to the power negative 3, end power,'],
  ['\\sqrt{2}', 'the square root of 2'],
  ['\\sqrt[3]{8}', 'the cube root of 8'],
  ['\\left|-3\\right|=3', 'the absolute value of negative 3 end absolute value equals 3'],
  ['0.\\overline{3}', '0. 3 repeating'],
  ['\\overline{AB}', 'segment A B'],
  ['\\angle A=45^{\\circ}', 'angle A equals 45 degrees'],
  ['3:8', '3 to 8'],
  ['25\\%', '25 percent'],
  ['x\\le4', 'x is less than or equal to 4'],
  ['\\pi r^2', 'pi r squared'],
  ['\\text{miles per hour}', 'miles per hour'],
  ['\\$5.50', '$ 5.50'],
])('%s is said “%s”', (latex, words) => {
  expect(spokenMath(readMath(latex))).toBe(words);
});

test('what it does not know is left to the source', () => {
  expect(spokenMath(readMath('\\overbrace{x}^{a}'))).toBeNull();
});
