/**
 * What the editors of one open plan share: which are mounted, which was used last, the popover that is open, and undo.
 * It is handed to every part of the plan's page and closed with it.
 */
import type { SectionId } from '@tangram/domain';
import type { Editor } from '@tiptap/core';
import { createContext, useContext } from 'react';
import { flushSync } from 'react-dom';
import type * as Y from 'yjs';
import { createStore, type Store } from '../ui/store.ts';
import { createFigureChanges, type FigureChanges } from './figures/figure-changes.ts';
import type { KeptFigures } from './figures/kept-figures.ts';
import type { Folds } from './folds.ts';
import type { EarlyKeys } from './formula/early-keys.ts';
import type { FormulaPlace } from './formula/formula-place.ts';
import type { Point } from './formula/formula-view.ts';
import type { PlanPictures } from './pictures/plan-pictures.ts';
import { type CaretPlace, putCaret } from './put-caret.ts';
import { createPlanUndo, type PlanUndo } from './undo.ts';
import { withCaret } from './undo-caret.ts';

/** The origin of this page's own changes that no editor makes: fields, titles, moves. Undo takes them back. */
export const ownChange = Symbol('own change');
/** The origin of what undo must not take apart: making a section, which a colleague may be writing in by then. */
export const ownMaking = Symbol('own making');

/** A small dialog beside a place in the text. */
type OpenPopover =
  | FormulaPopoverState
  | { readonly kind: 'link'; readonly editor: Editor }
  | { readonly kind: 'picture'; readonly editor: Editor; readonly at: number }
  | { readonly kind: 'pairRow'; readonly editor: Editor };

/** A formula that is being written: where, with the caret at which point, whether it was put there just for that, and what is typed already. */
interface FormulaPopoverState {
  readonly kind: 'formula';
  readonly editor: Editor;
  readonly place: FormulaPlace;
  readonly point: Point | null;
  readonly fresh: boolean;
  readonly early: EarlyKeys;
}

/** The figure whose editor is open, and the text that it stands in. */
interface OpenFigure {
  readonly editor: Editor;
  readonly element: Y.XmlElement;
  /** Somebody wants to say what it shows. */
  readonly describe: boolean;
}

interface ActiveEditor {
  readonly section: SectionId;
  readonly editor: Editor;
}

/** Somebody finds and replaces: the words that it began with, and where the focus was. */
interface Finding {
  readonly text: string;
  readonly before: Element | null;
}

export interface Workbench {
  readonly undo: PlanUndo;
  /** The text that the tools act on: the one with the caret. Null while somebody is elsewhere. */
  readonly active: Store<ActiveEditor | null>;
  /** An editor by which the tools can be shown: the one used last, before that any. */
  readonly shown: Store<Editor | null>;
  readonly popover: Store<OpenPopover | null>;
  readonly folds: Folds;
  /** Pictures that this page brings in. */
  readonly pictures: PlanPictures;
  readonly figure: Store<OpenFigure | null>;
  /** Changes of figures, together with what colleagues do in them. */
  readonly figures: FigureChanges;
  /** The section that asks to be mounted and focused as soon as it can be. */
  readonly wanted: Store<{ readonly section: SectionId; readonly at: CaretPlace } | null>;
  /** What is drawn before its turn. */
  readonly revealed: Store<SectionId | 'all' | null>;
  /** The section whose text is to be mounted, without the caret going there. */
  readonly needed: Store<SectionId | null>;
  /** Counts the editors that come. */
  readonly mounted: Store<number>;
  readonly finding: Store<Finding | null>;
  /** What a screen reader is told of the thing that is selected in the text. */
  readonly heard: Store<string>;
  editorOf(section: SectionId): Editor | null;
  register(section: SectionId, editor: Editor): () => void;
  /** Notes that somebody has come to a text or a field: what was typed elsewhere before is one step of undo. */
  use(section: SectionId, editor: Editor | null): void;
  /** Puts the caret into a section, mounting its editor first when it is far from view. */
  focus(section: SectionId, at: CaretPlace): void;
  /** Draws and unfolds a section that somebody is led to, now. */
  reveal(section: SectionId): void;
  /** Makes a section's text an editor, now; null where it stays HTML. */
  mountNow(section: SectionId): Editor | null;
  /** Draws all that is still to be drawn, now. */
  revealAll(): void;
  close(): void;
}

export function createWorkbench(
  docs: readonly Y.Doc[],
  folds: Folds,
  pictures: PlanPictures,
  kept: KeptFigures,
): Workbench {
  const editors = new Map<SectionId, Editor>();
  const plain = createPlanUndo(docs, ownChange);
  const popover = createStore<OpenPopover | null>(null);
  const active = createStore<ActiveEditor | null>(null);
  // What is open beside the text belongs to the words that go.
  const undo: PlanUndo = {
    ...plain,
    undo: () => {
      popover.set(null);
      withCaret(active.get()?.editor ?? null, plain.undo);
    },
    redo: () => {
      popover.set(null);
      withCaret(active.get()?.editor ?? null, plain.redo);
    },
  };
  const figures = createFigureChanges(docs, undo, kept);
  const needed: Workbench['needed'] = createStore<SectionId | null>(null);
  const shown = createStore<Editor | null>(null);
  const mounted = createStore(0);
  const wanted: Workbench['wanted'] = createStore<ReturnType<Workbench['wanted']['get']>>(null);
  const revealed: Workbench['revealed'] = createStore<ReturnType<Workbench['revealed']['get']>>(null);
  const drawNow = (what: SectionId | 'all') => {
    if (revealed.get() !== 'all') revealed.set(what);
  };
  const reveal = (section: SectionId) => {
    flushSync(() => {
      drawNow(section);
      if (folds.folded.get().has(section)) folds.set([section], false);
    });
  };
  return {
    undo,
    folds,
    pictures,
    reveal,
    revealed,
    mountNow: (section) => {
      reveal(section);
      flushSync(() => needed.set(section));
      return editors.get(section) ?? null;
    },
    revealAll: () => flushSync(() => drawNow('all')),
    active,
    shown,
    popover,
    figure: createStore<ReturnType<Workbench['figure']['get']>>(null),
    figures,
    wanted,
    needed,
    mounted,
    finding: createStore<Finding | null>(null),
    heard: createStore(''),
    editorOf: (section) => editors.get(section) ?? null,
    register(section, editor) {
      editors.set(section, editor);
      if (shown.get() === null) shown.set(editor);
      mounted.set(mounted.get() + 1);
      const want = wanted.get();
      if (want?.section === section) {
        wanted.set(null);
        putCaret(editor, want.at);
      }
      return () => {
        if (editors.get(section) === editor) editors.delete(section);
        if (active.get()?.editor === editor) active.set(null);
        if (shown.get() === editor) shown.set([...editors.values()].at(-1) ?? null);
      };
    },
    use(section, editor) {
      undo.step();
      if (editor === null) return;
      shown.set(editor);
      if (active.get()?.editor !== editor) active.set({ section, editor });
    },
    focus(section, at) {
      reveal(section);
      const editor = editors.get(section);
      if (editor) putCaret(editor, at);
      else wanted.set({ section, at });
    },
    close: () => {
      figures.close();
      pictures.close();
      undo.close();
    },
  };
}

export const WorkbenchContext = createContext<Workbench | null>(null);

export function useWorkbench(): Workbench {
  const workbench = useContext(WorkbenchContext);
  if (workbench === null) throw new Error('an editor stands outside of a plan');
  return workbench;
}
