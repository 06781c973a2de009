import { instant, personId, sectionId, threadId } from '@tangram/domain';
import { joinBackward, splitBlock } from '@tiptap/pm/commands';
import { TextSelection } from '@tiptap/pm/state';
import { ySyncPluginKey } from '@tiptap/y-tiptap';
import { describe, expect, test } from 'vitest';
import * as Y from 'yjs';
import { everyoneCatchesUp, openOn, seed } from '../../testing/builders.ts';
import { HeadlessEditor } from '../../testing/headless-editor.ts';
import { body, bullets, paragraph } from '../body/build.ts';
import { checkPlan } from '../check.ts';
import { newSection } from '../kinds.ts';
import { findSection, moveSection, removeSection, type SectionView, sectionsRoot } from '../plan-document.ts';
import { ownSection } from '../sections/prose.ts';
import { removeCommentMarks, setCommentMark } from './anchor.ts';
import { base64Of } from './base64.ts';
import { locateThreads } from './placement.ts';

const notes = sectionId('notes');
const thread = threadId('thread-1');
const start = body(
  paragraph('Start with a tape diagram, then compare $\\frac{3}{8}$ cup with five cups of syrup.'),
  bullets(['Ask what each part stands for', 'Let them argue']),
);

function notesOf(doc: Y.Doc): SectionView {
  const section = findSection(doc, notes);
  if (!section) throw new Error('the notes are gone');
  return section;
}

/** A server's copy, and an editor of the same section on another device. */
function planInTwoPlaces() {
  const { open } = seed('unit', { sections: [newSection(ownSection, { id: notes, after: null, body: start })] });
  const [server, page] = [openOn(1, open), openOn(2, open)];
  const editor = new HeadlessEditor(notesOf(page));
  const comment = (words: string, until?: string, id = thread) => {
    everyoneCatchesUp(server, page);
    const result = setCommentMark(server, id, editor.quoting(words, until));
    expect(result.set).toBe(true);
    everyoneCatchesUp(server, page);
    return result;
  };
  const marked = (id: string = thread) => {
    everyoneCatchesUp(server, page);
    return locateThreads(server)[id]?.flatMap(({ pieces }) => pieces) ?? [];
  };
  return { server, page, editor, comment, marked };
}

describe('a mark', () => {
  test('is set on the words that were quoted', () => {
    const { comment, marked } = planInTwoPlaces();
    expect(comment('tape diagram')).toEqual({ set: true, quote: 'tape diagram' });
    expect(marked()).toEqual(['tape diagram']);
  });

  test('reaches over a formula and over blocks', () => {
    const { comment, marked } = planInTwoPlaces();
    const result = comment('then compare', 'Ask what');
    expect(result).toMatchObject({ set: true, quote: expect.stringContaining('$\\frac{3}{8}$') });
    expect(marked()).toEqual(['then compare ', '$\\frac{3}{8}$', ' cup with five cups of syrup.', 'Ask what']);
  });

  test('is not set at a place that names a root, which would make one: nobody could write in the plan any more', () => {
    const { server, editor } = planInTwoPlaces();
    const place = new Y.RelativePosition(null, 'anything', null, 0);
    const forged = base64Of(Y.encodeRelativePosition(place));
    const quoted = { ...editor.quoting('tape diagram'), from: forged, to: forged };
    expect(setCommentMark(server, thread, quoted)).toEqual({ set: false, because: 'wordsChanged' });
    expect(checkPlan(server)).toBeNull();
  });

  test('is not set when the words have changed meanwhile, and then nothing changes', () => {
    const { server, editor } = planInTwoPlaces();
    const before = Y.encodeStateAsUpdate(server);
    const quoted = editor.quoting('tape diagram');
    expect(setCommentMark(server, thread, { ...quoted, quote: 'number line' })).toEqual({
      set: false,
      because: 'wordsChanged',
    });
    expect(setCommentMark(server, thread, { ...quoted, to: 'not a place' })).toMatchObject({ set: false });
    expect(setCommentMark(server, thread, { ...quoted, section: sectionId('elsewhere') })).toMatchObject({
      because: 'noSection',
    });
    expect(Y.encodeStateAsUpdate(server)).toEqual(before);
  });

  test('is set once by two tries, and moves when it is set elsewhere', () => {
    const { comment, marked } = planInTwoPlaces();
    comment('tape diagram');
    comment('tape diagram');
    expect(marked()).toEqual(['tape diagram']);
    comment('five cups');
    expect(marked()).toEqual(['five cups']);
  });

  test('overlaps with another', () => {
    const { server, comment, marked } = planInTwoPlaces();
    comment('tape diagram, then');
    comment('diagram, then compare', undefined, threadId('thread-2'));
    expect(marked()).toEqual(['tape diagram, then']);
    expect(marked('thread-2')).toEqual(['diagram, then compare']);
    removeCommentMarks(server, [thread]);
    expect(marked()).toEqual([]);
    expect(marked('thread-2')).toEqual(['diagram, then compare']);
  });

  test('is the one that an editor writes: typing beside it changes nothing about it', () => {
    const { editor, comment, marked } = planInTwoPlaces();
    comment('tape diagram');
    editor.typeBefore('tape', 'big ');
    editor.typeBefore(', then', ' of it');
    expect(marked()).toEqual(['tape diagram']);
  });
});

