/**
 * Figures drawn from their data. What draws them is loaded when the first one comes into sight; they are drawn a few at a time
 * while the page is idle, each once. Until then, and where one cannot be drawn, its title and its text alternative stand there.
 * Nothing here throws into an editor.
 */
import type { NotDrawn } from '@tangram/math-figures';
import { readFigure } from '@tangram/plan/body';
import { whenIdle } from '../ui/when-idle.ts';
import { words } from '../words.ts';

type Figures = typeof import('@tangram/math-figures');

let loading: Promise<Figures> | null = null;
let figures: Figures | null = null;

const waiting = new Map<HTMLElement, unknown>();
const drawn = new Map<string, DocumentFragment>();
const drawnMax = 200;
let scheduled = false;

/** On a phone a drawing is laid out narrower, so that its words stay as large as the text around it. */
const narrow = { below: 560, width: 320 };

/** Shows a figure in an element: drawn at once where it was drawn before, by its words first otherwise. */
export function showFigure(place: HTMLElement, text: unknown): void {
  waiting.delete(place);
  const known = drawn.get(keyOf(text));
  if (known) {
    place.replaceChildren(known.cloneNode(true));
    return;
  }
  // A drawing that is about to change stays until the next one is there.
  if (place.querySelector('.figure-drawing') === null) place.replaceChildren(...inWords(text, null));
  waiting.set(place, text);
  if (!scheduled) schedule();
}

function schedule(): void {
  scheduled = true;
  loading ??= import('@tangram/math-figures');
  loading.then(
    (module) => {
      figures = module;
      whenIdle(drawSome);
    },
    () => {
      // Without a connection the words stay; the next figure asks again.
      loading = null;
      scheduled = false;
    },
  );
}

function drawSome(deadline: IdleDeadline): void {
  for (const [place, text] of waiting) {
    waiting.delete(place);
    place.replaceChildren(draw(text));
    if (deadline.timeRemaining() < 3 && !deadline.didTimeout) break;
  }
  if (waiting.size > 0) whenIdle(drawSome);
  else scheduled = false;
}

function draw(text: unknown): DocumentFragment {
  const made = document.createDocumentFragment();
  try {
    made.append(...(pictured(text) ?? inWords(text, null)));
  } catch (error) {
    // A mistake of ours in one drawing: the words stand for it, the others are drawn.
    reportError(error);
    made.append(...inWords(text, null));
  }
  if (drawn.size >= drawnMax) drawn.clear();
  drawn.set(keyOf(text), made.cloneNode(true) as DocumentFragment);
  return made;
}

/** What a figure is called: its title, or its kind in words. */
export function figureTitle(text: unknown): string {
  const figure = readFigure(text);
  return figure?.title || kindOf(figure?.type);
}

/** The title, the drawing and the caption; with what is wrong where there is no drawing. */
function pictured(text: unknown): Node[] | null {
  const figure = readFigure(text);
  if (!figures || figure === null) return null;
  const width = isNarrow() ? narrow.width : undefined;
  const picture = figures.picture(figure, width);
  if (picture.kind === 'refused') {
    return inWords(text, figures.whyNotDrawn(picture.problems));
  }
  const svg = svgElement(picture);
  const caption = picture.caption === '' ? [] : [element('p', picture.caption)];
  return [element('figcaption', figureTitle(text)), svg, ...caption];
}

/** A drawing as an element of the page, with the words for those who do not see it as its name. */
export function svgElement(drawn: { readonly svg: string; readonly alternative: string }): Element {
  const parsed = new DOMParser().parseFromString(drawn.svg, 'image/svg+xml').documentElement;
  const svg = document.importNode(parsed, true);
  // The page's own name for it: a title inside would show as a tip under the pointer and be read twice.
  for (const told of svg.querySelectorAll(':scope > title, :scope > desc')) told.remove();
  svg.setAttribute('aria-label', drawn.alternative);
  return svg;
}

function inWords(text: unknown, why: NotDrawn | null): Node[] {
  const figure = readFigure(text);
  const said = figure?.altText || (why === null ? words.editor.figureWithoutText : '');
  const lines = [said, why === null ? '' : words.editor.figureNotDrawn[why]].filter(Boolean);
  return [element('figcaption', figureTitle(text)), ...lines.map((line) => element('p', line))];
}

function element(tag: string, text: string): HTMLElement {
  const made = document.createElement(tag);
  made.textContent = text;
  return made;
}

/** The kind of a figure in words: `ratioTable` reads “Ratio table”. */
function kindOf(type: string | undefined): string {
  if (type === undefined || type === 'figure') return words.editor.figure;
  const spaced = type.replaceAll(/(?=[A-Z])/g, ' ').toLowerCase();
  return spaced.charAt(0).toUpperCase() + spaced.slice(1);
}

const isNarrow = () => window.innerWidth < narrow.below;

const keyOf = (text: unknown) => `${isNarrow() ? 'narrow' : 'wide'} ${String(text)}`;
