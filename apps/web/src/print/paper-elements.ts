/**
 * A paper as elements for the page: formulas and figures drawn, blanks that were never written in left out, and for students
 * a line for the name and room to work. Whoever shows it waits until all of it stands before it is printed.
 */
import { whenDrawn } from '../editor/formula/formula-rendering.ts';
import { sayMissing } from '../editor/pictures/missing-pictures.ts';
import { elementsOf } from '../editor/plain-html.ts';

/** Where students find room to work. */
export type RoomToWork = 'none' | 'each' | 'page';

/** How much of a paper stands. */
export interface Progress {
  readonly drawn: number;
  readonly formulas: number;
}

/** Puts a paper's HTML in place. */
export function layPaper(place: HTMLElement, html: string): void {
  place.replaceChildren(...elementsOf(html));
  // A section's own heading stands above those of its text.
  for (const heading of place.querySelectorAll('section[data-kind] > h3:first-child')) {
    const above = document.createElement('h2');
    above.append(...heading.childNodes);
    heading.replaceWith(above);
  }
  // What cannot be drawn and was never described is no use on paper.
  for (const figure of place.querySelectorAll('figure[data-figure]')) {
    if (figure.querySelector('svg') === null && isBlank(figure.querySelector('figcaption'))) figure.remove();
  }
  // Nor is a formula that nobody has written yet.
  for (const empty of place.querySelectorAll(':is(.formula-inline, .formula-block):not([role])')) empty.remove();
  for (const blank of place.querySelectorAll('li, section[data-part], p, figcaption')) {
    if (isBlank(blank)) blank.remove();
  }
  for (const list of place.querySelectorAll('ul:empty, ol:empty')) list.remove();
}

/**
 * Resolves when the formulas of a paper are drawn and its pictures are there. Formulas come a few at a time, and no more of them once the
 * paper is taken away.
 */
export async function preparePaper(place: HTMLElement, onProgress: (progress: Progress) => void): Promise<void> {
  const pictures = [...place.querySelectorAll('img')].map((picture) =>
    picture.decode().catch(() => sayMissing(picture)),
  );
  const formulas = [...place.querySelectorAll<HTMLElement>('.formula-inline, .formula-block')].map((element) => ({
    element,
    latex: element.textContent ?? '',
    display: element.classList.contains('formula-block'),
  }));
  await Promise.all([whenDrawn(formulas, (drawn) => onProgress({ drawn, formulas: formulas.length })), ...pictures]);
}

/** Makes room below each part of a prompt, (a), (b), (c); a prompt without parts is one part. */
export function makeRoom(place: HTMLElement, room: RoomToWork): void {
  for (const old of place.querySelectorAll('.print-room')) old.remove();
  if (room === 'none') return;
  const prompt = place.querySelector('section[data-kind="prompt"]');
  if (prompt === null) return;
  const starts = room === 'each' ? [...prompt.children].filter(startsPart) : [];
  // A part goes on until the next one starts.
  for (const next of starts.slice(1)) next.before(roomToWork(room));
  prompt.append(roomToWork(room));
}

function startsPart(element: Element): boolean {
  return /^\s*\(?[a-h][).]\s/.test(element.textContent ?? '');
}

function roomToWork(room: RoomToWork): HTMLElement {
  const made = document.createElement('div');
  made.className = 'print-room';
  made.dataset.room = room;
  return made;
}

function isBlank(element: Element | null): boolean {
  if (element === null) return true;
  if (element.querySelector('img, svg, table, hr, input, .formula-inline, .formula-block') !== null) return false;
  const own = element.matches('section[data-part]') ? element.querySelector(':scope > div:last-child') : element;
  return (own?.textContent ?? '').trim() === '';
}
