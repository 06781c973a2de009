/** The signs between which a formula stands in a comment. Pure. */

interface Selected {
  readonly text: string;
  readonly from: number;
  readonly to: number;
}

/** The signs around what is selected in a field; the selection, or the caret, then is between them. */
export function withFormulaSigns({ text, from, to }: Selected): Selected {
  // Blanks outside: a formula neither begins nor ends with one.
  const inside = text.slice(from, to);
  const begins = from + (inside.length - inside.trimStart().length);
  const ends = inside.trim() === '' ? begins : to - (inside.length - inside.trimEnd().length);
  const signed = `${text.slice(0, begins)}$${text.slice(begins, ends)}$${text.slice(ends)}`;
  return { text: signed, from: begins + 1, to: ends + 1 };
}
