/**
 * A figure embedded in a body: a number line, a tape diagram, …, kept as data and not as pixels. The attribute
 * holds the representation as JSON text, so that exact rationals, nulls and fields of later versions stay as
 * they were written. Until it is drawn, a page shows its title and its text alternative.
 */

import { Node } from '@tiptap/core';

export const FIGURE_CHARACTERS_MAX = 16_000;

/** What every figure says of itself; the rest of the JSON is its drawing. */
export interface FigureData {
  readonly type: string;
  readonly title: string;
  readonly altText: string;
  readonly [more: string]: unknown;
}

/** The figure in an embed's attribute. Null when the text is not a figure; a missing title or alternative reads as ''. */
export function readFigure(text: unknown): FigureData | null {
  if (typeof text !== 'string') return null;
  try {
    const data: unknown = JSON.parse(text);
    if (typeof data !== 'object' || data === null || !('type' in data) || typeof data.type !== 'string') return null;
    const said = data as Record<string, unknown>;
    const words = (key: string) => (typeof said[key] === 'string' ? said[key] : '');
    return { ...said, type: data.type, title: words('title'), altText: words('altText') };
  } catch {
    return null;
  }
}

/** A figure's own words for whoever does not see it. A blank, which students fill in, has none: they would tell what is to be found. */
export function wordsForFigure(figure: FigureData): string {
  return figure.studentBlank === true ? '' : figure.altText;
}

/** The attribute for an embed of this figure. */
export function figureText(figure: { readonly type: string; readonly [more: string]: unknown }): string {
  return JSON.stringify(figure);
}

function checkFigure(value: unknown): void {
  if (typeof value !== 'string' || value.length > FIGURE_CHARACTERS_MAX || readFigure(value) === null) {
    throw new RangeError(`a figure is JSON with a type, at most ${FIGURE_CHARACTERS_MAX} characters`);
  }
}

export const Figure = Node.create({
  name: 'figure',
  group: 'block',
  atom: true,
  draggable: true,
  addAttributes() {
    return {
      figure: {
        default: '{"type":"figure"}',
        validate: checkFigure,
        parseHTML: (element) => element.getAttribute('data-figure'),
        renderHTML: ({ figure }) => ({ 'data-figure': figure }),
      },
    };
  },
  parseHTML() {
    return [
      { tag: 'figure[data-figure]', getAttrs: (e) => (readFigure(e.getAttribute('data-figure')) ? null : false) },
    ];
  },
  renderHTML({ node, HTMLAttributes }) {
    const figure = readFigure(node.attrs.figure);
    return ['figure', HTMLAttributes, ['figcaption', figure?.title ?? ''], ['p', figure?.altText ?? '']];
  },
  renderText({ node }) {
    const figure = readFigure(node.attrs.figure);
    return figure ? `${figure.title}. ${figure.altText}` : '';
  },
});
