/** The words for which a thing in a text stands that is no text itself. */
import { readFigure } from '../body/figure.ts';

/** What stands for an atom in a quote: a formula's source, a figure's title, a picture's own words. */
export function atomWords(name: string, attrs: Readonly<Record<string, unknown>>): string {
  switch (name) {
    case 'formula':
      return `$${attrs.latex ?? ''}$`;
    case 'formulaBlock':
      return `$$${attrs.latex ?? ''}$$`;
    case 'figure':
      return readFigure(attrs.figure)?.title ?? '';
    case 'picture':
      return typeof attrs.alt === 'string' ? attrs.alt : '';
    case 'hardBreak':
      return '\n';
    default:
      return '';
  }
}
