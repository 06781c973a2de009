/** The ways into the editor of a figure: one that stands in the text, and a new one that is put there. Loads at once and is small; the rest comes when needed. */
import type { FigureType } from '@tangram/math-figures';
import { figureText } from '@tangram/plan/body';
import type { Editor } from '@tiptap/core';
import { Extension } from '@tiptap/core';
import { type EditorState, NodeSelection } from '@tiptap/pm/state';
import { ySyncPluginKey } from '@tiptap/y-tiptap';
import * as Y from 'yjs';
import { commonFigures, figureMenu, moreFigures } from '../../words/figure-names.ts';
import type { InsertCommand } from '../commands.ts';
import { putBlock } from '../put-block.ts';
import type { Workbench } from '../workbench.ts';

/** What the `/` menu offers. */
export function figureCommands(workbench: Workbench, say: (sentence: string) => void): readonly InsertCommand[] {
  return [...commonFigures, ...moreFigures].map(({ type, name, also }) => ({
    ...{ id: type, label: name, also },
    run: (editor) => void insertFigure(workbench, editor, type, say),
  }));
}

/** Puts a new figure at the caret, with an example in it, and opens it. */
export async function insertFigure(
  workbench: Workbench,
  editor: Editor,
  type: FigureType,
  say: (sentence: string) => void,
): Promise<void> {
  const kinds = await import('./kinds.ts').catch(() => null);
  if (kinds === null) return say(figureMenu.notLoaded);
  if (editor.isDestroyed) return;
  const { example } = kinds.figureKinds[type];
  const node = editor.schema.nodes.figure?.create({ figure: figureText({ title: '', altText: '', ...example, type }) });
  const put = node && putBlock(editor.state, node);
  if (!put) return;
  workbench.undo.step();
  editor.view.dispatch(put.transaction.scrollIntoView());
  workbench.undo.step();
  openFigure(workbench, editor, put.at);
}

/** Opens the figure at a place of the text, and selects it, so that whoever closes it is at it; `describe`: at its words for those who do not see it. */
export function openFigure(workbench: Workbench, editor: Editor, at: number, describe = false): void {
  const { state, view } = editor;
  const element = sharedFigure(state, at);
  if (!element) return;
  const selected = NodeSelection.create(state.doc, at);
  if (!state.selection.eq(selected)) view.dispatch(state.tr.setSelection(selected));
  workbench.figure.set({ editor, element, describe });
}

/** Enter on a figure that is selected opens it. */
export function figureKeys(open: (at: number) => void) {
  return Extension.create({
    name: 'figureKeys',
    addKeyboardShortcuts: () => ({
      Enter: ({ editor }) => {
        const { selection } = editor.state;
        if (!(selection instanceof NodeSelection) || selection.node.type.name !== 'figure') return false;
        open(selection.from);
        return true;
      },
    }),
  });
}

/** The shared figure that an editor shows at a place: blocks stand in both in the same order. */
function sharedFigure(state: EditorState, at: number): Y.XmlElement | null {
  const $at = state.doc.resolve(at);
  let shared: unknown = ySyncPluginKey.getState(state)?.type;
  for (let depth = 0; depth <= $at.depth; depth += 1) {
    shared = shared instanceof Y.XmlFragment ? shared.get($at.index(depth)) : null;
  }
  return shared instanceof Y.XmlElement && shared.nodeName === 'figure' ? shared : null;
}

/** Takes a figure out of the text, wherever it stands by now. */
export function removeFigure(editor: Editor, element: Y.XmlElement): void {
  const { state } = editor;
  state.doc.descendants((node, at) => {
    if (node.type.name !== 'figure' || sharedFigure(state, at) !== element) return true;
    editor.view.dispatch(state.tr.delete(at, at + node.nodeSize));
    return false;
  });
}
