/**
 * What is written in a figure: words, numbers and simple LaTeX, as pieces that can be measured and set without a page.
 * Fractions stand one number over the other. A command that is not known stays visible as it was typed.
 */
import { type NumberForm, type Rational, writeNumber } from './rational.ts';

export type Piece =
  | { readonly kind: 'text'; readonly text: string; readonly slanted: boolean }
  | { readonly kind: 'raised'; readonly text: string }
  | { readonly kind: 'lowered'; readonly text: string }
  /** Below a bar: the digits of a decimal that repeat, the two ends of a segment. */
  | { readonly kind: 'barred'; readonly text: string }
  | { readonly kind: 'fraction'; readonly top: string; readonly bottom: string };

export type Label = readonly Piece[];

/** What stands where a number is not known. */
export const unknownMark = '?';

/** A number, or the mark of an unknown. */
export function numberLabel(value: Rational | null, form: NumberForm = 'mixed'): Label {
  if (value === null) return wordsLabel(unknownMark);
  const { minus, whole, fraction } = writeNumber(value, form);
  const before = `${minus ? '−' : ''}${whole}`;
  return [
    ...(before === '' ? [] : wordsLabel(before)),
    ...(fraction ? [{ kind: 'fraction' as const, ...fraction }] : []),
  ];
}

/** Words as they are, nothing in them read as LaTeX. */
export function wordsLabel(text: string): Label {
  return text === '' ? [] : [{ kind: 'text', text, slanted: false }];
}

/** A label as teachers type it: words, with formulas between dollar signs or bare commands such as `\frac{1}{2}`. */
export function readLabel(typed: string): Label {
  const parts = partsOf(typed).map(({ kind, text }) =>
    kind === 'words' ? wordsLabel(text) : formula(text, kind === 'formula'),
  );
  return parts.length === 1 ? parts.flat() : merged(parts.flat());
}

interface LabelPart {
  /** A bare command outside of dollar signs draws no slanted letters. */
  readonly kind: 'words' | 'formula' | 'bare';
  readonly text: string;
}

