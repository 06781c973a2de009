/**
 * Undo is one stack over the whole plan, of one's own changes only. It stands outside of the editors, so that a section far
 * from view can be unmounted without losing it, and covers both documents of a plan in the order things were done.
 *
 * What a colleague wrote is never taken away: text and paragraphs that have become theirs too, and whole sections, stay.
 */
import type { SectionId } from '@tangram/domain';
import { sectionsRoot } from '@tangram/plan';
import { defaultDeleteFilter, defaultProtectedNodes, ySyncPluginKey } from '@tiptap/y-tiptap';
import * as Y from 'yjs';
import { sectionOf } from './section-of.ts';

const captureMs = 500;

export interface PlanUndo {
  undo(): void;
  redo(): void;
  /** What comes next is a step of its own, however soon. */
  step(): void;
  /** Called after undo and redo with a section that was changed. */
  onChanged(told: (section: SectionId) => void): () => void;
  close(): void;
}

type Stack = 'undoStack' | 'redoStack';

/** Undo over documents of the shape of plan-document.ts, tracking the editors' binding and one origin more. */
export function createPlanUndo(docs: readonly Y.Doc[], origin: unknown): PlanUndo {
  const listeners = new Set<(section: SectionId) => void>();
  let count = 0;
  const managers = docs.map((doc) => {
    const sections = sectionsRoot(doc);
    const manager = new Y.UndoManager(sections, {
      trackedOrigins: new Set([ySyncPluginKey, origin]),
      captureTimeout: captureMs,
      captureTransaction: (transaction) => transaction.meta.get('addToHistory') !== false,
      deleteFilter: (item) => item.parent !== sections && defaultDeleteFilter(item, defaultProtectedNodes),
    });
    const stamp = ({ stackItem }: { stackItem: { meta: Map<unknown, unknown> } }) => {
      count += 1;
      stackItem.meta.set('step', count);
    };
    manager.on('stack-item-added', stamp);
    manager.on('stack-item-updated', stamp);
    manager.on('stack-item-popped', ({ changedParentTypes }) => {
      const section = [...changedParentTypes.keys()].map((type) => sectionOf(doc, type)).find((id) => id !== null);
      if (section) for (const told of [...listeners]) told(section);
    });
    return manager;
  });
  const latest = (stack: Stack) => {
    const steps = managers.map((manager) => Number(manager[stack].at(-1)?.meta.get('step') ?? 0));
    const most = Math.max(0, ...steps);
    return most === 0 ? undefined : managers[steps.indexOf(most)];
  };
  return {
    undo: () => void latest('undoStack')?.undo(),
    redo: () => void latest('redoStack')?.redo(),
    step: () => {
      for (const manager of managers) manager.stopCapturing();
    },
    onChanged(told) {
      listeners.add(told);
      return () => listeners.delete(told);
    },
    close: () => {
      for (const manager of managers) manager.destroy();
    },
  };
}
