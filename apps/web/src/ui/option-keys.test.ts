/** What Alt and a letter ask for, on a keyboard of a Chromebook and of a Mac, and what another keyboard writes with AltGr. */
import { expect, test } from 'vitest';
import { isCommentKey, isFormulaKey } from './option-keys.ts';

const none = { altKey: false, ctrlKey: false, metaKey: false };

test('Ctrl Alt M comments, and on a Mac Command Option M, where it writes µ', () => {
  expect(isCommentKey({ ...none, key: 'm', code: 'KeyM', altKey: true, ctrlKey: true })).toBe(true);
  expect(isCommentKey({ ...none, key: 'M', code: 'Semicolon', altKey: true, ctrlKey: true })).toBe(true);
  expect(isCommentKey({ ...none, key: 'µ', code: 'KeyM', altKey: true, metaKey: true })).toBe(true);
  expect(isCommentKey({ ...none, key: 'm', code: 'KeyM', ctrlKey: true })).toBe(false);
});

test('a µ that is typed with AltGr, which a browser tells as Ctrl and Alt, is a µ', () => {
  expect(isCommentKey({ ...none, key: 'µ', code: 'KeyM', altKey: true, ctrlKey: true })).toBe(false);
});

test('Alt = asks for a formula, and on a Mac Option =, where it writes ≠', () => {
  expect(isFormulaKey({ ...none, key: '=', code: 'Equal', altKey: true })).toBe(true);
  expect(isFormulaKey({ ...none, key: '≠', code: 'Equal', altKey: true })).toBe(true);
  expect(isFormulaKey({ ...none, key: '=', code: 'Equal' })).toBe(false);
});
