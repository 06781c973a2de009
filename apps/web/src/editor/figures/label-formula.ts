/**
 * A label of a figure as one formula. Labels are texts with formulas between dollar signs; one that is a single formula is written as it
 * looks, and any other can be turned into one: its words stand in it as words.
 */
import { latexOf } from '../formula/typed-math.ts';

const formula = /(?<!\\)\$((?:\\.|[^$\\])+)\$/g;

/** The LaTeX of a label that is one formula and nothing else; null for any other. */
export function formulaIn(label: string): string | null {
  const [whole, latex] = new RegExp(`^${formula.source}$`).exec(label.trim()) ?? [];
  return whole === undefined ? null : (latex ?? null);
}

/** Any label as LaTeX: `3/4` as a fraction, words as words, its formulas as they are. */
export function latexOfLabel(label: string): string {
  if (!label.includes('$')) return latexOf(label);
  let at = 0;
  let latex = '';
  for (const { 0: all, 1: inside, index } of label.matchAll(formula)) {
    latex += asWords(label.slice(at, index)) + inside;
    at = index + all.length;
  }
  return latex + asWords(label.slice(at));
}

/** The label of a formula; an empty one is no label. */
export function labelOf(latex: string): string {
  return latex.trim() === '' ? '' : `$${latex.replaceAll(/(?<!\\)\$/g, '\\$')}$`;
}

/** What is left of a formula in a field for text: words and numbers as they are, anything else as its source. */
export function textOfFormula(latex: string): string {
  const words = latex.replaceAll(/\\text\{([^{}]*)\}/g, '$1');
  return /[\\{}^_$]/.test(words) ? labelOf(latex) : words;
}

/** Words beside a formula; the blanks at their ends keep them apart. */
function asWords(text: string): string {
  if (text === '') return '';
  const [, before = '', words = '', after = ''] = /^(\s*)(.*?)(\s*)$/s.exec(text.replaceAll('\\$', '$')) ?? [];
  const gap = (blank: string) => (blank === '' ? '' : '\\text{ }');
  return words === '' ? gap(before) : gap(before) + latexOf(words) + gap(after);
}
