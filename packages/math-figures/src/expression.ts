/**
 * A rule in x, as teachers type it: `2x + 1`, `(x-1)^2`, `\frac{1}{2}x`, `|x|`, `sqrt(x)`. It is read into a function by a
 * small grammar of its own; nothing is evaluated as code.
 */

export type Rule = (x: number) => number;

const charactersMax = 120;

/** The function of a rule; null for what is none. Where it has no value, it gives NaN. */
export function readRule(typed: string): Rule | null {
  const tokens = tokensOf(typed);
  if (tokens === null || tokens.length === 0) return null;
  let at = 0;
  let depth = 0;
  const peek = () => tokens[at];
  const take = (token: string) => {
    if (peek() !== token) return false;
    at += 1;
    return true;
  };

  /** sum := product (('+' | '-') product)* */
  function sum(): Rule | null {
    let left = product();
    while (left && (peek() === '+' || peek() === '-')) {
      const sign = take('+') ? 1 : (take('-'), -1);
      const [a, b]: [Rule, Rule | null] = [left, product()];
      left = b && ((x) => a(x) + sign * b(x));
    }
    return left;
  }

  /** product := signed (('*' | '/')? signed)*, where two factors side by side are multiplied */
  function product(): Rule | null {
    let left = signed();
    while (left) {
      const divided = take('/');
      if (!divided && !take('*') && !beginsFactor(peek())) break;
      const [a, b]: [Rule, Rule | null] = [left, signed()];
      left = b && (divided ? (x) => a(x) / b(x) : (x) => a(x) * b(x));
    }
    return left;
  }

  function signed(): Rule | null {
    if (!take('-')) return power();
    depth += 1;
    const inner = depth > charactersMax ? null : signed();
    depth -= 1;
    return inner && ((x) => -inner(x));
  }

  function power(): Rule | null {
    const base = factor();
    if (!base || !take('^')) return base;
    const exponent = signed();
    return exponent && ((x) => base(x) ** exponent(x));
  }

  function factor(): Rule | null {
    const token = peek();
    at += 1;
    if (token === undefined) return null;
    if (token === 'x') return (x) => x;
    if (token === 'π') return () => Math.PI;
    if (/^[\d.]/.test(token)) return Number.isFinite(Number(token)) ? () => Number(token) : null;
    if (token === 'sqrt' || token === 'abs') {
      const inner = factor();
      const apply = token === 'sqrt' ? Math.sqrt : Math.abs;
      return inner && ((x) => apply(inner(x)));
    }
    const closing = token === '(' ? ')' : token === '[' ? ']' : null;
    if (closing === null) return null;
    const inner = sum();
    return inner && take(closing) ? inner : null;
  }

  const rule = sum();
  return at === tokens.length ? rule : null;
}

/** Bars become brackets of `abs`, LaTeX becomes plain signs; null where something is not known. */
function tokensOf(typed: string): string[] | null {
  if (typed.length > charactersMax) return null;
  let text = typed.replaceAll('$', '').replaceAll(/\\left|\\right|\\,|\\ /g, '');
  for (let before = ''; before !== text; ) {
    before = text;
    text = text.replaceAll(/\\[dt]?frac\s*\{([^{}]*)\}\s*\{([^{}]*)\}/g, '(($1)/($2))');
    text = text.replaceAll(/\\sqrt\s*\{([^{}]*)\}/g, 'sqrt($1)').replaceAll(/\^\{([^{}]*)\}/g, '^($1)');
    if (text.length > charactersMax * 4) return null;
  }
  text = text
    .replaceAll(/\\(?:cdot|times)/g, '*')
    .replaceAll('\\pi', 'π')
    .replaceAll(/[·×]/g, '*')
    .replaceAll('÷', '/');
  text = text
    .replaceAll('−', '-')
    .replaceAll('²', '^2')
    .replaceAll('³', '^3')
    .replace(/^\s*(?:y|f\(x\))\s*=/, '');
  const tokens = text.match(/\d*\.\d+|\d+|sqrt|abs|[a-zπ]|[^\s]/g) ?? [];
  let open = false;
  const read = tokens.flatMap((token) => {
    if (token !== '|') return [token];
    open = !open;
    return open ? ['abs', '('] : [')'];
  });
  return read.every((token) => /^(?:[\d.]+|sqrt|abs|[xπ+\-*/^()[\]])$/.test(token)) ? read : null;
}

function beginsFactor(token: string | undefined): boolean {
  return token !== undefined && /^(?:[\d.]+|x|π|sqrt|abs|\(|\[)$/.test(token);
}
