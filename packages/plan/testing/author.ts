/**
 * Somebody who writes in a plan with ProseMirror's own commands and the plan's own undo, on a device of their own: for tests that
 * try what a day of writing does. Words are told apart by a letter and a number: “a1 a2 a3”.
 */
import { joinBackward, splitBlock, wrapIn } from '@tiptap/pm/commands';
import type { Node, Slice } from '@tiptap/pm/model';
import { TextSelection } from '@tiptap/pm/state';
import { defaultDeleteFilter, defaultProtectedNodes, ySyncPluginKey } from '@tiptap/y-tiptap';
import * as Y from 'yjs';
import { locateThreads } from '../src/anchors/placement.ts';
import { type QuotedWords, quoteElement, quoteWords } from '../src/anchors/quote.ts';
import { carriedThreads, type Marking, threadsOf, withoutThreads } from '../src/anchors/travel.ts';
import { findSection, sectionsRoot } from '../src/plan-document.ts';
import { HeadlessEditor } from './headless-editor.ts';

/** A word in a body: where it begins, in which of its text blocks, and the threads on all of it and on any of it. */
export interface Word {
  readonly word: string;
  readonly from: number;
  readonly to: number;
  readonly block: number;
  readonly threads: ReadonlySet<string>;
  readonly touching: ReadonlySet<string>;
}

const wordPattern = /[a-z]\d+/g;

export class Author {
  readonly doc: Y.Doc;
  readonly editors: readonly HeadlessEditor[];
  readonly sections: readonly string[];
  readonly undoing: Y.UndoManager;
  /** `left`: what threads marked after it was cut; null for what was copied, and for what was put in again. */
  #clipboard: { readonly slice: Slice; left: Marking | null } | null = null;

  constructor(doc: Y.Doc, sections: readonly string[]) {
    this.doc = doc;
    this.sections = sections;
    this.editors = sections.map((id) => {
      const section = findSection(doc, id as never);
      if (!section) throw new Error(`no section ${id}`);
      return new HeadlessEditor(section);
    });
    const root = sectionsRoot(doc);
    this.undoing = new Y.UndoManager(root, {
      trackedOrigins: new Set([ySyncPluginKey, 'me']),
      captureTimeout: 0,
      deleteFilter: (item) => item.parent !== root && defaultDeleteFilter(item, defaultProtectedNodes),
    });
  }

