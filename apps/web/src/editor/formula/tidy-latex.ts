/** LaTeX as a field gives it, in the form in which it is kept: every argument in braces, no empty boxes, a mixed number without its gap. */

export function tidyLatex(latex: string): string {
  return (
    latex
      .replace(/\\placeholder(?:\[[^\]]*\])?\{([^{}]*)\}/g, '$1')
      .replace(/\\(frac|sqrt)(?=[0-9])([0-9])/g, '\\$1{$2}')
      .replace(/(\\frac\{[^{}]*\})([0-9a-zA-Z])/g, '$1{$2}')
      // The gap keeps the whole number out of the fraction while it is typed.
      .replace(/(\d)\\,(?=\\frac)/g, '$1')
      .replace(/\\,$/, '')
      .replace(/\\mleft/g, '\\left')
      .replace(/\\mright/g, '\\right')
      .trim()
  );
}
