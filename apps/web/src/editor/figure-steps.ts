/**
 * A change of a figure as a step of undo. A figure is one value, so taking the whole value back would take a colleague's part of it along;
 * the step knows what it changed, and undo takes that alone out of the figure as it is by then.
 */
import * as Y from 'yjs';
import { mergedText } from './figures/merge.ts';

export interface FigureStep {
  readonly element: Y.XmlElement;
  readonly before: string;
  readonly after: string;
}

type Stack = 'undoStack' | 'redoStack';

const key = 'figure';

/** The figure step that a stack would take next; null for a step of another kind. */
export function figureStepOf(manager: Y.UndoManager, stack: Stack): FigureStep | null {
  return (manager[stack].at(-1)?.meta.get(key) as FigureStep | undefined) ?? null;
}

/** Writes a figure as a step of its own. */
export function writeFigureStep(manager: Y.UndoManager, origin: unknown, element: Y.XmlElement, after: string): void {
  const before = element.getAttribute('figure') ?? '';
  manager.stopCapturing();
  manager.doc.transact(() => element.setAttribute('figure', after), origin);
  manager.undoStack.at(-1)?.meta.set(key, { element, before, after });
  manager.stopCapturing();
}

/** Takes the step at the top of a stack back, or does it again. Null when there is nothing left to do; else the figure. */
export function replayFigureStep(manager: Y.UndoManager, stack: Stack): Y.XmlElement | null {
  const step = figureStepOf(manager, stack);
  manager[stack].pop();
  const element = step && inTheText(step.element);
  const now = element?.getAttribute('figure');
  if (!step || !element || now === undefined) return null;
  const next = mergedText({ began: step.after, yields: step.before, stands: now });
  if (next === null || next === now) return null;
  const [doing, opposite] =
    stack === 'undoStack' ? (['undoing', 'redoStack'] as const) : (['redoing', 'undoStack'] as const);
  manager[doing] = true;
  try {
    manager.doc.transact(() => element.setAttribute('figure', next), manager);
  } finally {
    manager[doing] = false;
  }
  manager[opposite].at(-1)?.meta.set(key, { element, before: now, after: next });
  return element;
}

/** The figure itself, or the one that came in its place when its removal was taken back. */
function inTheText(element: Y.XmlElement): Y.XmlElement | null {
  let item = element._item;
  while (item?.deleted && item.redone !== null && element.doc) {
    const again: unknown = Y.getItem(element.doc.store, item.redone);
    item = again instanceof Y.Item ? again : null;
  }
  if (item === null || item.deleted || !(item.content instanceof Y.ContentType)) return null;
  return item.content.type instanceof Y.XmlElement ? item.content.type : null;
}
