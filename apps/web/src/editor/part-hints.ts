/**
 * The quiet words in a phase or a part where nobody has written yet. They stand beside the text and never in it: an attribute that
 * the page's style shows on the first line, in a text before its turn as in its editor.
 */
import type { Node as TextNode } from '@tiptap/pm/model';
import { partHints, phaseHints } from '../words/part-hints.ts';

const known = (hints: Readonly<Record<string, string>>, name: unknown) =>
  Object.hasOwn(hints, String(name)) ? hints[String(name)] : undefined;

/** What one writes in this phase or part; undefined when somebody did, or when it is of a later version. */
export function hintFor(node: TextNode): string | undefined {
  const [first, ...rest] = node.children;
  const begins = first?.type.name !== 'paragraph' || first.content.size > 0;
  if (begins || rest.some(({ type }) => type.name !== 'labelledPart')) return undefined;
  return node.type.name === 'lessonSegment' ? known(phaseHints, node.attrs.phase) : known(partHints, node.attrs.name);
}

/** Shows the hint in the element that holds the text, or takes it away. */
export function showHint(text: HTMLElement, hint: string | undefined): void {
  if (hint === undefined) delete text.dataset.hint;
  else if (text.dataset.hint !== hint) text.dataset.hint = hint;
}

/** The same for a text that is no editor yet. */
export function showHintsIn(block: Node): void {
  if (!(block instanceof HTMLElement)) return;
  const named = 'section[data-phase], section[data-part]';
  for (const one of [...(block.matches(named) ? [block] : []), ...block.querySelectorAll<HTMLElement>(named)]) {
    const text = one.lastElementChild;
    const [first, ...rest] = text?.children ?? [];
    const begins = first?.tagName !== 'P' || first.textContent !== '' || first.querySelector(':not(br)') !== null;
    if (!(text instanceof HTMLElement) || begins || !rest.every((next) => next.matches('section[data-part]'))) continue;
    const { phase, part } = one.dataset;
    showHint(text, phase === undefined ? known(partHints, part) : known(phaseHints, phase));
  }
}
