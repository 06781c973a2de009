/**
 * How much room a label takes, without a page to measure on: a small table of the widths of characters. It follows a
 * broad sans-serif, so that what fits by this table fits in any font that a page is likely to use.
 */
import type { Label, Piece } from './label.ts';

/** Widths in hundredths of the font size. */
const widths = new Map<string, number>();
for (const [width, characters] of [
  [32, " 'ijl,.·′|:;I`!"],
  [40, '()[]{}ftr/\\-"J°″²³¹⁴½'],
  [54, '?szcvxy*_^–k'],
  [64, '0123456789aeouLnhbdpqgFTEPSYZ$√π'],
  [72, 'ABCKRVX#+<=>~×÷−≤≥≠≈±'],
  [80, 'DGHNUOQ&w'],
  [100, 'mMW@%…—→'],
] as const) {
  for (const character of characters) widths.set(character, width);
}

/** How wide a text is at a font size. Characters that are not in the table count as the widest letters. */
function textWidth(text: string, size: number, bold = false): number {
  let hundredths = 0;
  for (const character of text) {
    // A mark that is set upon the character before it takes no room; a picture or an ideograph takes more than a letter.
    if (/\p{M}/u.test(character)) continue;
    hundredths += widths.get(character) ?? (/\p{Script=Latin}/u.test(character) ? 80 : 130);
  }
  return (hundredths / 100) * size * (bold ? 1.08 : 1);
}

export interface Extent {
  readonly width: number;
  readonly height: number;
}

/** The sizes of parts of a label, as shares of its font size. */
export const shares = { fraction: 0.86, raised: 0.72, lineHeight: 1.2, fractionHeight: 2.06, gap: 0.12 } as const;

export function pieceWidth(piece: Piece, size: number, bold = false): number {
  if (piece.kind === 'text' || piece.kind === 'barred') return textWidth(piece.text, size, bold);
  if (piece.kind !== 'fraction') return textWidth(piece.text, size * shares.raised, bold);
  const widest = Math.max(...[piece.top, piece.bottom].map((text) => textWidth(text, size * shares.fraction, bold)));
  return widest + size * shares.gap * 2;
}

export function labelExtent(label: Label, size: number, bold = false): Extent {
  const width = label.reduce((before, piece) => before + pieceWidth(piece, size, bold), 0);
  const tall = label.some((piece) => piece.kind === 'fraction');
  const taller = label.some(({ kind }) => kind === 'raised' || kind === 'lowered' || kind === 'barred');
  return { width, height: size * (tall ? shares.fractionHeight : shares.lineHeight + (taller ? 0.3 : 0)) };
}

/** Words in lines of at most this width. A word that is wider stands alone in its line. */
export function wrapWords(text: string, size: number, widthMax: number, bold = false): string[] {
  const lines: string[] = [];
  for (const word of text.split(/\s+/).filter((one) => one !== '')) {
    const longer = lines.length === 0 ? word : `${lines.at(-1)} ${word}`;
    if (lines.length > 0 && textWidth(longer, size, bold) <= widthMax) lines[lines.length - 1] = longer;
    else lines.push(word);
  }
  return lines;
}
