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
import { figureStepOf, replayFigureStep, writeFigureStep } from './figure-steps.ts';
import { sectionOf } from './section-of.ts';

const captureMs = 500;

export interface PlanUndo {
  undo(): void;
  redo(): void;
  /** What comes next is a step of its own, however soon. */
  step(): void;
  /** Does something as one step of its own, in however many documents. Returns how to take that step back, whatever came after it. */
  alone(act: () => void): () => void;
  /** Writes a figure as a step of its own, which undo takes out of the figure without what colleagues changed in it. */
  writeFigure(element: Y.XmlElement, text: string): void;
  /** What comes next belongs to the step before, however late. */
  goOn(): void;
  /** Called after undo and redo with a section that was changed. */
  onChanged(told: (section: SectionId) => void): () => void;
  close(): void;
}

type Stack = 'undoStack' | 'redoStack';

const stepOf = (item: { readonly meta: Map<unknown, unknown> } | undefined) => Number(item?.meta.get('step') ?? 0);

/** Undo over documents of the shape of plan-document.ts, tracking the editors' binding and one origin more. */
export function createPlanUndo(docs: readonly Y.Doc[], origin: unknown): PlanUndo {
  const listeners = new Set<(section: SectionId) => void>();
  let count = 0;
  let together = false;
  const managers: readonly Y.UndoManager[] = docs.map((doc) => {
    const sections = sectionsRoot(doc);
    const manager = new Y.UndoManager(sections, {
      trackedOrigins: new Set([ySyncPluginKey, origin]),
      captureTimeout: captureMs,
      captureTransaction: (transaction) => transaction.meta.get('addToHistory') !== false,
      deleteFilter: (item) =>
        item.parent !== sections && !isColleaguesFigure(doc, item) && defaultDeleteFilter(item, defaultProtectedNodes),
    });
    const stamp = ({ stackItem }: { stackItem: { meta: Map<unknown, unknown> } }) => {
      if (!together) count += 1;
      stackItem.meta.set('step', count);
    };
    manager.on('stack-item-added', stamp);
    manager.on('stack-item-added', ({ type }) => {
      // Something new ends what could be done again, in the other document too.
      if (type === 'undo' && !manager.redoing)
        for (const other of managers) if (other !== manager) other.clear(false, true);
    });
    manager.on('stack-item-updated', stamp);
    manager.on('stack-item-popped', ({ changedParentTypes }) => tell(doc, [...changedParentTypes.keys()]));
    return manager;
  });
  const tell = (doc: Y.Doc, changed: readonly unknown[]) => {
    const section = changed.map((type) => sectionOf(doc, type)).find((id) => id !== null);
    if (section) for (const told of [...listeners]) told(section);
  };
  const latest = (stack: Stack) => {
    const steps = managers.map((manager) => stepOf(manager[stack].at(-1)));
    const most = Math.max(0, ...steps);
    return managers.filter((_, i) => most > 0 && steps[i] === most);
  };
  const asOne = (act: () => void) => {
    count += 1;
    together = true;
    try {
      act();
    } finally {
      together = false;
    }
  };
  const step = () => {
    for (const manager of managers) manager.stopCapturing();
  };
  /** Takes the last step of a stack; one that has nothing left to change is passed over. */
  const take = (stack: Stack) => {
    for (let step = latest(stack); step.length > 0; step = latest(stack)) {
      const figure = step.find((manager) => figureStepOf(manager, stack) !== null);
      if (figure === undefined) return step.map((manager) => (stack === 'undoStack' ? manager.undo() : manager.redo()));
      const element = replayFigureStep(figure, stack);
      if (element) return tell(figure.doc, [element]);
    }
  };
  return {
    undo: () => asOne(() => take('undoStack')),
    redo: () => asOne(() => take('redoStack')),
    step,
    alone(act) {
      step();
      asOne(act);
      step();
      const done = count;
      return () => {
        // A step does not mind what was done after it, by oneself as little as by a colleague.
        const holding = managers.filter(({ undoStack }) => undoStack.some((item) => stepOf(item) === done));
        for (const { undoStack } of holding)
          undoStack.sort((a, b) => Number(stepOf(a) === done) - Number(stepOf(b) === done));
        asOne(() => holding.map((manager) => manager.undo()));
      };
    },
    writeFigure(element, text) {
      step();
      const manager = managers.find(({ doc }) => doc === element.doc);
      if (manager) writeFigureStep(manager, origin, element, text);
    },
    goOn: () => {
      for (const manager of managers) manager.lastChange = Number.POSITIVE_INFINITY;
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

/** A figure that a colleague has written in since I put it there. */
function isColleaguesFigure(doc: Y.Doc, item: Y.Item): boolean {
  if (!(item.content instanceof Y.ContentType) || !(item.content.type instanceof Y.XmlElement)) return false;
  const value = item.content.type.nodeName === 'figure' ? item.content.type._map.get('figure') : undefined;
  return value !== undefined && value.id.client !== item.id.client && value.id.client !== doc.clientID;
}
