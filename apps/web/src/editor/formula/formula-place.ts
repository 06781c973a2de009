/** Where a formula stands in the text, so that it can be written in its place: its element, its position, and who holds it now. */
import type { EditorView } from '@tiptap/pm/view';

/** Somebody writes in the formula: their field stands where its drawing was. */
export interface FormulaHolder {
  /** What stands there in place of the drawing; null while the formula is written elsewhere and stays drawn. */
  readonly field: HTMLElement | null;
  /** The formula has this LaTeX now, by whoever's hand. */
  readonly changed: (latex: string) => void;
  /** The formula has gone from the page. */
  readonly gone: () => void;
}

export interface FormulaPlace {
  readonly element: HTMLElement;
  readonly display: boolean;
  /** Its position in the text. Undefined once it is gone. */
  readonly at: () => number | undefined;
  readonly latex: () => string;
  readonly hold: (holder: FormulaHolder) => void;
  readonly release: () => void;
}

const places = new WeakMap<Node, FormulaPlace>();

/** Makes a place known under its element. */
export function registerPlace(place: FormulaPlace): void {
  places.set(place.element, place);
}

/** The place of the formula at a position; null where no formula stands. */
export function placeAt(view: EditorView, at: number): FormulaPlace | null {
  const element = view.nodeDOM(at);
  return element === null ? null : (places.get(element) ?? null);
}
