/**
 * Static HTML of a body, as elements for the page. They look and measure as they will in an editor, so that nothing moves under a
 * hand when the editor comes. Headings stand one level below their section's own, so that the page's outline has no holes;
 * the names of parts and phases are labels and no headings.
 */

import { words } from '../words.ts';
import { showFormula } from './formula/formula-rendering.ts';

/** The elements of a text of HTML that was written with every word escaped. The parser runs no script. */
export function elementsOf(html: string): Node[] {
  const { body } = new DOMParser().parseFromString(html, 'text/html');
  for (const label of body.querySelectorAll('section[data-part] > h5')) rename(label, 'div', 'labelled-part-label');
  for (const head of body.querySelectorAll('section[data-phase] > h4')) rename(head, 'div', 'segment-head');
  for (const heading of body.querySelectorAll('h1, h2, h3, h4, h5, h6')) {
    rename(heading, 'h3', '').dataset.level = heading.tagName.slice(1);
  }
  for (const cell of body.querySelectorAll('th'))
    if (cell.textContent?.trim() === '') cell.setAttribute('role', 'cell');
  for (const box of body.querySelectorAll<HTMLInputElement>('input[type="checkbox"]')) {
    box.disabled = true;
    box.setAttribute('aria-label', words.editor.done);
  }
  for (const part of body.querySelectorAll('section[data-part]')) part.classList.add('labelled-part');
  for (const segment of body.querySelectorAll('section[data-phase]')) segment.classList.add('segment');
  for (const table of body.querySelectorAll<HTMLTableElement>('table[data-pairs]')) likePairTable(table);
  for (const figure of body.querySelectorAll('figure')) figure.classList.add('figure-card');
  for (const source of body.querySelectorAll('.formula')) likeFormula(source);
  for (const line of body.querySelectorAll('p:empty, h3:empty, figcaption:empty'))
    line.append(document.createElement('br'));
  return [...body.childNodes];
}

function likePairTable(table: HTMLTableElement): void {
  table.classList.add('pair-table');
  const [first] = table.rows;
  if (first?.cells[0]?.tagName === 'TH') table.createTHead().append(first);
  for (const note of table.querySelectorAll('td > small:only-child')) {
    const row = note.closest('tr');
    if (row) row.dataset.note = note.textContent ?? '';
    note.parentElement?.remove();
  }
}

function likeFormula(source: Element): void {
  const display = source.tagName === 'DIV';
  const latex = source.textContent ?? '';
  const shown = rename(source, display ? 'div' : 'span', display ? 'formula-block' : 'formula-inline');
  if (latex === '') shown.textContent = words.formula.empty;
  else showFormula(shown, latex, display);
}

function rename(old: Element, tag: string, name: string): HTMLElement {
  const made = document.createElement(tag);
  if (name !== '') made.className = name;
  made.append(...old.childNodes);
  old.replaceWith(made);
  return made;
}
