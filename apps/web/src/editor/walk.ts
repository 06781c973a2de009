/**
 * The caret walks through the whole plan as through one long text: from the last line of a body into the next title, from a title into
 * its text, past what is folded away, and into texts that are no editors yet. It keeps its column. A section of fields alone
 * is walked field by field; beside a body, fields are reached by Tab, so that the arrow keys stay with the writing.
 */
import { type SectionId, sectionId } from '@tangram/domain';
import { useEffect } from 'react';
import type { Workbench } from './workbench.ts';

export type Direction = 'up' | 'down';

const stops = [
  '.section-header textarea:not([readonly])',
  '.section:not(:has(.body)) input[data-field]:not([type="date"])',
  '.ProseMirror[contenteditable="true"]',
  '.static-body[role="textbox"]',
].join(', ');

/** Goes on from a text, a title or a field. `left` is the column, where there is one to keep. False at the end of the plan. */
export function walkOn(workbench: Workbench, from: Element, direction: Direction, left: number | null): boolean {
  const after = direction === 'down' ? Node.DOCUMENT_POSITION_FOLLOWING : Node.DOCUMENT_POSITION_PRECEDING;
  const beyond = reachable().filter((one) => !from.contains(one) && from.compareDocumentPosition(one) & after);
  const next = direction === 'down' ? beyond[0] : beyond.at(-1);
  if (next) stopAt(workbench, next, direction, left);
  return next !== undefined;
}

/** Goes to the first or the last place of the plan. */
export function walkToEnd(workbench: Workbench, end: 'first' | 'last'): void {
  workbench.revealAll();
  const all = reachable();
  const stop = end === 'first' ? all[0] : all.at(-1);
  if (stop) stopAt(workbench, stop, end === 'first' ? 'down' : 'up', null);
}

/** The arrow keys in a title or a plain field, which are one line each. */
export function useWalkFromFields(workbench: Workbench): void {
  useEffect(() => {
    const keys = (event: KeyboardEvent) => walkFromField(workbench, event);
    addEventListener('keydown', keys);
    return () => removeEventListener('keydown', keys);
  }, [workbench]);
}

function walkFromField(workbench: Workbench, event: KeyboardEvent): void {
  const { target, key } = event;
  const field = target instanceof HTMLTextAreaElement || target instanceof HTMLInputElement ? target : null;
  if (!field?.matches(stops) || event.defaultPrevented) return;
  if (event.altKey || event.ctrlKey || event.metaKey || event.shiftKey || event.isComposing) return;
  const { selectionStart, selectionEnd, value } = field;
  const at = selectionStart === selectionEnd ? selectionStart : null;
  const leaves: Readonly<Record<string, Direction | false>> = {
    ArrowUp: 'up',
    ArrowDown: 'down',
    ArrowLeft: at === 0 && 'up',
    ArrowRight: at === value.length && 'down',
  };
  const direction = leaves[key];
  if (!direction) return;
  const column = key === 'ArrowUp' || key === 'ArrowDown' ? columnOf(field) : null;
  if (walkOn(workbench, field, direction, column)) event.preventDefault();
}

function reachable(): HTMLElement[] {
  const all = document.querySelectorAll<HTMLElement>(`.plan-page :is(${stops})`);
  return [...all].filter((one) => one.checkVisibility());
}

function stopAt(workbench: Workbench, stop: HTMLElement, direction: Direction, left: number | null): void {
  const edge = direction === 'down' ? 'start' : 'end';
  if (stop instanceof HTMLTextAreaElement || stop instanceof HTMLInputElement) {
    stop.focus();
    const at = left === null ? null : placeIn(stop, edge, left);
    const place = at ?? (edge === 'start' ? 0 : stop.value.length);
    stop.setSelectionRange(place, place);
    return;
  }
  const section: SectionId = sectionId(stop.closest<HTMLElement>('[data-section]')?.dataset.section ?? '');
  workbench.focus(section, left === null ? edge : { edge, left });
}

type Field = HTMLTextAreaElement | HTMLInputElement;

/** The place in a field below or above a column; null where the browser does not tell. */
function placeIn(field: Field, edge: 'start' | 'end', left: number): number | null {
  const { top, bottom } = field.getBoundingClientRect();
  const inward = 12;
  const place = document.caretPositionFromPoint?.(left, edge === 'start' ? top + inward : bottom - inward);
  return place?.offsetNode === field ? place.offset : null;
}

/** Where the caret of a field stands in the window, as near as the width of its words tells. */
function columnOf(field: Field): number {
  const { font, paddingLeft } = getComputedStyle(field);
  const pen = document.createElement('canvas').getContext('2d');
  const start = field.getBoundingClientRect().left + Number.parseFloat(paddingLeft);
  if (pen === null) return start;
  pen.font = font;
  return start + pen.measureText(field.value.slice(0, field.selectionStart ?? 0)).width;
}
