/**
 * Mathematics as it is typed on any keyboard, in LaTeX: `3/4`, `2 1/2`, `3 x 4`, `x^2`, `<=`, `sqrt(2)`, `pi`. What is LaTeX already stays
 * as it is, and words stay words.
 */

const signs: Readonly<Record<string, string>> = {
  '<=': '\\le',
  '>=': '\\ge',
  '!=': '\\ne',
  '+-': '\\pm',
  '*': '\\times',
  '×': '\\times',
  '÷': '\\div',
  '·': '\\cdot',
  '≤': '\\le',
  '≥': '\\ge',
  '≠': '\\ne',
  '≈': '\\approx',
  '±': '\\pm',
  '−': '-',
  '–': '-',
  π: '\\pi',
  '°': '^{\\circ}',
  '√': '\\surd',
  '%': '\\%',
  $: '\\$',
  '#': '\\#',
  '&': '\\&',
  _: '\\_',
  '~': '\\sim',
  '’': "'",
};

const names: Readonly<Record<string, string>> = { pi: '\\pi', angle: '\\angle', triangle: '\\triangle' };

// A root of what stands in parentheses; a power; a mixed number or fraction; a product of numbers; a sign; a word; a number; the rest.
const pieces =
  /sqrt\((?<root>[^()]*)\)|\^\((?<power>[^()]*)\)|\^(?<exponent>-?\d+|[a-z])|(?:(?<whole>\d+)\s+)?(?<![\d.])(?<above>\d+|[a-z])\s*\/\s*(?<below>\d+|[a-z])(?![\d.\p{L}])|(?<product>(?<=[\d)]\s*)x(?=\s*[\d(]))|<=|>=|!=|\+-|\p{L}+|\d+(?:\.\d+)?|\s+|./giu;

/** Two letters are a product, as in `ka` or `bh`, unless they are one of these words or units. */
const wordsOfTwo = new Set(
  (
    'am an as at be by do go he if in is it me my no of on or pm so to up us vs we ' +
    'cg cl cm dl dm ft gm hr mg kg kl km lb mi ml mm ms oz pt qt sq yd'
  ).split(' '),
);

/** LaTeX for what somebody typed as plain text. */
export function latexOf(typed: string): string {
  const text = typed.trim();
  if (/[\\{}]/.test(text)) return text;
  let latex = '';
  for (const { 0: piece, groups = {} } of text.matchAll(pieces)) latex = joined(latex, pieceOf(piece, groups));
  return latex.trim();
}

function pieceOf(piece: string, groups: Readonly<Record<string, string | undefined>>): string {
  const { root, power, exponent, whole = '', above, below, product } = groups;
  if (root !== undefined) return `\\sqrt{${latexOf(root)}}`;
  if (power !== undefined) return `^{${latexOf(power)}}`;
  if (exponent !== undefined) return exponent.length === 1 ? `^${exponent}` : `^{${exponent}}`;
  if (above !== undefined) return `${whole}\\frac{${above}}{${below}}`;
  if (product !== undefined) return '\\times';
  if (/^\s/.test(piece)) return ' ';
  if (/^[a-z]{2}$/i.test(piece) && !(piece.toLowerCase() in names) && !wordsOfTwo.has(piece.toLowerCase()))
    return piece;
  if (/^\p{L}{2,}$/u.test(piece)) return names[piece.toLowerCase()] ?? `\\text{${piece}}`;
  return signs[piece] ?? piece;
}

/** Puts two pieces together: words of one text go on, and a command keeps its distance from a letter. */
function joined(latex: string, next: string): string {
  const words = /\}$/.test(latex) && /\\text\{[^{}]*\}$/.test(latex);
  if (next === ' ') return words ? latex.replace(/\}$/, ' }') : latex;
  if (words && next.startsWith('\\text{')) return latex.slice(0, -1) + next.slice('\\text{'.length);
  return /\\[a-z]+$/i.test(latex) && /^[a-z]/i.test(next) ? `${latex} ${next}` : latex + next;
}