  /** The words of a section in order, formulas among them. */
  words(section: number): Word[] {
    const found: Word[] = [];
    let block = 0;
    this.#editor(section).state.doc.descendants((node, at) => {
      if (node.type.name === 'formulaBlock') found.push(atomWord(node, at, ++block));
      if (!node.isTextblock) return;
      block += 1;
      found.push(...wordsOf(node, at, block));
    });
    return found;
  }

  /** The threads on both sides of a place in a line: words put in there stand inside of them. */
  inside(section: number, at: number): string[] {
    const $at = this.#editor(section).state.doc.resolve(at);
    const after = $at.nodeAfter ? threadsOf($at.nodeAfter) : [];
    return $at.nodeBefore ? threadsOf($at.nodeBefore).filter((thread) => after.includes(thread)) : [];
  }

  type(section: number, at: number, text: string): void {
    const { state } = this.#editor(section);
    this.#editor(section).dispatch(state.tr.insertText(text, at));
  }

  /** Selects a word and types it once more, key by key. */
  retype(section: number, { word, from, to }: Word): void {
    const editor = this.#editor(section);
    [...word].forEach((key, i) => {
      const tr = editor.state.tr;
      editor.dispatch(i === 0 ? tr.insertText(key, from, to) : tr.insertText(key, from + i));
    });
  }

  remove(section: number, from: number, to: number): void {
    const { state } = this.#editor(section);
    this.#editor(section).dispatch(state.tr.delete(from, to));
  }

  split(section: number, at: number): void {
    this.#select(section, at);
    this.#editor(section).run(splitBlock);
  }

  join(section: number, word: Word): void {
    const { doc } = this.#editor(section).state;
    this.#select(section, doc.resolve(word.from).start());
    // Without a page there is no “end of text block” to ask; the selection stands at it.
    this.#editor(section).run((state, dispatch) => joinBackward(state, dispatch));
  }

  /** Makes a line a heading, or a heading a line. */
  turnIntoHeading(section: number, { from }: Word): void {
    const { state } = this.#editor(section);
    const name = state.doc.resolve(from).parent.type.name === 'heading' ? 'paragraph' : 'heading';
    const attrs = name === 'heading' ? { level: 2 } : null;
    this.#editor(section).dispatch(state.tr.setBlockType(from, from, state.schema.node(name, attrs).type, attrs));
  }

  quoteBlock(section: number, { from }: Word): void {
    this.#select(section, from);
    const { schema } = this.#editor(section).state;
    const quotation = schema.nodes.blockquote;
    if (quotation) this.#editor(section).run(wrapIn(quotation));
  }

  /** Takes the block that a word stands in and puts it before the one of another word. */
  moveBlock(section: number, moved: Word, before: Word): void {
    const editor = this.#editor(section);
    const { doc, tr } = editor.state;
    const [from, to] = [doc.resolve(moved.from), doc.resolve(before.from)];
    const node = doc.nodeAt(from.before(1));
    if (node === null || from.index(0) === to.index(0)) return;
    tr.delete(from.before(1), from.before(1) + node.nodeSize);
    tr.insert(tr.mapping.map(to.before(1)), node);
    editor.dispatch(tr);
  }

  copy(section: number, from: number, to: number): void {
    this.#clipboard = { slice: withoutThreads(this.#editor(section).state.doc.slice(from, to)), left: null };
  }

  cut(section: number, from: number, to: number): void {
    const slice = this.#editor(section).state.doc.slice(from, to);
    this.remove(section, from, to);
    this.#clipboard = { slice, left: this.#marking() };
  }

  /** Puts in what was copied or cut. A cut keeps its threads once. Returns the words that it put in. */
  paste(section: number, at: number): string[] {
    const { state } = this.#editor(section);
    if (this.#clipboard === null) return [];
    const { slice, left } = this.#clipboard;
    const given = left ? carriedThreads(slice, this.#marking(), left) : withoutThreads(slice);
    this.#clipboard.left = null;
    this.#editor(section).dispatch(state.tr.replace(at, at, given));
    return (
      slice.content.textBetween(0, slice.content.size, ' ', (leaf) => leaf.attrs.latex ?? '').match(wordPattern) ?? []
    );
  }

  quoting(section: number, first: Word, last: Word): QuotedWords {
    return quoteWords(this.#id(section), this.#editor(section).state, first.from, last.to);
  }

  quotingFormula(section: number, { from }: Word): QuotedWords {
    return quoteElement(this.#id(section), this.#editor(section).state, from);
  }

  isFormula(section: number, { from }: Word): boolean {
    return (
      this.#editor(section).state.doc.nodeAt(from)?.isAtom === true &&
      !this.#editor(section).state.doc.nodeAt(from)?.isText
    );
  }

  /** A place between blocks, where nothing can be typed. */
  isBlock(section: number, at: number): boolean {
    return !this.#editor(section).state.doc.resolve(at).parent.isTextblock;
  }

  close(): void {
    this.undoing.destroy();
    for (const editor of this.editors) editor.close();
  }

  #marking(): Marking {
    const located = locateThreads(this.doc);
    return (thread) => (located[thread] ?? []).flatMap(({ pieces }) => pieces);
  }

  #editor(section: number): HeadlessEditor {
    const editor = this.editors[section];
    if (editor === undefined) throw new Error(`no section ${section}`);
    return editor;
  }

  #id(section: number) {
    return this.sections[section] as QuotedWords['section'];
  }

  #select(section: number, at: number): void {
    const editor = this.#editor(section);
    editor.dispatch(editor.state.tr.setSelection(TextSelection.create(editor.state.doc, at)));
  }
}

function atomWord(node: Node, from: number, block: number): Word {
  const threads = new Set(threadsOf(node));
  return { word: String(node.attrs.latex), from, to: from + node.nodeSize, block, threads, touching: threads };
}

/** The words of one text block; marks may begin in the middle of one. */
function wordsOf(line: Node, at: number, block: number): Word[] {
  const found: Word[] = [];
  let text = '';
  const marks: (readonly string[])[] = [];
  line.forEach((node, offset) => {
    if (!node.isText) {
      if (node.type.name === 'formula') found.push(atomWord(node, at + 1 + offset, block));
      text += '\ufffc';
      marks.push([]);
      return;
    }
    text += node.text ?? '';
    for (let i = 0; i < node.nodeSize; i += 1) marks.push(threadsOf(node));
  });
  for (const { 0: word, index } of text.matchAll(wordPattern)) {
    const own = marks.slice(index, index + word.length);
    const touching = new Set(own.flat());
    const threads = new Set([...touching].filter((thread) => own.every((one) => one.includes(thread))));
    found.push({ word, from: at + 1 + index, to: at + 1 + index + word.length, block, threads, touching });
  }
  return found.sort((one, other) => one.from - other.from);
}
