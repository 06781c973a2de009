/**
 * A formula in words, as a teacher says it: “2 and 3 fourths times x squared”. It reads the MathML that KaTeX writes and knows the
 * mathematics of the middle grades; null for what it does not know, and then the source is said.
 */

/** What is read of an element of MathML. */
export interface MathNode {
  readonly localName: string;
  readonly textContent: string | null;
  readonly children: ArrayLike<MathNode>;
}

const signs: Readonly<Record<string, string>> = {
  '+': 'plus',
  '−': 'minus',
  '-': 'minus',
  '±': 'plus or minus',
  '×': 'times',
  '⋅': 'times',
  '·': 'times',
  '∗': 'times',
  '*': 'times',
  '÷': 'divided by',
  '/': 'divided by',
  '=': 'equals',
  '≠': 'is not equal to',
  '<': 'is less than',
  '>': 'is greater than',
  '≤': 'is less than or equal to',
  '≥': 'is greater than or equal to',
  '≈': 'is about equal to',
  '∼': 'is similar to',
  '≅': 'is congruent to',
  '∥': 'is parallel to',
  '⊥': 'is perpendicular to',
  '→': 'goes to',
  ':': 'to',
  ',': ',',
  ';': ';',
  '(': 'open parenthesis',
  ')': 'close parenthesis',
  '[': 'open bracket',
  ']': 'close bracket',
  '{': 'open brace',
  '}': 'close brace',
  '%': 'percent',
  $: '$',
  '∠': 'angle',
  '△': 'triangle',
  π: 'pi',
  '…': 'and so on',
  '⋯': 'and so on',
  '!': 'factorial',
  '?': 'what',
  '∘': 'degrees',
  '°': 'degrees',
  '′': 'prime',
  '√': 'root',
  '∣': '|',
  '|': '|',
  '\u2061': '',
  '\u2062': '',
  '\u2063': ',',
};

const partNames: Readonly<Record<string, string>> = {
  '2': 'half',
  '3': 'third',
  '4': 'fourth',
  '5': 'fifth',
  '6': 'sixth',
  '7': 'seventh',
  '8': 'eighth',
  '9': 'ninth',
  '10': 'tenth',
  '12': 'twelfth',
  '100': 'hundredth',
};

const over: Readonly<Record<string, (base: string) => string>> = {
  '→': (base) => `ray ${spelled(base)}`,
  '↔': (base) => `line ${spelled(base)}`,
  '^': (base) => `${base} hat`,
  '⌢': (base) => `arc ${spelled(base)}`,
};

class Unknown extends Error {}

/** The words for a `math` element. */
export function spokenMath(math: MathNode): string | null {
  try {
    const words = said(math)
      .replace(/\s+/g, ' ')
      .replace(/ ([,;])/g, '$1')
      .trim();
    return words === '' ? null : words;
  } catch (error) {
    if (error instanceof Unknown) return null;
    throw error;
  }
}

function said(node: MathNode): string {
  const parts = [...Array.from(node.children)];
  const [first, second, third] = parts;
  switch (node.localName) {
    case 'math':
    case 'mrow':
    case 'mstyle':
    case 'mpadded':
      return line(parts);
    case 'semantics':
      return first ? said(first) : '';
    case 'mn':
    case 'mi':
    case 'mtext':
    case 'ms':
      return word(node);
    case 'mo':
      return signs[textOf(node)] ?? unknown(node);
    case 'mspace':
      return '';
    case 'mfrac':
      return first && second ? fraction(first, second) : unknown(node);
    case 'msqrt':
      return `the square root of ${grouped(line(parts), 'root')}`;
    case 'mroot':
      return first && second ? root(said(first), said(second)) : unknown(node);
    case 'msup':
      return first && second ? power(said(first), said(second)) : unknown(node);
    case 'msub':
      return first && second ? `${said(first)} sub ${said(second)}` : unknown(node);
    case 'msubsup':
      return first && second && third ? power(`${said(first)} sub ${said(second)}`, said(third)) : unknown(node);
    case 'mover':
      return first && second ? under(said(first), textOf(second)) : unknown(node);
    case 'mtable':
      return parts.map((row, index) => `line ${index + 1}: ${Array.from(row.children, said).join(' ')}`).join('; ');
    case 'mtd':
      return line(parts);
    default:
      return unknown(node);
  }
}

