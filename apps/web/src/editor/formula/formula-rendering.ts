/**
 * Formulas drawn by KaTeX, which is loaded when the first one comes into sight. They are drawn a few at a time while the page
 * is idle, each text once, with MathML inside and a label in words; what cannot be drawn stays visible as its source.
 */
import { whenIdle } from '../../ui/when-idle.ts';
import { words } from '../../words.ts';
import { drawingQueue } from './drawing-queue.ts';
import { isTooMuch, refusedCommand } from './formula-limits.ts';
import { katexOptions } from './katex-options.ts';

interface Drawing {
  readonly katex: typeof import('katex').default;
  readonly spokenMath: typeof import('./spoken-math.ts').spokenMath;
}

let loading: Promise<Drawing> | null = null;
let loaded: Drawing | null = null;

/** What formulas are drawn with; asked for again when it could not be had. */
async function drawingTools(): Promise<Drawing> {
  loading ??= load();
  try {
    return await loading;
  } catch (error) {
    loading = null;
    throw error;
  }
}

async function load(): Promise<Drawing> {
  const [katex, { spokenMath }] = await Promise.all([
    import('katex'),
    import('./spoken-math.ts'),
    import('katex/dist/katex.min.css'),
  ]);
  loaded = { katex: katex.default, spokenMath };
  return loaded;
}

/** Loads what formulas are drawn with. */
export async function prepareMathML(): Promise<void> {
  await drawingTools();
}

/** A formula as MathML for another program; null where it cannot be drawn, or not yet. */
export function mathML(latex: string, displayMode: boolean): string | null {
  if (refusedCommand(latex) !== null) return null;
  try {
    return loaded?.katex.renderToString(latex, { ...katexOptions, output: 'mathml', displayMode }) ?? null;
  } catch {
    return null;
  }
}

interface ShownFormula {
  readonly element: HTMLElement;
  readonly latex: string;
  readonly display: boolean;
}

interface Job extends ShownFormula {
  /** Told why it cannot be drawn. */
  readonly onTrouble?: ((why: string) => void) | undefined;
}

interface Drawn {
  readonly nodes: DocumentFragment;
  readonly label: string;
  /** How many elements it has. */
  readonly size: number;
}

/** The drawing of each text, or why there is none. */
const made = new Map<string, Drawn | string>();
const madeMax = 500;

const queue = drawingQueue<HTMLElement>((use) => {
  drawingTools().then(
    () => whenIdle(use),
    // Without a connection the sources stay.
    () => use(null),
  );
});

/** Shows a formula in an element, as its source first and drawn as soon as there is time. */
export function showFormula(
  element: HTMLElement,
  latex: string,
  display: boolean,
  onTrouble?: (why: string) => void,
): void {
  const known = made.get(keyOf(latex, display));
  if (known !== undefined && typeof known !== 'string' && !queue.isFull) {
    queue.remove(element);
    put(element, latex, known);
    queue.count(known.size);
    return;
  }
  if (element.dataset.latex !== latex) element.textContent = latex;
  say(element, latex);
  queue.add(element, () => drawIfHere({ element, latex, display, onTrouble }));
}

/**
 * Resolves when formulas that `showFormula` shows are all drawn, in their turn; says each time how many of them are. Those that leave
 * the page before are not drawn, and then it never resolves. It fails when what draws them cannot be loaded.
 */
export async function whenDrawn(formulas: readonly ShownFormula[], onDrawn: (count: number) => void): Promise<void> {
  const waiting = formulas.filter(({ element }) => !isDrawn(element));
  let count = formulas.length - waiting.length;
  onDrawn(count);
  const all = waiting.map(
    (formula) =>
      new Promise<void>((resolve) => {
        queue.add(formula.element, () => {
          const size = drawIfHere(formula);
          if (size === 0) return 0;
          count += 1;
          onDrawn(count);
          resolve();
          return size;
        });
      }),
  );
  await drawingTools();
  await Promise.all(all);
}

/** Takes back that an element waits to be drawn: something else stands in it now. */
export function doNotDraw(element: HTMLElement): void {
  queue.remove(element);
}

/** Why a formula cannot be drawn, in KaTeX's words; null when it can. */
export async function troubleWith(latex: string, display: boolean): Promise<string | null> {
  const drawing = make(await drawingTools(), latex, display);
  return typeof drawing === 'string' ? drawing : null;
}

/** What has left the page meanwhile, with its text or with all of the plan, needs no drawing. Returns how many elements were put in it. */
const drawIfHere = (job: Job) => (loaded === null || !job.element.isConnected ? 0 : draw(loaded, job));

const isDrawn = (element: HTMLElement) => element.querySelector('.katex') !== null;

function draw(drawing: Drawing, { element, latex, display, onTrouble }: Job): number {
  const drawn = make(drawing, latex, display);
  if (typeof drawn !== 'string') {
    put(element, latex, drawn);
    return drawn.size;
  }
  element.textContent = latex;
  element.dataset.broken = '';
  onTrouble?.(drawn);
  return 1;
}

/** The drawing of a formula, or why there is none. */
function make(drawing: Drawing, latex: string, display: boolean): Drawn | string {
  const key = keyOf(latex, display);
  const known = made.get(key);
  if (known !== undefined) return known;
  const drawn = drawAnew(drawing, latex, display);
  if (made.size >= madeMax) made.clear();
  made.set(key, drawn);
  return drawn;
}

function drawAnew({ katex, spokenMath }: Drawing, latex: string, display: boolean): Drawn | string {
  const refused = refusedCommand(latex);
  if (refused !== null) return refused;
  const box = document.createElement('span');
  try {
    katex.render(latex, box, { ...katexOptions, displayMode: display });
  } catch (error) {
    return error instanceof Error ? error.message.replace(/^KaTeX parse error: /, '') : String(error);
  }
  if (isTooMuch(box)) return words.formula.tooMuch;
  const math = box.querySelector('math');
  const nodes = document.createDocumentFragment();
  nodes.append(...box.childNodes);
  return { nodes, label: (math && spokenMath(math)) ?? latex, size: nodes.querySelectorAll('*').length };
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
