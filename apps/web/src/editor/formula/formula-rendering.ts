/**
 * Formulas drawn by KaTeX, which is loaded when the first one comes into sight. They are drawn a few at a time while the page
 * is idle, each text once, with MathML inside and a label in words; what cannot be drawn stays visible as its source.
 */
import { whenIdle } from '../../ui/when-idle.ts';
import { refusedCommand } from './formula-limits.ts';
import { katexOptions } from './katex-options.ts';

interface Drawing {
  readonly katex: typeof import('katex').default;
  readonly spokenMath: typeof import('./spoken-math.ts').spokenMath;
}

let loading: Promise<Drawing> | null = null;
let loaded: Drawing['katex'] | null = null;

async function load(): Promise<Drawing> {
  const [katex, { spokenMath }] = await Promise.all([
    import('katex'),
    import('./spoken-math.ts'),
    import('katex/dist/katex.min.css'),
  ]);
  loaded = katex.default;
  return { katex: loaded, spokenMath };
}

/** Loads what formulas are drawn with. */
export async function prepareMathML(): Promise<void> {
  loading ??= load();
  await loading;
}

/** A formula as MathML for another program; null where it cannot be drawn, or not yet. */
export function mathML(latex: string, displayMode: boolean): string | null {
  if (refusedCommand(latex) !== null) return null;
  try {
    return loaded?.renderToString(latex, { ...katexOptions, output: 'mathml', displayMode }) ?? null;
  } catch {
    return null;
  }
}

interface Job {
  readonly element: HTMLElement;
  readonly latex: string;
  readonly display: boolean;
  /** Told why it cannot be drawn. */
  readonly onTrouble?: ((why: string) => void) | undefined;
}

interface Drawn {
  readonly nodes: DocumentFragment;
  readonly label: string;
}

const waiting = new Map<HTMLElement, Job>();
const drawn = new Map<string, Drawn>();
const drawnMax = 500;
let scheduled = false;

/** Shows a formula in an element, as its source first and drawn as soon as there is time. */
export function showFormula(
  element: HTMLElement,
  latex: string,
  display: boolean,
  onTrouble?: (why: string) => void,
): void {
  const known = drawn.get(keyOf(latex, display));
  if (known) {
    waiting.delete(element);
    put(element, latex, known);
    return;
  }
  if (element.dataset.latex !== latex) element.textContent = latex;
  say(element, latex);
  waiting.set(element, { element, latex, display, onTrouble });
  if (scheduled) return;
  scheduled = true;
  loading ??= load();
  loading.then(
    (drawing) => whenIdle((deadline) => drawSome(drawing, deadline)),
    () => {
      // Without a connection the sources stay; the next formula asks again.
      loading = null;
      scheduled = false;
    },
  );
}

/** Draws at once, for paper. */
export async function drawFormula(element: HTMLElement, latex: string, display: boolean): Promise<void> {
  loading ??= load();
  draw(await loading, { element, latex, display });
}

/** Takes back that an element waits to be drawn: something else stands in it now. */
export function doNotDraw(element: HTMLElement): void {
  waiting.delete(element);
}

/** Why a formula cannot be drawn, in KaTeX's words; null when it can. */
export async function troubleWith(latex: string, display: boolean): Promise<string | null> {
  loading ??= load();
  const made = make(await loading, latex, display);
  return typeof made === 'string' ? made : null;
}

function drawSome(drawing: Drawing, deadline: IdleDeadline): void {
  for (const [element, job] of waiting) {
    waiting.delete(element);
    draw(drawing, job);
    if (deadline.timeRemaining() < 2 && !deadline.didTimeout) break;
  }
  if (waiting.size > 0) whenIdle((next) => drawSome(drawing, next));
  else scheduled = false;
}

function draw(drawing: Drawing, { element, latex, display, onTrouble }: Job): void {
  const made = make(drawing, latex, display);
  if (typeof made === 'string') {
    element.textContent = latex;
    element.dataset.broken = '';
    onTrouble?.(made);
  } else put(element, latex, made);
}

/** The drawing of a formula, or why there is none. */
function make({ katex, spokenMath }: Drawing, latex: string, display: boolean): Drawn | string {
  const known = drawn.get(keyOf(latex, display));
  if (known) return known;
  const refused = refusedCommand(latex);
  if (refused !== null) return refused;
  const box = document.createElement('span');
  try {
    katex.render(latex, box, { ...katexOptions, displayMode: display });
  } catch (error) {
    return error instanceof Error ? error.message.replace(/^KaTeX parse error: /, '') : String(error);
  }
  const math = box.querySelector('math');
  const nodes = document.createDocumentFragment();
  nodes.append(...box.childNodes);
  const made = { nodes, label: (math && spokenMath(math)) ?? latex };
  if (drawn.size >= drawnMax) drawn.clear();
  drawn.set(keyOf(latex, display), made);
  return made;
}

function put(element: HTMLElement, latex: string, { nodes, label }: Drawn): void {
  delete element.dataset.broken;
  element.dataset.latex = latex;
  element.replaceChildren(nodes.cloneNode(true));
  say(element, label);
}

function say(element: HTMLElement, label: string): void {
  element.setAttribute('role', 'math');
  element.setAttribute('aria-label', label);
}

const keyOf = (latex: string, display: boolean) => `${display ? 'block' : 'inline'} ${latex}`;
