/**
 * The field in which a formula is typed as it looks: MathLive, loaded when the first formula is opened. It makes no sound and no
 * request, brings no keyboard of its own onto the screen, and takes KaTeX's typefaces, which are ours.
 */
import type { MathfieldElement } from 'mathlive';
import 'katex/dist/katex.min.css';
import { formulaWords } from '../../words/formula.ts';
import css from './formula.module.css';
import { tidyLatex } from './tidy-latex.ts';

/** What a keyboard has no key for, as it is commonly typed. */
const typedSigns = {
  '*': '\\times',
  '<=': '\\le',
  '>=': '\\ge',
  '!=': '\\ne',
  '+-': '\\pm',
  '~~': '\\approx',
  '%': '\\%',
  '°': '^{\\circ}',
  '×': '\\times',
  '÷': '\\div',
  pi: '\\pi',
  deg: '^{\\circ}',
  sqrt: '\\sqrt{#?}',
  angle: '\\angle',
  '...': '\\ldots',
};

let loading: Promise<typeof import('mathlive')> | null = null;

async function loadMathLive(): Promise<typeof import('mathlive')> {
  try {
    loading ??= import('mathlive');
    return await loading;
  } catch (error) {
    loading = null;
    throw error;
  }
}

/** A field that is not on the page yet; what it holds is set when it is. */
export async function makeMathField(): Promise<MathfieldElement> {
  const { MathfieldElement } = await loadMathLive();
  MathfieldElement.fontsDirectory = null;
  MathfieldElement.soundsDirectory = null;
  MathfieldElement.plonkSound = null;
  MathfieldElement.keypressSound = null;
  MathfieldElement.keypressVibration = false;
  MathfieldElement.openUrl = () => {};
  const field = new MathfieldElement();
  field.className = css.field ?? '';
  field.setAttribute('aria-label', formulaWords.field);
  return field;
}

/** Sets the field up, once it stands on the page: MathLive takes its settings only there. */
export function startField(field: MathfieldElement, latex: string, display: boolean): void {
  field.mathVirtualKeyboardPolicy = 'manual';
  field.menuItems = [];
  field.popoverPolicy = 'off';
  field.environmentPopoverPolicy = 'off';
  field.inlineShortcuts = typedSigns;
  // LaTeX has a door of its own.
  field.keybindings = field.keybindings.filter(({ command }) => !JSON.stringify(command).includes('"latex"'));
  field.smartFence = true;
  field.macros = {};
  field.defaultMode = display ? 'math' : 'inline-math';
  field.setValue(latex, { silenceNotifications: true });
}

/** Gives the field the focus now. MathLive's own way takes 60 ms, and keys that come meanwhile would go into the text around it. */
export function focusField(field: MathfieldElement): void {
  HTMLElement.prototype.focus.call(field, { preventScroll: true });
}

/** What the field holds, as it is kept. */
export function latexIn(field: MathfieldElement): string {
  return tidyLatex(field.getValue('latex-without-placeholders'));
}

/** Types into the field what was typed before it was there. */
export function typeInto(field: MathfieldElement, typed: string): void {
  for (const character of typed) {
    if (character !== ' ') field.executeCommand(['typedText', character]);
    else if (!endWholeNumber(field)) field.executeCommand('moveAfterParent');
  }
}

/** Ends the whole number of a mixed number, behind a digit and outside of fractions, powers and roots. False anywhere else. */
export function endWholeNumber(field: MathfieldElement): boolean {
  const { position } = field;
  if (!field.selectionIsCollapsed || position < 1 || field.getElementInfo(position)?.depth !== 0) return false;
  if (!/^\d$/.test(field.getValue(position - 1, position))) return false;
  field.insert('\\,');
  return true;
}
