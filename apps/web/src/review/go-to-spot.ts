/**
 * Leads from a check to the very thing it is about: the words selected, the caret in the cell, the box of a picture's description open.
 * What somebody has changed or taken out meanwhile is not looked for; then they are at its section, where they were led before.
 */
import type { PlanKind } from '@tangram/domain';
import { findFirstOf, findSection, sectionKind } from '@tangram/plan';
import type { Spot, Where } from '@tangram/plan/checks';
import type { Editor } from '@tiptap/core';
import type { Node as TextNode } from '@tiptap/pm/model';
import { Selection } from '@tiptap/pm/state';
import type * as Y from 'yjs';
import { landOn } from '../editor/fields/land-in-field.ts';
import { openFigure } from '../editor/figures/open-figure.ts';
import { goIntoFound } from '../editor/find/show-found.ts';
import { focusText } from '../editor/put-caret.ts';
import type { Workbench } from '../editor/workbench.ts';

/** `docs`: the documents of the plan. */
export function goToSpot(workbench: Workbench, docs: readonly Y.Doc[], plan: PlanKind, where: Where): void {
  const { section, spot } = where;
  if (spot === undefined) return;
  if (spot.kind === 'words') goToWords(workbench, docs, plan, where, spot.text);
  else if (spot.kind === 'row') {
    const row = document.querySelector(`#section-${CSS.escape(section)} [data-row="${CSS.escape(spot.row)}"]`);
    const control = spot.column === null ? 'button' : `[data-field="${CSS.escape(spot.column)}"]`;
    const input = row?.querySelector<HTMLElement>(control);
    if (input) landOn(input);
  } else {
    const editor = workbench.mountNow(section);
    if (editor) goInText(workbench, editor, spot);
  }
}

function goToWords(workbench: Workbench, docs: readonly Y.Doc[], plan: PlanKind, where: Where, text: string): void {
  const view = docs.map((doc) => findSection(doc, where.section)).find(Boolean);
  if (!view) return;
  const fields = sectionKind(plan, view.kind)?.fields ?? [];
  const found = findFirstOf(text, view, fields);
  if (found === undefined) return;
  if (found.at !== null) workbench.mountNow(where.section);
  goIntoFound(workbench, found);
  const { anchorNode } = getSelection() ?? {};
  if (found.at !== null) anchorNode?.parentElement?.scrollIntoView({ block: 'center' });
}

function goInText(workbench: Workbench, editor: Editor, spot: Exclude<Spot, { kind: 'words' | 'row' }>): void {
  const { doc } = editor.state;
  if (spot.kind === 'picture') {
    const at = placesOf(doc, ({ type }) => type.name === 'picture')[spot.index];
    if (at === undefined) return;
    bringIntoSight(editor, at);
    workbench.popover.set({ kind: 'picture', editor, at });
    return;
  }
  if (spot.kind === 'figure') {
    const [at] = placesOf(doc, ({ attrs }) => attrs.figure === spot.source);
    if (at === undefined) return;
    bringIntoSight(editor, at);
    openFigure(workbench, editor, at, spot.describe);
    return;
  }
  if (spot.kind === 'segment') {
    const at = placesOf(doc, ({ type }) => type.name === 'lessonSegment')[spot.index];
    const dom = at === undefined ? null : editor.view.nodeDOM(at);
    if (at === undefined || !(dom instanceof Element)) return;
    bringIntoSight(editor, at);
    dom.querySelector('input')?.focus({ preventScroll: true });
    return;
  }
  const row = placesOf(doc, ({ type }) => type.name === 'pairRow')[spot.index];
  if (row === undefined) return;
  let end = row + 1;
  doc.nodeAt(row)?.forEach((cell, offset, index) => {
    if (index === spot.cell) end = row + 1 + offset + cell.nodeSize - 1;
  });
  bringIntoSight(editor, row);
  focusText(editor);
  editor.view.dispatch(editor.state.tr.setSelection(Selection.near(doc.resolve(end), -1)));
}

/** Where the nodes that are meant stand, in the order of the text. */
function placesOf(doc: TextNode, isMeant: (node: TextNode) => boolean): readonly number[] {
  const places: number[] = [];
  doc.descendants((node, at) => {
    if (isMeant(node)) places.push(at);
  });
  return places;
}

function bringIntoSight({ view }: Editor, at: number): void {
  const dom = view.nodeDOM(at);
  if (dom instanceof Element) dom.scrollIntoView({ block: 'center' });
}
