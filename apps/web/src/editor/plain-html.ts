/**
 * Static HTML of a body, as elements for the page. Its headings stand one level below their section's own, as they do in an editor,
 * so that the page's outline has no holes; the names of parts and phases are labels and no headings.
 */

import { words } from '../words.ts';

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
  return [...body.childNodes];
}

function rename(old: Element, tag: string, name: string): HTMLElement {
  const made = document.createElement(tag);
  if (name !== '') made.className = name;
  made.append(...old.childNodes);
  old.replaceWith(made);
  return made;
}
