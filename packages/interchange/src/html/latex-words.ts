/** Signs of a formula as LaTeX: what MathML and Word's equations write as letters of their own. */

const commands: Readonly<Record<string, string>> = {
  '×': '\\times',
  '÷': '\\div',
  '·': '\\cdot',
  '⋅': '\\cdot',
  '∙': '\\cdot',
  '±': '\\pm',
  '∓': '\\mp',
  '−': '-',
  '–': '-',
  '∗': '*',
  '≤': '\\leq',
  '≥': '\\geq',
  '≠': '\\neq',
  '≈': '\\approx',
  '≅': '\\cong',
  '∼': '\\sim',
  '≡': '\\equiv',
  '∝': '\\propto',
  '≪': '\\ll',
  '≫': '\\gg',
  '→': '\\to',
  '←': '\\leftarrow',
  '↔': '\\leftrightarrow',
  '⇒': '\\Rightarrow',
  '⇐': '\\Leftarrow',
  '⇔': '\\Leftrightarrow',
  '↦': '\\mapsto',
  '∞': '\\infty',
  '∂': '\\partial',
  '∇': '\\nabla',
  '∑': '\\sum',
  '∏': '\\prod',
  '∫': '\\int',
  '∬': '\\iint',
  '∮': '\\oint',
  '√': '\\surd',
  '∈': '\\in',
  '∉': '\\notin',
  '∋': '\\ni',
  '⊂': '\\subset',
  '⊃': '\\supset',
  '⊆': '\\subseteq',
  '⊇': '\\supseteq',
  '∪': '\\cup',
  '∩': '\\cap',
  '∅': '\\emptyset',
  '∀': '\\forall',
  '∃': '\\exists',
  '¬': '\\neg',
  '∧': '\\wedge',
  '∨': '\\vee',
  '∠': '\\angle',
  '△': '\\triangle',
  '⊥': '\\perp',
  '∥': '\\parallel',
  '∣': '\\mid',
  '∤': '\\nmid',
  '∘': '\\circ',
  '°': '^{\\circ}',
  '…': '\\ldots',
  '⋯': '\\cdots',
  '⋮': '\\vdots',
  '⋱': '\\ddots',
  '∴': '\\therefore',
  '∵': '\\because',
  '□': '\\square',
  '◻': '\\square',
  '■': '\\blacksquare',
  '⟨': '\\langle',
  '⟩': '\\rangle',
  '⌊': '\\lfloor',
  '⌋': '\\rfloor',
  '⌈': '\\lceil',
  '⌉': '\\rceil',
  '‖': '\\|',
  '′': "'",
  '″': "''",
  '¢': '\\text{¢}',
  '€': '\\text{€}',
  α: '\\alpha',
  β: '\\beta',
  γ: '\\gamma',
  δ: '\\delta',
  ε: '\\varepsilon',
  ϵ: '\\epsilon',
  ζ: '\\zeta',
  η: '\\eta',
  θ: '\\theta',
  ι: '\\iota',
  κ: '\\kappa',
  λ: '\\lambda',
  μ: '\\mu',
  ν: '\\nu',
  ξ: '\\xi',
  π: '\\pi',
  ρ: '\\rho',
  σ: '\\sigma',
  ς: '\\varsigma',
  τ: '\\tau',
  υ: '\\upsilon',
  φ: '\\varphi',
  ϕ: '\\phi',
  χ: '\\chi',
  ψ: '\\psi',
  ω: '\\omega',
  Γ: '\\Gamma',
  Δ: '\\Delta',
  Θ: '\\Theta',
  Λ: '\\Lambda',
  Ξ: '\\Xi',
  Π: '\\Pi',
  Σ: '\\Sigma',
  Φ: '\\Phi',
  Ψ: '\\Psi',
  Ω: '\\Omega',
  ℝ: '\\mathbb{R}',
  ℕ: '\\mathbb{N}',
  ℤ: '\\mathbb{Z}',
  ℚ: '\\mathbb{Q}',
  ℂ: '\\mathbb{C}',
  ℓ: '\\ell',
  '¼': '\\frac{1}{4}',
  '½': '\\frac{1}{2}',
  '¾': '\\frac{3}{4}',
  '⅓': '\\frac{1}{3}',
  '⅔': '\\frac{2}{3}',
  '²': '^{2}',
  '³': '^{3}',
  '¹': '^{1}',
  '#': '\\#',
  '%': '\\%',
  '&': '\\&',
  _: '\\_',
  '{': '\\{',
  '}': '\\}',
  $: '\\$',
  '\\': '\\backslash',
  '~': '\\sim',
  '^': '\\hat{}',
};

