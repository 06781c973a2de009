/** What the server puts right: marks go with their words, through what editors and people without a connection do, and nowhere else. */
import { instant, personId, sectionId, threadId } from '@tangram/domain';
import { joinBackward, splitBlock } from '@tiptap/pm/commands';
import { TextSelection } from '@tiptap/pm/state';
import { ySyncPluginKey } from '@tiptap/y-tiptap';
import { describe, expect, test } from 'vitest';
import * as Y from 'yjs';
import { openOn, seed } from '../../testing/builders.ts';
import { HeadlessEditor } from '../../testing/headless-editor.ts';
import { body, paragraph } from '../body/build.ts';
import { newSection } from '../kinds.ts';
import { bringBackSection, findSection, removeSection } from '../plan-document.ts';
import { ownSection } from '../sections/prose.ts';
import { setCommentMark } from './anchor.ts';
import { base64Of } from './base64.ts';
import { type Known, type Mended, mendMarks } from './mend.ts';
import { locateThreads } from './placement.ts';
import { readAnchors } from './standing.ts';
import type { Entry } from './steps.ts';

const notes = sectionId('notes');
const thread = threadId('t');
const start = body(
  paragraph('Start with a tape diagram, then compare $a:b$ with five cups.'),
  paragraph('Ask what each part stands for, then compare with five cups again.'),
);

const heading = ({ editor }: { editor: HeadlessEditor }, words: string) => {
  const at = editor.find(words);
  editor.dispatch(editor.state.tr.setBlockType(at, at, editor.state.schema.node('heading').type, { level: 2 }));
};
const split = ({ editor }: { editor: HeadlessEditor }, words: string) => {
  editor.dispatch(editor.state.tr.setSelection(TextSelection.create(editor.state.doc, editor.find(words))));
  editor.run(splitBlock);
};

/** A server with its log, and two authors who are told only when they are online. */
function plan(client = 1) {
  const { open } = seed('unit', { sections: [newSection(ownSection, { id: notes, after: null, body: start })] });
  const server = openOn(client, open);
  const log: Entry[] = [];
  const author = (client: number, by: string) => {
    const doc = openOn(client, open);
    const section = findSection(doc, notes);
    if (!section) throw new Error('no notes');
    return { doc, by, editor: new HeadlessEditor(section) };
  };
  const [ana, ben] = [author(2, 'ana'), author(3, 'ben')];
  const send = ({ doc, by }: typeof ana) => {
    const update = Y.encodeStateAsUpdate(doc, Y.encodeStateVector(server));
    log.push({ by, at: log.length + 1, update: base64Of(update) });
    Y.applyUpdate(server, update);
  };
  const hear = ({ doc }: typeof ana) => Y.applyUpdate(doc, Y.encodeStateAsUpdate(server, Y.encodeStateVector(doc)));
  let known = { quote: '', pieces: readAnchors(server)[thread] ?? [] };
  const comment = (on: typeof ana, words: string, until?: string) => {
    const result = setCommentMark(server, thread, on.editor.quoting(words, until));
    if (!result.set) throw new Error(result.because);
    known = { quote: result.quote, pieces: readAnchors(server)[thread] ?? [] };
    log.length = 0;
  };
  /** A look that has read only some of the log: more was written since. `marked`: what was marked before it read the log. */
  const lookLate = (entries: readonly Entry[], marked: Known['marked'] = []): Mended =>
    mendMarks(server, { [thread]: { ...known, marked } }, entries);
  const mend = (): Mended => {
    const before = findSection(server, notes)
      ?.body?.toString()
      .replaceAll(/<[^>]*>/g, '');
    const mended = mendMarks(server, { [thread]: known }, log);
    expect(
      findSection(server, notes)
        ?.body?.toString()
        .replaceAll(/<[^>]*>/g, ''),
    ).toBe(before);
    known = { ...known, pieces: mended.anchors[thread]?.length ? mended.anchors[thread] : known.pieces };
    log.length = 0;
    return mended;
  };
  const marked = () => locateThreads(server)[thread]?.flatMap(({ pieces }) => pieces) ?? [];
  return { server, ana, ben, send, hear, comment, lookLate, mend, marked };
}

