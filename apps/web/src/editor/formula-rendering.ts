/**
 * Formulas drawn by KaTeX, which is loaded when the first one comes into sight. They are drawn a few at a time while the page
 * is idle, each text once; what cannot be drawn stays visible as its source.
 */
import type { KatexOptions } from 'katex';
import { whenIdle } from '../ui/when-idle.ts';

type Katex = typeof import('katex').default;

const options: KatexOptions = {
  output: 'htmlAndMathml',
  throwOnError: true,
  trust: false,
  strict: 'ignore',
  maxExpand: 300,
  maxSize: 20,
};

let loading: Promise<Katex> | null = null;

async function loadKatex(): Promise<Katex> {
  const [katex] = await Promise.all([import('katex'), import('katex/dist/katex.min.css')]);
  return katex.default;
}

interface Job {
  readonly element: HTMLElement;
  readonly latex: string;
  readonly display: boolean;
}

const waiting = new Map<HTMLElement, Job>();
const drawn = new Map<string, Node>();
const drawnMax = 500;
let scheduled = false;

/** Shows a formula in an element, as its source first and drawn as soon as there is time. */
export function showFormula(element: HTMLElement, latex: string, display: boolean): void {
  const known = drawn.get(keyOf(latex, display));
  if (known) {
    element.replaceChildren(known.cloneNode(true));
    return;
  }
  if (element.dataset.latex !== latex) element.textContent = latex;
  waiting.set(element, { element, latex, display });
  if (scheduled) return;
  scheduled = true;
  loading ??= loadKatex();
  loading.then(
    (katex) => whenIdle((deadline) => drawSome(katex, deadline)),
    () => {
      // Without a connection the sources stay; the next formula asks again.
      loading = null;
      scheduled = false;
    },
  );
}

/** Draws at once, for a preview. Resolves to null, or to why it cannot be drawn. */
export async function drawFormula(element: HTMLElement, latex: string, display: boolean): Promise<string | null> {
  loading ??= loadKatex();
  return draw(await loading, { element, latex, display });
}

function drawSome(katex: Katex, deadline: IdleDeadline): void {
  for (const [element, job] of waiting) {
    waiting.delete(element);
    draw(katex, job);
    if (deadline.timeRemaining() < 2 && !deadline.didTimeout) break;
  }
  if (waiting.size > 0) whenIdle((next) => drawSome(katex, next));
  else scheduled = false;
}

function draw(katex: Katex, { element, latex, display }: Job): string | null {
  const box = document.createElement('span');
  try {
    katex.render(latex, box, { ...options, displayMode: display });
  } catch (error) {
    element.textContent = latex;
    element.dataset.broken = '';
    return error instanceof Error ? error.message.replace(/^KaTeX parse error: /, '') : String(error);
  }
  delete element.dataset.broken;
  element.dataset.latex = latex;
  element.replaceChildren(...box.childNodes);
  if (drawn.size >= drawnMax) drawn.clear();
  const copy = document.createDocumentFragment();
  for (const child of element.childNodes) copy.append(child.cloneNode(true));
  drawn.set(keyOf(latex, display), copy);
  return null;
}

const keyOf = (latex: string, display: boolean) => `${display ? 'block' : 'inline'} ${latex}`;
