/**
 * The words that comments are about, shown in the text: a decoration over each comment mark whose thread is open, and a
 * stronger one over the thread that is chosen and over the words that somebody begins to comment on. Marks of threads that are not of this plan are not shown.
 */
import type { SectionId } from '@tangram/domain';
import { findQuoted, type QuotedWords, threadsOf } from '@tangram/plan';
import { Extension } from '@tiptap/core';
import type { Node } from '@tiptap/pm/model';
import { type EditorState, Plugin, PluginKey, type Transaction } from '@tiptap/pm/state';
import { Decoration, DecorationSet, type EditorView } from '@tiptap/pm/view';
import { ySyncPluginKey } from '@tiptap/y-tiptap';
import { tellSelection } from '../editor/selection-in-time.ts';

export interface Highlighted {
  readonly open: ReadonlySet<string>;
  readonly chosen: string | null;
  /** The words that a comment is being written about, which carry no mark yet. */
  readonly begun: QuotedWords | null;
}

export const nothingHighlighted: Highlighted = { open: new Set(), chosen: null, begun: null };
interface Stretch {
  readonly from: number;
  readonly to: number;
}

interface Shown {
  readonly highlighted: Highlighted;
  readonly begun: Stretch | null;
  readonly shown: DecorationSet;
}

const key = new PluginKey<Shown>('threadHighlights');

/** Tells an editor which threads to show. */
export function highlight(view: EditorView, highlighted: Highlighted): void {
  if (key.getState(view.state)?.highlighted === highlighted) return;
  if (view.hasFocus()) tellSelection();
  view.dispatch(view.state.tr.setMeta(key, highlighted).setMeta('addToHistory', false));
}

export function threadHighlights(section: SectionId, onThread: (thread: string) => void) {
  return Extension.create({
    name: 'threadHighlights',
    addProseMirrorPlugins() {
      return [
        new Plugin({
          key,
          state: {
            init: (): Shown => ({ highlighted: nothingHighlighted, begun: null, shown: DecorationSet.empty }),
            apply: (transaction, value, _old, state): Shown => {
              const told: Highlighted | undefined = transaction.getMeta(key);
              const highlighted = told ?? value.highlighted;
              if (!told && !transaction.docChanged) return value;
              const shown = highlighted.open.size > 0 ? decorationsIn(state.doc, highlighted) : [];
              const begun = begunIn(section, transaction, state, highlighted, told ? null : value.begun);
              if (begun !== null) {
                const attributes = { class: 'commented commented-chosen', 'data-begun': '' };
                shown.push(Decoration.inline(begun.from, begun.to, attributes));
              }
              return { highlighted, begun, shown: DecorationSet.create(state.doc, shown) };
            },
          },
          props: {
            decorations: (state) => key.getState(state)?.shown,
          },
          // Not by the editor's own clicks: a formula or a figure keeps some of them for itself.
          view: (view) => {
            const { dom } = view;
            const click = (event: MouseEvent) => {
              const open = key.getState(view.state)?.highlighted.open;
              const thread = threadsAt(event.target).find((one) => open?.has(one));
              if (thread !== undefined) onThread(thread);
            };
            dom.addEventListener('click', click);
            return { destroy: () => dom.removeEventListener('click', click) };
          },
        }),
      ];
    },
  });
}

/** Where the words of a beginning comment stand. What others write is in the shared text already, what is typed here not yet. */
function begunIn(
  section: SectionId,
  transaction: Transaction,
  state: EditorState,
  { begun }: Highlighted,
  before: Stretch | null,
): Stretch | null {
  if (begun === null || begun.section !== section) return null;
  if (before === null || transaction.getMeta(ySyncPluginKey)) return findQuoted(state, begun);
  const { mapping } = transaction;
  const [from, to] = [mapping.map(before.from, 1), mapping.map(before.to, -1)];
  return from < to ? { from, to } : null;
}

/** The words, formulas, figures and cells that open threads are about. */
function decorationsIn(doc: Node, { open, chosen }: Highlighted): Decoration[] {
  const shown: Decoration[] = [];
  doc.descendants((node, at) => {
    const threads = threadsOf(node).filter((thread) => open.has(thread));
    if (threads.length === 0) return;
    const isChosen = chosen !== null && threads.includes(chosen);
    const look = { class: isChosen ? 'commented commented-chosen' : 'commented' };
    const end = at + node.nodeSize;
    if (node.isText) shown.push(Decoration.inline(at, end, look));
    else shown.push(Decoration.node(at, end, { ...look, 'data-thread': threads.join(' ') }));
  });
  return shown;
}

/** The threads of what was clicked and of all that it stands in, the nearest first. */
function threadsAt(target: EventTarget | null): string[] {
  const found: string[] = [];
  let element = target instanceof Element ? target.closest<HTMLElement>('[data-thread]') : null;
  while (element !== null) {
    found.push(...(element.dataset.thread ?? '').split(' '));
    element = element.parentElement?.closest<HTMLElement>('[data-thread]') ?? null;
  }
  return found;
}
