/** Which letters may wait for their frame: those that stay what a browser makes of them, where words stand. And what one that fails stops. */
import { bodyExtensions } from '@tangram/plan/body';
import { getSchema } from '@tiptap/core';
import { EditorState, TextSelection } from '@tiptap/pm/state';
import { expect, test, vi } from 'vitest';
import { isAmongWords } from './painted-first.ts';

const schema = getSchema([...bodyExtensions]);
const link = { type: 'link', attrs: { href: 'https://example.org/' } };

/** A paragraph of these texts, the caret behind so many places of it. */
function caretIn(texts: readonly object[], at: number): EditorState {
  const doc = schema.nodeFromJSON({ type: 'doc', content: [{ type: 'paragraph', content: texts }] });
  const state = EditorState.create({ schema, doc });
  return state.apply(state.tr.setSelection(TextSelection.create(doc, 1 + at)));
}

const plain = { type: 'text', text: 'three cups' };

test('among plain words, and at their end', () => {
  expect([1, 5, 10].map((at) => isAmongWords(caretIn([plain], at)))).toEqual([true, true, true]);
});

test('not in an empty line, nor before its first letter: something else stands there until one does', () => {
  expect(isAmongWords(caretIn([], 0))).toBe(false);
  expect(isAmongWords(caretIn([plain], 0))).toBe(false);
});

test('not behind a formula, where the browser has no text to go on with', () => {
  expect(isAmongWords(caretIn([plain, { type: 'formula', attrs: { latex: 'x' } }], 11))).toBe(false);
});

test('in a link and not at its end, which does not go on', () => {
  const linked = [{ ...plain, marks: [link] }];
  expect(isAmongWords(caretIn(linked, 5))).toBe(true);
  expect(isAmongWords(caretIn(linked, 10))).toBe(false);
});

test('not after Bold was pressed, and not in the place of selected words', () => {
  const state = caretIn([plain], 5);
  expect(isAmongWords(state.apply(state.tr.addStoredMark(schema.mark('bold'))))).toBe(false);
  expect(isAmongWords(state.apply(state.tr.setSelection(TextSelection.create(state.doc, 1, 4))))).toBe(false);
});

test('a letter that cannot be read is told of, and stops nobody', async () => {
  const failure = new Error('no such place');
  const reported: unknown[] = [];
  vi.stubGlobal('navigator', { userAgent: 'Chrome/140' });
  vi.stubGlobal('reportError', (error: unknown) => reported.push(error));
  vi.doMock('../../ui/after-frame.ts', () => ({ afterFrame: () => {} }));
  vi.resetModules();
  const { letterWaits, paintedFirst, readLetter } = await import('./painted-first.ts');
  const [plugin] = paintedFirst.config.addProseMirrorPlugins?.call({} as never) ?? [];
  const forceFlush = () => {
    throw failure;
  };
  const view = { composing: false, state: caretIn([plain], 5), domObserver: { flushingSoon: -1, forceFlush } };
  const types = plugin?.props.handleDOMEvents?.beforeinput as (on: object, event: object) => boolean;
  types(view, { inputType: 'insertText', data: 'e' });
  expect(letterWaits.get()).toBe(true);
  readLetter();
  expect(letterWaits.get()).toBe(false);
  expect(reported).toEqual([failure]);
  vi.doUnmock('../../ui/after-frame.ts');
  vi.unstubAllGlobals();
});
