/** The words of a standard and the formulas among them, which frameworks write between dollar signs. Money is no formula. */

export interface StatementPart {
  readonly kind: 'words' | 'formula';
  readonly text: string;
}

// As Pandoc has it: no blank inside of either sign, and no digit after the second.
const formula = /\$(?!\s)([^$\n]{1,2000})(?<!\s)\$(?!\d)/g;

/** A statement in parts, in order; together they say all of it. */
export function statementParts(statement: string): readonly StatementPart[] {
  const parts: StatementPart[] = [];
  let at = 0;
  for (const found of statement.matchAll(formula)) {
    if (found.index > at) parts.push({ kind: 'words', text: statement.slice(at, found.index) });
    parts.push({ kind: 'formula', text: found[1] ?? '' });
    at = found.index + found[0].length;
  }
  if (at < statement.length) parts.push({ kind: 'words', text: statement.slice(at) });
  return parts;
}
