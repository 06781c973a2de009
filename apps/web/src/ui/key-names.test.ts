/** Keys are called what stands on them. */
import { expect, test } from 'vitest';
import { isMac, onMacKeys } from './key-names.ts';

test.each([
  [{ platform: 'MacIntel' }, true],
  [{ platform: 'iPad' }, true],
  [{ platform: '', userAgentData: { platform: 'macOS' } }, true],
  [{ platform: 'Linux x86_64', userAgentData: { platform: 'Chrome OS' } }, false],
  [{ platform: 'Win32' }, false],
  [{}, false],
])('%o has the keys of a Mac: %s', (device, expected) => {
  expect(isMac(device)).toBe(expected);
});

test.each([
  ['Ctrl Z', '⌘Z'],
  ['Ctrl Shift Z', '⇧⌘Z'],
  ['Ctrl Alt M', '⌥⌘M'],
  ['Alt Shift ↑', '⌥⇧↑'],
  ['Alt =', '⌥='],
  ['Alt F10', '⌥F10'],
  ['Shift Enter', '⇧Enter'],
  ['Escape', 'Escape'],
])('%s is %s on a Mac', (keys, expected) => {
  expect(onMacKeys(keys)).toBe(expected);
});