/** Signs that are there to be heard or to break a line, and are not seen. */
const unseen = /\p{Default_Ignorable_Code_Point}|\p{Cc}/gu;

/** Functions that LaTeX sets upright by a name of its own. */
const functions = new Set(
  'sin cos tan cot sec csc arcsin arccos arctan sinh cosh tanh log ln lg exp lim max min sup inf det dim gcd deg ker arg'.split(
    ' ',
  ),
);

/** Signs of a formula, each as LaTeX; a command keeps its distance from a letter behind it. */
export function latexOfSigns(text: string): string {
  let latex = '';
  for (const sign of text.replace(unseen, '')) {
    const command = Object.hasOwn(commands, sign) ? commands[sign] : undefined;
    latex = followedBy(latex, command ?? (/\s/u.test(sign) ? ' ' : plainLetter(sign)));
  }
  return latex;
}

/** Two pieces of LaTeX one after the other: `\times` and `a` are not `\timesa`. */
function followedBy(before: string, after: string): string {
  return /\\[a-zA-Z]+$/.test(before) && /^[a-zA-Z]/.test(after) ? `${before} ${after}` : before + after;
}

/** Pieces of LaTeX one after another. */
export function inARow(pieces: readonly string[]): string {
  return pieces.reduce(followedBy, '');
}

/** The name of a variable or a function. */
export function latexOfName(name: string): string {
  const word = name.replace(unseen, '').trim();
  if (functions.has(word)) return `\\${word}`;
  if ([...word].length <= 1 || !/^[a-zA-Z]+$/.test(word)) return latexOfSigns(word);
  return `\\mathrm{${word}}`;
}

/** Words among the signs. */
export function latexOfWords(words: string): string {
  const seen = words.replace(/[\s\u00a0]+/g, ' ').replace(unseen, '');
  if (seen.trim() === '') return seen === '' ? '' : '\\ ';
  if (/^[\d.,:+=<>()\-×÷ ]+$/.test(seen)) return latexOfSigns(seen.trim());
  const escaped = seen.replace(/[\\{}$%#&_^~]/g, (sign) => textSigns[sign] ?? `\\${sign}`);
  return `\\text{${escaped}}`;
}

const textSigns: Readonly<Record<string, string>> = {
  '\\': '\\textbackslash{}',
  '^': '\\textasciicircum{}',
  '~': '\\textasciitilde{}',
};

/** Without blanks at its ends. */
export function withoutEdges(latex: string): string {
  return latex.replace(/^(?:\\ |\s)+/, '').replace(/(?:\\ |\s)+$/, '');
}

/** The base of a script: more than one sign stands in braces. */
export function grouped(latex: string): string {
  const one = latex.trim();
  return [...one].length === 1 || /^\\[a-zA-Z]+$/.test(one) ? one : `{${one}}`;
}

// Letters of the mathematical alphabets are ordinary letters in another dress.
function plainLetter(sign: string): string {
  const code = sign.codePointAt(0) ?? 0;
  if (code < 0x1d400 || code > 0x1d7ff) return sign;
  const plain = sign.normalize('NFKC');
  return Object.hasOwn(commands, plain) ? (commands[plain] ?? plain) : plain;
}

/** A bracket that grows with what stands in it. */
export function bracket(sign: string, side: 'left' | 'right'): string {
  const latex = sign === '' ? '.' : latexOfSigns(sign);
  return followedBy(`\\${side}`, /^(?:[()[\]|./]|\\[{}|]|\\[a-zA-Z]+)$/.test(latex) ? latex : '.');
}
