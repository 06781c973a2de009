/**
 * Shows what was found without touching the plan: words in a text by the browser's own highlights, a title, a field or a figure by a line
 * around it. A text that is no editor yet is mounted when somebody is led to a match in it.
 */
import type { SectionId } from '@tangram/domain';
import type { Match } from '@tangram/plan';
import type { Editor } from '@tiptap/core';
import { chainIn } from '../put-caret.ts';
import type { Workbench } from '../workbench.ts';
import type { Found } from './found.ts';

/** Draws all matches and the one that somebody is at; takes away what was drawn before. */
export function showFound(workbench: Workbench, all: readonly Found[], now: number): void {
  hideFound();
  const ranges: Range[] = [];
  const at: Range[] = [];
  all.forEach((found, i) => {
    const editor = found.at === null ? null : workbench.editorOf(found.section);
    const range = editor && rangeOf(editor, found);
    if (range) (i === now ? at : ranges).push(range);
    else {
      const element = elementOf(found, editor);
      if (element && element.dataset.found !== 'now') element.dataset.found = i === now ? 'now' : '';
    }
  });
  if (!('highlights' in CSS)) return;
  CSS.highlights.set('found', new Highlight(...ranges));
  CSS.highlights.set('found-now', new Highlight(...at));
}

export function hideFound(): void {
  for (const element of document.querySelectorAll<HTMLElement>('[data-found]')) delete element.dataset.found;
  if (!('highlights' in CSS)) return;
  CSS.highlights.delete('found');
  CSS.highlights.delete('found-now');
}

/** Scrolls to a match, if it is out of sight. False while its text is still to be mounted. */
export function scrollToFound(workbench: Workbench, found: Found): boolean {
  workbench.reveal(found.section);
  if (found.at !== null && workbench.editorOf(found.section) === null && !isLocked(found.section)) {
    workbench.needed.set(found.section);
    document.getElementById(`section-${found.section}`)?.scrollIntoView({ block: 'nearest' });
    return false;
  }
  const editor = found.at === null ? null : workbench.editorOf(found.section);
  const range = editor && rangeOf(editor, found);
  const node = range?.startContainer;
  const element = node ? (node instanceof Element ? node : node.parentElement) : elementOf(found, editor);
  const inSight = () => {
    const { top, bottom } = (range ?? element)?.getBoundingClientRect() ?? { top: 0, bottom: 0 };
    const bar = document.querySelector('[data-find-bar]')?.getBoundingClientRect().bottom ?? 0;
    return top > bar && bottom < innerHeight - 40;
  };
  if (element && !inSight()) element.scrollIntoView({ block: 'center' });
  return true;
}

/** Puts the caret on a match, for whoever goes on writing there. */
export function goIntoFound(workbench: Workbench, found: Match): void {
  const { at, from, length } = found;
  const editor = at === null ? null : workbench.editorOf(found.section);
  if (editor && at !== null && found.run.kind === 'atom') {
    chainIn(editor).setNodeSelection(at).run();
    return;
  }
  if (editor && at !== null) {
    chainIn(editor)
      .setTextSelection({ from: at, to: at + (found.run.kind === 'formula' ? 1 : length) })
      .run();
    return;
  }
  const place = elementOf(found, null);
  // A field is marked with its label around it.
  const field = place?.matches('input, textarea') ? place : place?.querySelector<HTMLElement>('input, textarea');
  field?.focus({ preventScroll: true });
  if (field instanceof HTMLTextAreaElement || field instanceof HTMLInputElement) {
    field.setSelectionRange(from, from + length);
  }
}

function rangeOf({ view }: Editor, { at, from, length, text, run }: Found): Range | null {
  if (at === null || run.kind === 'atom') return null;
  const { doc } = view.state;
  const to = at + (run.kind === 'formula' ? 1 : length);
  // The editor may be a moment behind, or ahead.
  if (to > doc.content.size) return null;
  if (run.kind === 'body' && doc.textBetween(at, to) !== text.slice(from, from + length)) return null;
  const range = document.createRange();
  if (run.kind === 'formula') {
    const node = view.nodeDOM(at);
    if (node === null) return null;
    range.selectNode(node);
    return range;
  }
  const [start, end] = [view.domAtPos(at, 1), view.domAtPos(to, -1)];
  range.setStart(start.node, start.offset);
  range.setEnd(end.node, end.offset);
  return range;
}

/** The title, the field, the figure or picture; for a text that cannot be shown otherwise its section. */
function elementOf({ section, run, at }: Match, editor: Editor | null): HTMLElement | null {
  const element = document.getElementById(`section-${section}`);
  const field = (name: string, around = '') => `${around} [data-field="${CSS.escape(name)}"]`;
  switch (run.kind) {
    case 'title':
      return element?.querySelector<HTMLElement>('.section-header textarea') ?? null;
    case 'field':
      return element?.querySelector<HTMLElement>(field(run.name)) ?? null;
    case 'row':
      return element?.querySelector<HTMLElement>(field(run.column, `[data-row="${CSS.escape(run.row)}"]`)) ?? null;
    case 'atom': {
      const drawn = at === null ? null : editor?.view.nodeDOM(at);
      return drawn instanceof HTMLElement ? drawn : element;
    }
    case 'body':
    case 'formula':
      return element;
  }
}

function isLocked(section: SectionId): boolean {
  return document.getElementById(`section-${section}`)?.querySelector('.locked-note') !== null;
}
