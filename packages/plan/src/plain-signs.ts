/** What the commands of a formula are in plain text. */

type Signs = Readonly<Record<string, string>>;

/** Between two terms they have a blank on either side. */
export const operators: Signs = {
  '+': '+',
  '-': '−',
  '−': '−',
  '=': '=',
  '<': '<',
  '>': '>',
  '\\times': '×',
  '\\cdot': '·',
  '\\div': '÷',
  '\\pm': '±',
  '\\lt': '<',
  '\\gt': '>',
  '\\le': '≤',
  '\\leq': '≤',
  '\\leqslant': '≤',
  '\\ge': '≥',
  '\\geq': '≥',
  '\\geqslant': '≥',
  '\\ne': '≠',
  '\\neq': '≠',
  '\\approx': '≈',
  '\\sim': '∼',
  '\\cong': '≅',
  '\\equiv': '≡',
  '\\to': '→',
  '\\rightarrow': '→',
  '\\Rightarrow': '⇒',
  '\\Leftrightarrow': '⇔',
  '\\parallel': '∥',
  '\\perp': '⊥',
};

export const signs: Signs = {
  '\\%': '%',
  '\\$': '$',
  '\\#': '#',
  '\\{': '{',
  '\\}': '}',
  '\\_': '_',
  '\\&': '&',
  '\\colon': ':',
  '\\lvert': '|',
  '\\rvert': '|',
  '\\vert': '|',
  '\\mid': '|',
  '\\circ': '°',
  '\\degree': '°',
  '\\prime': '′',
  "'": '′',
  '\\angle': '∠',
  '\\triangle': '△',
  '\\infty': '∞',
  '\\ldots': '…',
  '\\dots': '…',
  '\\cdots': '…',
  '\\square': '□',
  '\\Box': '□',
  '\\blank': '□',
  '\\alpha': 'α',
  '\\beta': 'β',
  '\\gamma': 'γ',
  '\\delta': 'δ',
  '\\theta': 'θ',
  '\\lambda': 'λ',
  '\\mu': 'μ',
  '\\pi': 'π',
  '\\sigma': 'σ',
  '\\phi': 'φ',
  '\\Delta': 'Δ',
  '\\Sigma': 'Σ',
};

/** They say how it looks, and nothing else. */
export const ignored: Signs = {
  '\\left': '',
  '\\right': '',
  '\\big': '',
  '\\Big': '',
  '\\bigg': '',
  '\\Bigg': '',
  '\\displaystyle': '',
  '\\textstyle': '',
  '\\!': '',
};

export const blanks: Signs = {
  '\\,': ' ',
  '\\:': ' ',
  '\\;': ' ',
  '\\ ': ' ',
  '~': ' ',
  '\\quad': ' ',
  '\\qquad': ' ',
};

/** A sign over each letter. */
export const dressed: Signs = { '\\overline': '\u0305', '\\bar': '\u0304' };

export const superscripts: Signs = Object.fromEntries(
  [...'0123456789+−()n'].map((sign, at) => [sign, [...'⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁽⁾ⁿ'][at] ?? sign]),
);

export const subscripts: Signs = Object.fromEntries(
  [...'0123456789+−()'].map((sign, at) => [sign, [...'₀₁₂₃₄₅₆₇₈₉₊₋₍₎'][at] ?? sign]),
);
