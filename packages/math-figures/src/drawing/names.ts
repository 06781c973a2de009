/** The name of a row, a line or a tape: words in as many lines as they need, or one line where they hold a formula. */
import { readLabel, wordsLabel } from '../label.ts';
import { fontSize, type LabelShape, type LabelStyle, labelBeside } from '../scene.ts';
import { labelExtent, shares, wrapWords } from '../text-width.ts';

export interface Name {
  readonly width: number;
  readonly height: number;
  /** Its lines, with the middle of the whole at a height, from x on to the right (or, aligned to its end, up to x). */
  at(x: number, y: number, align?: 'start' | 'middle' | 'end'): LabelShape[];
}

export function layName(text: string, widthMax: number, style: LabelStyle = {}): Name {
  const size = style.size ?? fontSize;
  const read = readLabel(text);
  const formula = read.length > 1 || (read[0]?.kind === 'text' && read[0].slanted);
  const lines = formula ? [read] : wrapWords(text.replaceAll('\\$', '$'), size, widthMax, style.bold).map(wordsLabel);
  const extents = lines.map((label) => labelExtent(label, size, style.bold));
  const lineHeight = formula ? (extents[0]?.height ?? 0) : size * shares.lineHeight;
  const height = lineHeight * lines.length;
  return {
    width: Math.max(0, ...extents.map(({ width }) => width)),
    height,
    at: (x, y, align = 'start') => {
      const side = align === 'start' ? 'right' : align === 'end' ? 'left' : 'below';
      return lines.map((label, index) => {
        const middle = y - height / 2 + (index + 0.5) * lineHeight;
        const at = { x, y: align === 'middle' ? middle - (extents[index]?.height ?? 0) / 2 : middle };
        return labelBeside(label, at, side, style);
      });
    },
  };
}