describe('words that were taken and brought anew', () => {
  test('by a split that was made without a connection keep the thread that was set meanwhile', () => {
    const { ana, ben, send, comment, mend, marked } = plan();
    comment(ben, 'diagram, then compare');
    split(ana, 'then compare');
    send(ana);
    expect(marked().join('')).not.toBe('diagram, then compare');
    mend();
    expect(marked()).toEqual(['diagram, ', 'then compare']);
  });

  test('are told apart from the same words elsewhere by what stands beside them', () => {
    const { ana, ben, send, comment, mend, marked, server } = plan();
    comment(ben, 'with five cups again', 'five cups again');
    heading(ana, 'Ask');
    ana.editor.typeBefore('Start', 'with five cups. ');
    send(ana);
    mend();
    expect(marked()).toEqual(['with five cups again']);
    expect(locateThreads(server)[thread]).toHaveLength(1);
  });

  test('by an undo of what was done before the comment', () => {
    const { ana, ben, send, hear, comment, mend, marked } = plan();
    const undo = new Y.UndoManager(ana.doc.getMap('sections'), {
      trackedOrigins: new Set([ySyncPluginKey]),
      captureTimeout: 0,
    });
    heading(ana, 'Ask');
    send(ana);
    hear(ben);
    comment(ben, 'each part');
    hear(ana);
    undo.undo();
    send(ana);
    mend();
    expect(marked()).toEqual(['each part']);
  });

  test('as a formula, by a split that was made without a connection', () => {
    const { ana, ben, send, comment, mend, marked } = plan();
    comment(ben, 'then compare', ' with five cups.');
    split(ana, 'then compare');
    send(ana);
    mend();
    expect(marked()).toEqual(['then compare ', '$a:b$', ' with five cups.']);
  });
});

describe('a mark that no honest page would set', () => {
  const forge = (doc: Y.Doc, from: number, length: number, there: boolean) => {
    const line = findSection(doc, notes)?.body?.get(0);
    const text = line instanceof Y.XmlElement ? line.get(0) : null;
    if (!(text instanceof Y.XmlText)) throw new Error('no words');
    const runs: { attributes?: Record<string, unknown> }[] = text.toDelta();
    const name = runs.flatMap(({ attributes }) => Object.keys(attributes ?? {}))[0] ?? 'comment--AAAAAAAA';
    text.format(from, length, { [name]: there ? { thread } : null });
  };

  test('on words beside its own, or under another name, is taken off', () => {
    const { ana, ben, send, hear, comment, mend, marked } = plan();
    comment(ben, 'tape diagram');
    hear(ana);
    forge(ana.doc, 0, 20, true);
    send(ana);
    expect(mend().strays).toEqual([thread]);
    expect(marked()).toEqual(['tape diagram']);
  });

  test('taken off its words is set again', () => {
    const { ana, ben, send, hear, comment, mend, marked } = plan();
    comment(ben, 'tape diagram');
    hear(ana);
    forge(ana.doc, 0, 40, false);
    send(ana);
    expect(marked()).toEqual([]);
    expect(mend().strays).toEqual([]);
    expect(marked()).toEqual(['tape diagram']);
  });
});