/** Pieces beside one another: mixed numbers, signs before a number, and bars that stand for an absolute value. */
function line(parts: readonly MathNode[]): string {
  const words: string[] = [];
  let barOpen = false;
  parts.forEach((part, index) => {
    const before = words.at(-1);
    if (part.localName === 'mo' && /^[|∣]$/.test(textOf(part))) {
      words.push(barOpen ? 'end absolute value' : 'the absolute value of');
      barOpen = !barOpen;
    } else if (part.localName === 'mo' && /^[−-]$/.test(textOf(part)) && startsTerm(parts[index - 1], barOpen)) {
      words.push('negative');
    } else if (part.localName === 'mfrac' && parts[index - 1]?.localName === 'mn' && isSimple(part)) {
      words.push('and', said(part));
    } else if (
      part.localName === 'mi' &&
      before !== undefined &&
      parts[index - 1]?.localName === 'mi' &&
      isLetter(part) &&
      /^\p{Lu}+$/u.test(textOf(part))
    ) {
      words.push(said(part));
    } else words.push(said(part));
  });
  return words.filter((one) => one !== '').join(' ');
}

const textOf = (node: MathNode) => (node.textContent ?? '').trim();
const isLetter = (node: MathNode) => /^\p{L}$/u.test(textOf(node));
const isSimple = (fractionNode: MathNode) =>
  Array.from(fractionNode.children).every((part) => /^\d+$/.test(textOf(part)));

/** A minus here belongs to the number that follows: nothing stands before it, or a sign does. */
function startsTerm(before: MathNode | undefined, barOpen: boolean): boolean {
  if (before !== undefined && /^[|∣]$/.test(textOf(before))) return barOpen;
  return before === undefined || (before.localName === 'mo' && !/^[)\]}|∣%!]$/.test(textOf(before)));
}

function word(node: MathNode): string {
  const text = (node.textContent ?? '').replace(/\u00a0/g, ' ');
  const known = signs[text.trim()];
  if (known !== undefined) return known;
  if (/[^\p{L}\p{N}\p{P}\p{Zs}\p{Sc}=+<>]/u.test(text)) return unknown(node);
  return text;
}

function fraction(above: MathNode, below: MathNode): string {
  const [many, part] = [textOf(above), textOf(below)];
  const name = partNames[part];
  if (/^\d+$/.test(many) && name !== undefined) {
    if (many === '1') return `1 ${name}`;
    return `${many} ${name === 'half' ? 'halves' : `${name}s`}`;
  }
  const words = `${said(above)} over ${said(below)}`;
  return isShort(said(above)) && isShort(said(below)) ? words : `the fraction ${words}, end fraction`;
}

function root(base: string, index: string): string {
  return `the ${index === '3' ? 'cube root' : `${index}th root`} of ${grouped(base, 'root')}`;
}

function power(base: string, exponent: string): string {
  if (exponent === '2') return `${base} squared`;
  if (exponent === '3') return `${base} cubed`;
  if (/^(degrees|prime)/.test(exponent)) return `${base} ${exponent}`;
  return `${base} to the power ${grouped(exponent, 'power')}`;
}

function under(base: string, mark: string): string {
  if (/^[‾¯ˉ_―—−-]$/.test(mark)) return /^[\d ]+$/.test(base) ? `${base} repeating` : `segment ${spelled(base)}`;
  const say = over[mark];
  if (say === undefined) throw new Unknown();
  return say(base);
}

const isShort = (words: string) => !/\s/.test(words.trim());
const grouped = (words: string, what: string) => (isShort(words) ? words : `${words}, end ${what},`);
const spelled = (letters: string) => letters.replace(/(?<=\p{Lu})(?=\p{Lu})/gu, ' ');

function unknown(_node: MathNode): never {
  throw new Unknown();
}
