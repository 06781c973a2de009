/** The ways into a formula: the one that is selected, or a new one at the caret, made of the words that are selected. */
import { FORMULA_CHARACTERS_MAX } from '@tangram/plan/body';
import type { Editor } from '@tiptap/core';
import { NodeSelection } from '@tiptap/pm/state';
import { insertFormulaBlock } from '../commands.ts';
import type { Workbench } from '../workbench.ts';
import { keepEarlyKeys } from './early-keys.ts';
import { type FormulaPlace, placeAt } from './formula-place.ts';
import { beginFormula } from './formula-session.ts';
import type { Point } from './formula-view.ts';
import { latexOf } from './typed-math.ts';

type FormulaKind = 'formula' | 'formulaBlock';

/** Opens the formula that is selected, or a new one in the line. */
export function openFormula(workbench: Workbench, editor: Editor): void {
  const { selection } = editor.state;
  if (selection instanceof NodeSelection && /^formula/.test(selection.node.type.name)) {
    const place = placeAt(editor.view, selection.from);
    if (place) showFormulaPopover(workbench, editor, place, null, false);
    return;
  }
  newFormula(workbench, editor, 'formula');
}

/** Puts a new formula where the caret is, and opens it. Words that are selected become the formula. */
export function newFormula(workbench: Workbench, editor: Editor, kind: FormulaKind): void {
  const { $from, $to } = editor.state.selection;
  if ($to.parent.type.spec.code) return;
  // Words of several paragraphs are no formula; the formula comes behind them.
  if (!$from.sameParent($to)) editor.commands.setTextSelection($to.pos);
  const asked = $from.sameParent($to) ? $from.parent.textBetween($from.parentOffset, $to.parentOffset, '', ' ') : '';
  workbench.undo.step();
  const at = put(editor, kind, latexOf(asked).slice(0, FORMULA_CHARACTERS_MAX));
  const place = at < 0 ? null : placeAt(editor.view, at);
  if (place) showFormulaPopover(workbench, editor, place, null, true);
}

/** Sets a formula into the line or onto a line of its own, and opens it again there. */
export function changeDisplay(workbench: Workbench, editor: Editor, place: FormulaPlace, display: boolean): void {
  const at = place.at();
  if (at === undefined || editor.isDestroyed) return;
  const latex = place.latex();
  workbench.undo.goOn();
  editor.view.dispatch(editor.state.tr.setSelection(NodeSelection.create(editor.state.doc, at)).deleteSelection());
  workbench.undo.goOn();
  const next = put(editor, display ? 'formulaBlock' : 'formula', latex);
  const moved = next < 0 ? null : placeAt(editor.view, next);
  if (moved) showFormulaPopover(workbench, editor, moved, null, true);
}

/** Puts a formula in place of what is selected, and answers where it stands; -1 where none can. */
function put(editor: Editor, kind: FormulaKind, latex: string): number {
  const { state, view } = editor;
  const type = state.schema.nodes[kind];
  if (!type) return -1;
  if (kind === 'formulaBlock') {
    if (!state.selection.empty) view.dispatch(state.tr.deleteSelection());
    return insertFormulaBlock(editor, latex);
  }
  const tr = state.tr.replaceSelectionWith(type.create({ latex }));
  view.dispatch(tr);
  let at = -1;
  const { from } = view.state.selection;
  view.state.doc.nodesBetween(Math.max(0, from - 1), Math.min(from + 1, view.state.doc.content.size), (node, pos) => {
    if (node.type === type && node.attrs.latex === latex && at < 0) at = pos;
  });
  return at;
}

/** Shows what belongs to writing in a formula. Whoever is quicker than the page has written all the same. */
export function showFormulaPopover(
  { popover, undo }: Workbench,
  editor: Editor,
  place: FormulaPlace,
  point: Point | null,
  fresh: boolean,
): void {
  const leaveEarly = (typed: string) => {
    const session = beginFormula(editor, place, undo, fresh);
    if (typed !== '') session.write(place.latex() + latexOf(typed));
    session.end(null);
    if (popover.get() === state) popover.set(null);
  };
  const early = keepEarlyKeys(leaveEarly);
  const state = { kind: 'formula', editor, place, point, fresh, early } as const;
  popover.set(state);
  const gone = popover.subscribe(() => {
    if (popover.get() === state) return;
    gone();
    const typed = early.end();
    // Given up before there was a field: what was typed is kept, and a formula in which there is nothing goes.
    if (typed !== '' || place.latex().trim() === '') leaveEarly(typed);
  });
}