describe('a mark survives', () => {
  test('a split of its paragraph', () => {
    const { editor, comment, marked } = planInTwoPlaces();
    comment('tape diagram');
    const at = editor.find('diagram');
    editor.dispatch(editor.state.tr.setSelection(TextSelection.create(editor.state.doc, at)));
    expect(editor.run(splitBlock)).toBe(true);
    expect(marked()).toEqual(['tape ', 'diagram']);
  });

  test('a join with the block before', () => {
    const { editor, comment, marked } = planInTwoPlaces();
    const at = editor.find('then compare');
    editor.dispatch(editor.state.tr.split(at));
    comment('then compare');
    const joined = editor.find('then compare');
    editor.dispatch(editor.state.tr.setSelection(TextSelection.create(editor.state.doc, joined)));
    // Without a page there is no “end of text block” to ask; the selection stands at it.
    expect(editor.run((state, dispatch) => joinBackward(state, dispatch))).toBe(true);
    expect(marked()).toEqual(['then compare']);
  });

  test('words retyped inside it', () => {
    const { editor, comment, marked } = planInTwoPlaces();
    comment('five cups of syrup');
    const at = editor.find('cups of');
    editor.dispatch(editor.state.tr.insertText('spoons', at, at + 4));
    expect(marked()).toEqual(['five spoons of syrup']);
  });

  test('a change of its paragraph into a heading', () => {
    const { editor, comment, marked } = planInTwoPlaces();
    comment('tape diagram');
    const at = editor.find('tape');
    editor.dispatch(editor.state.tr.setBlockType(at, at, editor.state.schema.node('heading').type, { level: 2 }));
    expect(marked()).toEqual(['tape diagram']);
  });

  test('a move of its section, and its removal', () => {
    const { page, server, comment, marked } = planInTwoPlaces();
    comment('tape diagram');
    moveSection(page, notes, null, 'page');
    removeSection(page, notes, { at: instant(1), by: personId('ana') }, 'page');
    expect(marked()).toEqual(['tape diagram']);
    expect(locateThreads(server)[thread]).toEqual([
      { section: notes, pieces: ['tape diagram'], on: 'words', removed: true },
    ]);
  });

  test('an undo of the author, also one that takes the words away and gives them back', () => {
    const { page, editor, comment, marked } = planInTwoPlaces();
    const undo = new Y.UndoManager([sectionsRoot(page)], {
      trackedOrigins: new Set([ySyncPluginKey]),
      captureTimeout: 0,
    });
    editor.typeBefore('Start', 'First. ');
    comment('tape diagram');
    undo.undo();
    expect(marked()).toEqual(['tape diagram']);
    const at = editor.find('with a tape');
    editor.dispatch(editor.state.tr.delete(at, at + 'with a tape diagram'.length));
    expect(marked()).toEqual([]);
    undo.undo();
    expect(marked()).toEqual(['tape diagram']);
  });
});

test('a thread whose words are all gone is orphaned', () => {
  const { editor, comment, marked } = planInTwoPlaces();
  comment('tape diagram');
  const at = editor.find('tape diagram');
  editor.dispatch(editor.state.tr.delete(at, at + 'tape diagram'.length));
  expect(marked()).toEqual([]);
});
