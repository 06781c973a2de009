/**
 * Where a place in the words of a plain field stands in the window. A browser does not tell; a copy of the field that nobody sees breaks
 * its lines as the field does, and tells.
 */
import type { Field } from '../typing/put-in-field.ts';

const copied = [
  ['box-sizing', 'padding', 'border-width', 'border-style', 'font', 'letter-spacing', 'word-spacing', 'text-indent'],
  ['text-transform', 'tab-size', 'overflow-wrap', 'word-break', 'hyphens', 'direction', 'font-variant-numeric'],
].flat();

export function caretInField(field: Field, at: number): { left: number; top: number; bottom: number } {
  const box = field.getBoundingClientRect();
  const look = getComputedStyle(field);
  const copy = document.createElement('div');
  for (const name of copied) copy.style.setProperty(name, look.getPropertyValue(name));
  const oneLine = field instanceof HTMLInputElement;
  Object.assign(copy.style, {
    position: 'fixed',
    visibility: 'hidden',
    left: `${box.left}px`,
    top: `${box.top}px`,
    width: `${box.width}px`,
    whiteSpace: oneLine ? 'pre' : 'pre-wrap',
    // An input's one line stands in the middle of it.
    lineHeight: oneLine ? `${field.clientHeight}px` : look.lineHeight,
    ...(oneLine && { paddingTop: '0', paddingBottom: '0' }),
  });
  const mark = document.createElement('span');
  // What comes behind it decides where the line breaks.
  mark.textContent = field.value.slice(at) || '.';
  copy.append(field.value.slice(0, at), mark);
  document.body.append(copy);
  const { left, top, bottom } = mark.getClientRects()[0] ?? box;
  copy.remove();
  const inside = Math.min(Math.max(left - field.scrollLeft, box.left), box.right);
  return { left: inside, top: top - field.scrollTop, bottom: bottom - field.scrollTop };
}