describe('words that somebody writes beside those of a comment that they do not know of', () => {
  // Which of two that stand at one place comes first Yjs decides by who is the greater.
  test.each([1, 99])('stay without its mark, whichever way Yjs has put them: the server is %i', (client) => {
    const { ana, ben, send, comment, mend, marked } = plan(client);
    comment(ben, 'with five cups.');
    const end = ana.editor.find(' with five cups.') + ' with five cups.'.length;
    ana.editor.dispatch(ana.editor.state.tr.insertText(' And then with six.', end));
    send(ana);
    expect(mend().strays).toEqual([]);
    expect(marked()).toEqual(['with five cups.']);
  });

  test.each([1, 99])('by a join, and before the first of them: the server is %i', (client) => {
    const { ana, ben, send, comment, mend, marked } = plan(client);
    comment(ben, 'Start with a tape diagram, then compare', ' with five cups.');
    ana.editor.typeBefore('Start', 'At first: ');
    ana.editor.dispatch(
      ana.editor.state.tr.setSelection(TextSelection.create(ana.editor.state.doc, ana.editor.find('Ask what'))),
    );
    ana.editor.run((state, dispatch) => joinBackward(state, dispatch));
    send(ana);
    expect(mend().strays).toEqual([]);
    expect(marked()).toEqual(['Start with a tape diagram, then compare ', '$a:b$', ' with five cups.']);
  });

  test('and words that whoever knows of it writes inside keep it', () => {
    const { ana, ben, send, hear, comment, mend, marked } = plan(99);
    comment(ben, 'with five cups.');
    hear(ana);
    ana.editor.typeBefore('cups', 'big ');
    send(ana);
    mend();
    expect(marked()).toEqual(['with five big cups.']);
  });

  test('nor do those lose it that somebody puts in the place of others, which begin or end alike', () => {
    const { ana, ben, send, hear, comment, mend, marked } = plan(99);
    comment(ben, 'a tape diagram');
    hear(ana);
    const { state } = ana.editor;
    const at = ana.editor.find('a tape diagram');
    const marks = state.doc.nodeAt(at)?.marks ?? [];
    ana.editor.dispatch(state.tr.replaceWith(at, at + 14, state.schema.text('the program', marks)));
    send(ana);
    expect(mend().strays).toEqual([]);
    expect(marked()).toEqual(['the program']);
  });
});

describe('words that somebody writes while the server looks', () => {
  test('keep the mark that the editor gave them, until the server has read who wrote them', () => {
    const { ana, ben, send, hear, comment, lookLate, mend, marked, server } = plan();
    comment(ben, 'tape diagram');
    hear(ana);
    const before = readAnchors(server)[thread];
    ana.editor.typeBefore('diagram', 'long ');
    send(ana);
    expect(marked()).toEqual(['tape long diagram']);
    expect(lookLate([], before)).toMatchObject({ strays: [], late: [thread] });
    expect(marked()).toEqual(['tape long diagram']);
    expect(mend()).toMatchObject({ strays: [], late: [], gone: {} });
    expect(marked()).toEqual(['tape long diagram']);
  });

  test('and take away are not gone before the server has read who did it', () => {
    const { ana, ben, send, hear, comment, lookLate, mend, server } = plan();
    comment(ben, 'tape diagram');
    hear(ana);
    const before = readAnchors(server)[thread];
    const at = ana.editor.find('tape diagram');
    ana.editor.dispatch(ana.editor.state.tr.delete(at, at + 12));
    send(ana);
    expect(lookLate([], before).late).toEqual([thread]);
    expect(mend().gone).toEqual({ [thread]: { by: 'ana', at: 1 } });
  });

  test('nor in a section that is taken out in that moment', () => {
    const { ana, ben, send, hear, comment, lookLate, mend, server } = plan();
    comment(ben, 'tape diagram');
    hear(ana);
    const before = readAnchors(server)[thread];
    removeSection(ana.doc, notes, { at: instant(1), by: personId('ana') }, 'me');
    send(ana);
    expect(lookLate([], before).late).toEqual([thread]);
    expect(mend().gone).toEqual({ [thread]: { by: 'ana', at: 1 } });
  });
});

describe('who took the words away', () => {
  const remove = ({ editor }: { editor: HeadlessEditor }, words: string) => {
    const at = editor.find(words);
    editor.dispatch(editor.state.tr.delete(at, at + words.length));
  };

  test('is whoever took the last of them, and nobody while one stands', () => {
    const { ana, ben, send, hear, comment, mend } = plan();
    comment(ben, 'tape diagram');
    remove(ana, 'tape ');
    send(ana);
    expect(mend().gone).toEqual({});
    hear(ben);
    remove(ben, 'diagram');
    send(ben);
    expect(mend().gone).toEqual({ [thread]: { by: 'ben', at: 1 } });
  });

  test('is whoever took away the section that they stand in, whatever the section itself says', () => {
    const { ana, ben, send, hear, comment, mend } = plan();
    comment(ben, 'tape diagram');
    removeSection(ana.doc, notes, { at: instant(1), by: personId('somebody else') }, 'me');
    send(ana);
    expect(mend().gone).toEqual({ [thread]: { by: 'ana', at: 1 } });
    hear(ben);
    bringBackSection(ben.doc, notes, 'me');
    send(ben);
    expect(mend().gone).toEqual({});
  });
});