function partsOf(typed: string): readonly LabelPart[] {
  const text = typed.replaceAll(/[\p{Cc}\p{Cf}]+/gu, ' ').trim();
  const asWords = (words: string): LabelPart => ({ kind: 'words', text: words.replaceAll('\\$', '$') });
  if (!/(?<!\\)\$/.test(text)) return [/\\[a-zA-Z]|[\^_]\{?\w/.test(text) ? { kind: 'bare', text } : asWords(text)];
  const parts = text.split(/(?<!\\)\$/);
  return parts.map((part, index) => {
    const inside = index % 2 === 1 && index < parts.length - 1;
    // A dollar sign without a second one is money.
    return inside ? { kind: 'formula', text: part } : asWords(index % 2 === 1 ? `$${part}` : part);
  });
}

/** Whether there is a formula between dollar signs in a label. */
export function holdsFormula(typed: string): boolean {
  return partsOf(typed).some(({ kind }) => kind === 'formula');
}

/** What of a label's LaTeX is not drawn as it is meant: a command that figures do not know, or a brace without its other one. Null for none. */
export function labelTrouble(typed: string): string | null {
  for (const { kind, text } of partsOf(typed)) {
    if (kind === 'words') continue;
    for (const [command, name = ''] of text.matchAll(/\\([a-zA-Z]+|.)/gsu)) if (!isKnown(name)) return command;
    const braces = text.replaceAll(/\\./gsu, '').replaceAll(/[^{}]/g, '');
    let open = 0;
    for (const brace of braces) {
      open += brace === '{' ? 1 : -1;
      if (open < 0) return '}';
    }
    if (open > 0) return '{';
  }
  return null;
}

/** The same on one line, for a text alternative: `3/4 of x^2`. */
export function plainText(label: Label): string {
  const text = label.reduce((before, piece) => {
    if (piece.kind === 'text')
      return `${before}${/\/\S+$/.test(before) && /^[\p{L}(]/u.test(piece.text) ? ' ' : ''}${piece.text}`;
    if (piece.kind === 'raised') return before + (/^[°′″]$/.test(piece.text) ? piece.text : `^${grouped(piece.text)}`);
    if (piece.kind === 'lowered') return `${before}_${grouped(piece.text)}`;
    if (piece.kind === 'barred')
      return `${before}${piece.text} ${/\d$/.test(piece.text) ? 'repeating' : 'with a bar'} `;
    const joint = /\d$/.test(before) ? ' ' : '';
    return `${before}${joint}${grouped(piece.top)}/${grouped(piece.bottom)}`;
  }, '');
  return text.replaceAll(/\s+/g, ' ').trim();
}

const signs: Readonly<Record<string, string>> = {
  ...{ times: ' × ', cdot: ' · ', div: ' ÷ ', pm: ' ± ', le: ' ≤ ', leq: ' ≤ ', ge: ' ≥ ', geq: ' ≥ ', lt: ' < ' },
  ...{ gt: ' > ', ne: ' ≠ ', neq: ' ≠ ', approx: ' ≈ ', to: ' → ', rightarrow: ' → ', ldots: '…', dots: '…' },
  ...{ pi: 'π', theta: 'θ', alpha: 'α', beta: 'β', gamma: 'γ', Delta: 'Δ', triangle: '△', angle: '∠', circ: '°' },
  ...{ degree: '°', prime: '′', infty: '∞', parallel: ' ∥ ', perp: ' ⊥ ', cong: ' ≅ ', sim: ' ∼ ', percent: '%' },
  ...{ left: '', right: '', displaystyle: '', ',': ' ', ';': ' ', ':': ' ', '!': '', quad: ' ', qquad: ' ', ' ': ' ' },
  ...{
    '%': '%',
    $: '$',
    '{': '{',
    '}': '}',
    _: '_',
    '&': '&',
    '#': '#',
    cdots: '⋯',
    lvert: '|',
    rvert: '|',
    vert: '|',
  },
};

const fraction = /^[dt]?frac$/;
const upright = /^(?:text|mathrm|mathbf|textbf|textit|mathit)$/;
const isKnown = (name: string) =>
  Object.hasOwn(signs, name) || /^(?:sqrt|overline)$/.test(name) || fraction.test(name) || upright.test(name);

const spaced = new Map([
  ['-', '−'],
  ['*', '·'],
  ["'", '′'],
]);

/** The pieces of a formula. `slanted` says whether its letters are variables. */
function formula(latex: string, slanted: boolean): Label {
  const pieces: Piece[] = [];
  const words = (text: string) => {
    for (const run of text.match(/[a-zA-Z]+|[^a-zA-Z]+/g) ?? []) {
      pieces.push({ kind: 'text', text: run, slanted: slanted && /^[a-zA-Z]$/.test(run) });
    }
  };
  let at = 0;
  /** The next argument: a group in braces, a command, or one sign. */
  const argument = (): string => {
    while (latex[at] === ' ') at += 1;
    if (latex[at] !== '{') {
      const [one = ''] = /^(?:\\[a-zA-Z]+|\\.|.)/su.exec(latex.slice(at)) ?? [];
      at += one.length;
      return one;
    }
    const from = at + 1;
    for (let depth = 0; at < latex.length; at += 1) {
      if (latex[at] === '{') depth += 1;
      if (latex[at] === '}') depth -= 1;
      if (depth === 0) break;
    }
    at += 1;
    return latex.slice(from, at - 1);
  };
  const flat = (source: string) => plainText(formula(source, false));
  while (at < latex.length) {
    const [command, name] = /^\\([a-zA-Z]+|.)/su.exec(latex.slice(at)) ?? [];
    if (command !== undefined && name !== undefined) {
      at += command.length;
      if (fraction.test(name)) pieces.push({ kind: 'fraction', top: flat(argument()), bottom: flat(argument()) });
      else if (name === 'sqrt') words(`√${grouped(flat(argument()))}`);
      else if (name === 'overline') pieces.push({ kind: 'barred', text: flat(argument()) });
      else if (upright.test(name)) {
        pieces.push({ kind: 'text', text: argument(), slanted: false });
      } else words(signs[name] ?? `${command} `);
    } else if (latex[at] === '^' || latex[at] === '_') {
      const kind = latex[at] === '^' ? 'raised' : 'lowered';
      at += 1;
      const text = flat(argument());
      if (text !== '') pieces.push(text === '°' ? { kind: 'text', text, slanted: false } : { kind, text });
    } else {
      const [sign = ''] = /^./su.exec(latex.slice(at)) ?? [];
      at += sign.length;
      if (sign !== '{' && sign !== '}') words(spaced.get(sign) ?? (/[+=<>]/.test(sign) ? ` ${sign} ` : sign));
    }
  }
  return merged(pieces);
}

/** Neighbors of one kind as one piece, with single spaces. */
function merged(pieces: readonly Piece[]): Label {
  const kept: Piece[] = [];
  for (const piece of pieces) {
    const last = kept.at(-1);
    if (piece.kind === 'text' && last?.kind === 'text' && last.slanted === piece.slanted) {
      kept[kept.length - 1] = { ...last, text: last.text + piece.text };
    } else kept.push(piece);
  }
  return kept.flatMap((piece, index) => {
    if (piece.kind !== 'text') return piece;
    let text = piece.text.replaceAll(/\s+/g, ' ');
    if (index === 0) text = text.trimStart().replace(/^([+−<>=]) (?=\S)/, '$1');
    if (index === kept.length - 1) text = text.trimEnd();
    return text === '' ? [] : { ...piece, text };
  });
}

function grouped(text: string): string {
  return /^[\p{L}\d.√°%]*$/u.test(text) ? text : `(${text})`;
}
